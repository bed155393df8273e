"""Every text of the interface is said in Vietnamese."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from django.conf import settings

import polib
import pytest

from core.catalogues import catalogue_files

FILLED_IN = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
SOURCES = ("site", "media", "search")


def needed(program: str) -> None:
    """Skips, or fails where nothing may be skipped, without a program of gettext."""
    if shutil.which(program) is None:
        missing = f"{program} is missing: install gettext."
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> polib.POFile:
    """All texts that code and templates ask for, as Django's own makemessages finds them."""
    needed("xgettext")
    # A copy without our catalogues, because makemessages writes into those it finds.
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        shutil.copytree(
            settings.BASE_DIR / name,
            copy / name,
            ignore=shutil.ignore_patterns("locale", "static", "__pycache__", "fonts"),
        )
    (copy / "locale").mkdir()
    command = ["-m", "django", "makemessages", "--locale", "vi", "--extension", "html,txt,xml,py"]
    environment = {
        key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"
    }
    done = subprocess.run(
        [sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return polib.pofile(str(copy / "locale" / "vi" / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="module")
def said() -> set[tuple[str | None, str]]:
    """The texts that our catalogues translate; a fuzzy translation is none."""
    catalogues = [polib.pofile(str(path)) for path in catalogue_files(settings.SITE_DIR / "locale")]
    return {(each.msgctxt, each.msgid) for file in catalogues for each in file.translated_entries()}


def test_every_text_has_a_vietnamese_translation(asked, said):
    assert len(asked) > 200
    missing = [
        f"{each.occurrences[0][0]}: {each.msgid}"
        for each in asked
        if (each.msgctxt, each.msgid) not in said
    ]
    assert not missing, f"{len(missing)} texts have no Vietnamese:\n" + "\n".join(missing)


def test_translations_fill_in_only_what_their_source_has():
    """A name such as `%(count)s` that the source does not have breaks the page that fills it."""
    faults = []
    for path in catalogue_files(settings.SITE_DIR / "locale"):
        for entry in polib.pofile(str(path)).translated_entries():
            source = set(FILLED_IN.findall(entry.msgid + (entry.msgid_plural or "")))
            for target in [entry.msgstr, *entry.msgstr_plural.values()]:
                if target and set(FILLED_IN.findall(target)) - source:
                    faults.append(f"{path.parts[-3]}: {entry.msgid!r} → {target!r}")
    assert not faults, "\n".join(faults)


def test_gettext_itself_finds_no_fault_in_our_catalogues():
    """A name that the translation leaves out is one too: what it stands for goes unsaid."""
    needed("msgfmt")
    for path in catalogue_files(settings.SITE_DIR / "locale"):
        command = ["msgfmt", "--check", "--output-file", os.devnull, str(path)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
