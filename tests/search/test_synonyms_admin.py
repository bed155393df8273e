"""Synonyms as editors keep them, and the ones every site begins with."""

import importlib

from django.apps import apps
from django.urls import reverse

from wagtail.users.models import UserProfile

import pytest

from demo.factories.home import StandardPageFactory
from demo.factories.users import UserFactory
from search.models import SynonymSet
from users.enums import Role

pytestmark = pytest.mark.django_db

first_synonyms = importlib.import_module("search.migrations.0003_first_synonyms")
FIRST = first_synonyms.FIRST

LIST = "wagtailsnippets_search_synonymset:list"
ADD = "wagtailsnippets_search_synonymset:add"


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=[Role.EDITOR]))
    return client


def titles(client, query):
    page = client.get("/search/", {"q": query}).context["results"]
    return [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in page]


def test_what_an_editor_adds_takes_effect_with_the_next_search(editor, home):
    StandardPageFactory(parent=home, title="Chữ ký điện tử cho mọi nhà")
    assert titles(editor, "CKĐT") == []
    answer = editor.post(reverse(ADD), {"wordings": "CKĐT\nchữ ký điện tử"})
    assert answer.status_code == 302
    assert titles(editor, "CKĐT") == ["Chữ ký điện tử cho mọi nhà"]
    synonyms = SynonymSet.objects.get(wordings__startswith="CKĐT")
    edit = reverse("wagtailsnippets_search_synonymset:edit", args=[synonyms.pk])
    assert editor.post(edit, {"wordings": "CKĐT\nchữ ký"}).status_code == 302
    assert titles(editor, "CKĐT") == ["Chữ ký điện tử cho mọi nhà"]


@pytest.mark.parametrize(
    ("wordings", "said"),
    [
        ("", "This field is required."),
        ("CĐS", "Enter two different wordings at least, each on a line of its own."),
        ("chuyển đổi số\nCHUYEN DOI SO", "Enter two different wordings at least"),
        ("CĐS\n…", "“…” has neither letters nor digits."),
        ("CĐS\n" + "chữ " * 13, "has 13 words; at most 12 are allowed."),
        ("\n".join(f"từ {number}" for number in range(21)), "21 wordings; at most 20 are allowed."),
        ("CĐS\n" + "x" * 1000, "at most 1000 characters"),
    ],
)
def test_the_form_names_what_is_wrong_and_how_to_mend_it(client, wordings, said):
    user = UserFactory(groups=[Role.EDITOR])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    answer = client.post(reverse(ADD), {"wordings": wordings})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["wordings"]
    assert said in answer.content.decode()
    assert SynonymSet.objects.count() == len(FIRST)


def test_the_report_of_fruitless_searches_leads_to_a_filled_form(editor):
    answer = editor.get(reverse(ADD), {"wordings": "sổ đỏ"})
    assert answer.context["form"]["wordings"].value() == "sổ đỏ"


def test_a_site_begins_with_the_abbreviations_of_the_field(editor, home):
    StandardPageFactory(parent=home, title="Thanh toán không dùng tiền mặt ở chợ")
    assert titles(editor, "ttkdtm") == ["Thanh toán không dùng tiền mặt ở chợ"]
    for synonyms in SynonymSet.objects.all():
        synonyms.full_clean()
    assert SynonymSet.objects.count() == len(FIRST)
    assert "CĐS = chuyển đổi số" in editor.get(reverse(LIST)).content.decode()


def test_the_first_synonyms_can_be_taken_back_but_not_what_editors_wrote():
    changed = SynonymSet.objects.get(wordings__startswith="CNTT")
    changed.wordings += "\nthông minh nhân tạo"
    changed.save()
    first_synonyms.remove_first_synonyms(apps, None)
    assert list(SynonymSet.objects.all()) == [changed]
