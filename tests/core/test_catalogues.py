import gettext
import json
import os
import re
import shutil
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from wagtail.users.models import UserProfile

import polib
import pytest

from core import borrowed_texts
from core.catalogues import compile_catalogues
from demo.factories.users import UserFactory

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


def write(source: Path, body: str, language: str = "vi") -> None:
    path = source / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + body, encoding="utf-8")


def compiled(target: Path) -> gettext.GNUTranslations:
    with (target / "vi" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_each_language_is_compiled_and_what_is_not_translated_is_left_out(tmp_path: Path) -> None:
    write(
        tmp_path / "po",
        'msgid "News"\nmsgstr "Tin tức"\n\nmsgid "Empty"\nmsgstr ""\n\n'
        'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d ngày"\n',
    )
    write(tmp_path / "po", 'msgid "News"\nmsgstr "Nouvelles"\n', language="fr")

    assert compile_catalogues(tmp_path / "po", tmp_path / "mo") == {"fr": 1, "vi": 2}

    texts = compiled(tmp_path / "mo")
    assert texts.gettext("News") == "Tin tức"
    assert texts.gettext("Empty") == "Empty"
    assert texts.ngettext("%d day", "%d days", 5) == "%d ngày"


def test_a_source_without_catalogues_compiles_to_nothing(tmp_path: Path) -> None:
    assert compile_catalogues(tmp_path / "none", tmp_path / "mo") == {}
    assert not (tmp_path / "mo").exists()


def test_a_broken_catalogue_is_named(tmp_path: Path, settings) -> None:
    write(tmp_path / "locale", "nonsense\n")
    settings.SITE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "mo"]

    with pytest.raises(CommandError, match=r"django\.po"):
        call_command("compile_catalogues")


def test_the_command_compiles_the_sites_own_texts(tmp_path: Path, settings, capsys) -> None:
    write(tmp_path / "locale", 'msgid "News"\nmsgstr "Tin tức"\n')
    settings.SITE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "mo"]

    call_command("compile_catalogues")

    assert "vi: 1" in capsys.readouterr().out
    assert compiled(tmp_path / "mo").gettext("News") == "Tin tức"


def test_texts_are_collected_into_one_sorted_catalogue_and_nothing_is_guessed(
    tmp_path: Path, settings, monkeypatch
) -> None:
    if shutil.which("xgettext") is None and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("xgettext is missing: install gettext.")
    write(tmp_path / "site" / "locale", 'msgid "New"\nmsgstr "Mới"\n')
    (tmp_path / "site" / "words.py").write_text('_("News")\n_("Archive")\n_("New")\n')
    settings.SITE_DIR = tmp_path / "site"
    monkeypatch.chdir(tmp_path)

    call_command("makemessages", "--locale", "vi", "--no-location", verbosity=0)

    found = polib.pofile(str(tmp_path / "site" / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
    assert [(each.msgid, each.msgstr) for each in found] == [
        ("Archive", ""),
        ("New", "Mới"),
        ("News", ""),
    ]


def test_texts_of_others_that_we_collect_are_said_in_vietnamese() -> None:
    with translation.override("vi"):
        texts = (
            borrowed_texts.DATES,
            borrowed_texts.ADMINISTRATION,
            borrowed_texts.EDITING,
            borrowed_texts.PROMOTIONS,
            borrowed_texts.SCRIPTS,
        )
        for text in chain(*texts):
            assert translation.gettext(text) != text, text


def test_tests_see_compiled_translations_below_their_own_folder() -> None:
    assert settings.LOCALE_PATHS[0].is_relative_to(settings.VAR_DIR)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("vi", "Thu gọn tất cả"), ("en", "Collapse all")])
def test_the_scripts_of_the_admin_speak_the_language_of_the_editor(client, language, said) -> None:
    editor = UserFactory(superuser=True)
    UserProfile.objects.create(user=editor, preferred_language=language)
    client.force_login(editor)
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    texts = json.loads(re.search(r"newcatalog = (\{.*?\n  \});", script, re.DOTALL).group(1))
    assert texts["Collapse all"] == said
    # What Wagtail says itself stays.
    assert texts.get("Cancel", "Cancel") == {"vi": "Hủy bỏ", "en": "Cancel"}[language]
