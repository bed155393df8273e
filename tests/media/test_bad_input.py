"""Whatever is typed into the forms of slogans, screens and bulletins: what is wrong is named, what was typed stays."""

from __future__ import annotations

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from demo.factories.bulletins import BulletinFactory
from demo.factories.media import AssetKindFactory, PlaylistFactory
from tests.media.bulletins.test_bulletin_admin import form_data as bulletin_data
from tests.media.led.test_playlist_admin import form as playlist_data
from tests.media.specs.test_kinds_admin import kind_data

pytestmark = pytest.mark.django_db

HOSTILE = {
    "nothing": "",
    "blanks": " \t ",
    "too long": "dài " * 6000,
    "NUL": "a\0b",
    "emoji": "🎉🇻🇳",
    "decomposed": "Ho\u0323\u0302i thi e\u0302\u0301",
    "HTML": "<script>alert(1)</script>&amp;",
    "negative": "-1",
    "huge": "9" * 40,
    "too long to be a number": "9" * 5000,
    "no finite number": "1e309",
    "a key of nobody": "987654321",
    "no day": "2026-02-31",
    "no hour": "25:61",
    "first year": "0001-01-01",
}
# What the page keeps for itself of its rows.
UNSEEN = ("_FORMS", "-id", "-ORDER", "-DELETE")


def snippets():
    """Each form by its address to add one, with what a sound one sends."""
    slide = {"text": "Câu gõ", "weekdays": ["6"]}
    size = {"name": "6 × 1 m", "measure": "mm", "width": "6000", "height": "1000"}
    return {
        "bulletin": bulletin_data(("05:30", ["monday"])),
        "abbreviation": {"written": "NQ57", "spoken": "nghị quyết năm mươi bảy"},
        "playlist": playlist_data(slide),
        "ledboard": {
            "name": "Cổng làng", "name_en": "", "columns": "16", "rows": "2", "sort_order": "0",
        },
        "assetkind": kind_data(size | {"least_dpi": "50", "least_width": "", "most_seconds": ""}),
        "slogan": {
            "wording": "Mỗi nhà một buổi", "wording_en": "", "category": "", "campaign": "",
            "topic": "", "document": "", "passage": "", "use_from": "", "use_until": "",
            "sort_order": "0",
        },
        "slogancategory": {"name": "Ra quân", "name_en": "", "slug": "", "sort_order": "0"},
    }  # fmt: skip


def typed(html):
    """What stands in each field of the form that was answered with."""
    found = {}
    for field in BeautifulSoup(html, "html.parser").select("input[name], textarea[name]"):
        if field.get("type") not in ("checkbox", "radio", "file", "hidden", "submit"):
            value = field.get_text() if field.name == "textarea" else field.get("value", "")
            found[field["name"]] = value.removeprefix("\n").replace("\r\n", "\n")
    return found


def faults(response):
    """The names of the fields that the page complains of, those of its rows too."""
    form = response.context["form"]
    named = {name: said for name, said in form.errors.items() if said}
    for prefix, formset in getattr(form, "formsets", {}).items():
        if formset.non_form_errors():
            named[prefix] = formset.non_form_errors()
        for row in formset.forms:
            named |= {row.add_prefix(name): said for name, said in row.errors.items()}
    return named


def sent_with(sound, value):
    """A sound form with this in every field that is typed into."""
    return {
        field: said if field.endswith(UNSEEN) or isinstance(said, list) else value
        for field, said in sound.items()
    }


@pytest.mark.parametrize("kind", snippets())
def test_every_fault_is_named_and_nothing_typed_is_lost(office, kind):
    add, sound = reverse(f"wagtailsnippets_media_{kind}:add"), snippets()[kind]
    office.raise_request_exception = False
    wrong, refused = [], 0
    for name, value in HOSTILE.items():
        sent = sent_with(sound, value)
        answer = office.post(add, sent)
        if answer.status_code >= 500:
            wrong.append(f"{name}: {answer.status_code} {answer.exc_info[1]!r}")
        elif answer.status_code == 200:
            refused += 1
            html = answer.content.decode()
            if not faults(answer):
                wrong.append(f"{name}: refused without a word")
            if "<script>alert(1)" in html:
                wrong.append(f"{name}: what was typed became code")
            kept = {field: said for field, said in typed(html).items() if field in sent}
            lost = [field for field, said in kept.items() if said not in (value, sound[field])]
            if lost and "\0" not in value:
                wrong.append(f"{name}: lost {lost}")
    assert refused
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", snippets())
def test_no_single_field_breaks_a_form(office, kind):
    add, sound = reverse(f"wagtailsnippets_media_{kind}:add"), snippets()[kind]
    office.raise_request_exception = False
    wrong = []
    for field in sound:
        for name in ("NUL", "huge"):
            answer = office.post(add, sound | {field: HOSTILE[name]})
            if answer.status_code >= 500:
                wrong.append(f"{field}, {name}: {answer.exc_info[1]!r}")
            elif answer.status_code == 200 and not faults(answer):
                wrong.append(f"{field}, {name}: refused without a word")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("kind", "factory", "rows"),
    [
        ("bulletin", BulletinFactory, "times"),
        ("playlist", PlaylistFactory, "items"),
        ("assetkind", AssetKindFactory, "specs"),
    ],
)
def test_rows_of_another_one_are_left_alone(office, kind, factory, rows):
    """The key of a row belongs to another bulletin, playlist or kind: it stays where and as it is."""
    office.raise_request_exception = False
    mine = factory()
    add = reverse(f"wagtailsnippets_media_{kind}:add")
    assert office.post(add, snippets()[kind]).status_code == 302
    theirs = type(mine).objects.exclude(pk=mine.pk).get()
    if kind != "assetkind":
        theirs.get_latest_revision_as_object().save()
    (stolen,) = getattr(type(mine).objects.get(pk=theirs.pk), rows).all()
    before = {name: getattr(stolen, name) for name in ("pk", "sort_order")}
    sent = snippets()[kind] | {f"{rows}-INITIAL_FORMS": 1, f"{rows}-0-id": stolen.pk}
    for deleted in ("", "on"):
        edit = reverse(f"wagtailsnippets_media_{kind}:edit", args=[mine.pk])
        answer = office.post(edit, sent | {f"{rows}-0-DELETE": deleted, "action-publish": "x"})
        assert answer.status_code < 500, answer.exc_info[1]
        (left,) = getattr(type(mine).objects.get(pk=theirs.pk), rows).all()
        assert {name: getattr(left, name) for name in before} == before
