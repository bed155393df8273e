"""Translations: the `.po` files of the source, compiled where the site reads them."""

from __future__ import annotations

from pathlib import Path

import polib


def catalogue_files(source: Path) -> list[Path]:
    """The catalogue of each language below `source`, ordered by the language's code."""
    return sorted(source.glob("*/LC_MESSAGES/django.po"))


def compile_catalogues(source: Path, target: Path) -> dict[str, int]:
    """Compile each catalogue below `source` to `target/<language>/LC_MESSAGES/django.mo`.

    Returns how many texts each language has. Raises `OSError`, naming file and line, if a catalogue
    can't be read.
    """
    counts: dict[str, int] = {}
    for path in catalogue_files(source):
        catalogue = polib.pofile(str(path))
        compiled = target / path.relative_to(source).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        # A reader that starts meanwhile finds the old file or the new one, never half of one.
        unfinished = compiled.with_suffix(".part")
        catalogue.save_as_mofile(str(unfinished))
        unfinished.replace(compiled)
        counts[path.parent.parent.name] = len(catalogue.translated_entries())
    return counts
