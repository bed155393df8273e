"""Translations: the `.po` files of the source, compiled where the site reads them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import polib


def catalogue_files(source: Path) -> list[Path]:
    """Every `django.po` below `source`, in the order in which they are merged."""
    return sorted(source.glob("**/LC_MESSAGES/django.po"))


def compile_catalogues(source: Path, target: Path) -> dict[str, int]:
    """Merge the catalogues below `source` by language into `target/<language>/LC_MESSAGES/django.mo`.

    A text that stands in several catalogues is taken from the first that translates it. Returns how many
    texts each language has. Raises `OSError`, naming file and line, if a catalogue can't be read.
    """
    merged: dict[str, polib.MOFile] = {}
    seen: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for path in catalogue_files(source):
        language = path.parent.parent.name
        catalogue = polib.pofile(str(path))
        into = merged.setdefault(language, polib.MOFile())
        into.metadata = into.metadata or catalogue.metadata
        for entry in catalogue.translated_entries():
            key = (entry.msgctxt, entry.msgid)
            if key not in seen[language]:
                seen[language].add(key)
                into.append(entry)
    for language, compiled in merged.items():
        path = target / language / "LC_MESSAGES" / "django.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        # A reader that starts meanwhile finds the old file or the new one, never half of one.
        unfinished = path.with_suffix(".part")
        compiled.save(str(unfinished))
        unfinished.replace(path)
    return {language: len(compiled) for language, compiled in merged.items()}
