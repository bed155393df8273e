"""The menus, forms and reports of the search in the admin."""

import csv
import importlib
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from wagtail.contrib import search_promotions
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

import polib
import pytest
from openpyxl import load_workbook

from core.borrowed_texts import PROMOTIONS
from core.duties import registered
from demo.factories.home import StandardPageFactory
from demo.factories.users import UserFactory
from search import counting, duties
from search.models import Document, FruitlessSearch, Word
from users.enums import Role

pytestmark = pytest.mark.django_db

REPORT = "fruitless_searches"
PROMOTED = "wagtailsearchpromotions:index"
ADD_PROMOTION = "wagtailsearchpromotions:add"


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=[Role.EDITOR]))
    return client


def in_vain(query, times, days_ago=0, found=0):
    """So many searches for the query on a day found nothing, and so many something."""
    row, day = Query.get(query), timezone.localdate() - timedelta(days=days_ago)
    QueryDailyHits.objects.create(query=row, date=day, hits=times + found)
    if times:
        FruitlessSearch.objects.create(query=row, date=day, times=times)


def rows(client, **query):
    answer = client.get(reverse(REPORT), query)
    assert answer.status_code == 200
    return [(row["words"], row["times_in_vain"]) for row in answer.context["object_list"]]


def test_the_report_lists_what_was_looked_for_in_vain_the_most_frequent_first(editor):
    in_vain("sổ đỏ", 3, days_ago=2)
    in_vain("sổ đỏ", 4)
    in_vain("cấp lại bằng lái", 9, days_ago=10)
    in_vain("chuyển đổi số", 0, found=50)
    assert rows(editor) == [("cấp lại bằng lái", 9), ("sổ đỏ", 7)]
    text = editor.get(reverse(REPORT)).content.decode()
    assert f"{timezone.localdate():%d/%m/%Y}" in text


def test_the_report_speaks_the_language_of_its_reader(editor):
    assert "Nhiều nhất là 90 ngày gần đây" in editor.get(reverse(REPORT)).content.decode()
    user = get_user_model().objects.get()
    UserProfile.objects.create(user=user, preferred_language="en")
    assert "The last 90 days at most" in editor.get(reverse(REPORT)).content.decode()


def test_what_was_asked_for_seldom_is_not_shown(editor):
    in_vain("nguyễn văn a", counting.FEWEST_TIMES - 1)
    in_vain("sổ đỏ", counting.FEWEST_TIMES - 1, days_ago=1)
    in_vain("sổ đỏ", 1)
    assert rows(editor) == [("sổ đỏ", counting.FEWEST_TIMES)]


def test_the_report_is_narrowed_to_a_period(editor):
    in_vain("sổ đỏ", 3, days_ago=20)
    in_vain("sổ đỏ", 1, days_ago=6)
    in_vain("hộ chiếu", 5, days_ago=40)
    assert rows(editor, period=7) == [("sổ đỏ", 1)]
    assert rows(editor, period=30) == [("sổ đỏ", 4)]
    assert rows(editor, period="") == [("hộ chiếu", 5), ("sổ đỏ", 4)]
    assert len(rows(editor, period="1000000")) == 2


def test_each_query_of_the_report_leads_to_forms_that_mend_it(editor):
    in_vain("sổ đỏ & hồng", 3)
    text = editor.get(reverse(REPORT)).content.decode()
    for name, parameter in (
        (ADD_PROMOTION, "query"),
        ("wagtailsnippets_search_synonymset:add", "wordings"),
    ):
        address = f"{reverse(name)}?{parameter}=s%E1%BB%95+%C4%91%E1%BB%8F+%26+h%E1%BB%93ng"
        assert escape(address) in text
        assert "sổ đỏ &amp; hồng" in editor.get(address).content.decode()


def test_files_of_the_report_hold_no_formula(editor):
    in_vain("=1+1", 3)
    name = editor.get(reverse(REPORT), {"export": "csv"})
    table = list(csv.reader(StringIO(b"".join(name.streaming_content).decode("utf-8-sig"))))
    assert table[1][:2] == ["'=1+1", "3"]
    assert "tim-kiem-khong-co-ket-qua.csv" in name["Content-Disposition"]
    sheet = b"".join(editor.get(reverse(REPORT), {"export": "xlsx"}).streaming_content)
    cell = load_workbook(BytesIO(sheet)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "name",
    [REPORT, "fruitless_searches_part", PROMOTED, ADD_PROMOTION],
)
def test_editors_and_approvers_keep_the_search(client, name):
    seen = set()
    for role in Role:
        client.force_login(UserFactory(groups=[role]))
        if client.get(reverse(name)).status_code == 200:
            seen.add(role)
    assert seen == {Role.EDITOR, Role.APPROVER}


def menu_addresses(client):
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    return {
        name
        for name in (REPORT, PROMOTED, "wagtailsnippets_search_synonymset:list")
        if f'"{reverse(name)}"' in page
    }


def test_the_menu_has_one_place_for_the_search(client, editor, home):
    every = {REPORT, PROMOTED, "wagtailsnippets_search_synonymset:list"}
    assert menu_addresses(editor) == every
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert page.count(f'"{reverse(PROMOTED)}"') == 1
    client.force_login(UserFactory(groups=[Role.REGISTRAR]))
    assert menu_addresses(client) == set()


def test_the_rights_can_be_taken_back_and_given_again():
    migration = importlib.import_module("search.migrations.0004_rights_of_roles")
    group = Group.objects.get(name=Role.EDITOR)
    kept = Permission.objects.filter(
        group=group, content_type__app_label__in=("search", "wagtailsearchpromotions")
    )
    before = set(kept.values_list("codename", flat=True))
    assert before == {
        f"{action}_{model}"
        for action in ("add", "change", "view")
        for model in ("synonymset", "searchpromotion")
    }
    migration.take_rights(apps, None)
    assert not kept.exists()
    migration.give_rights(apps, None)
    assert set(kept.values_list("codename", flat=True)) == before


def test_an_editor_promotes_a_page_and_readers_see_it_first(editor, client, home):
    page = StandardPageFactory(parent=home, title="Đất đai")
    data = nested_form_data(
        {
            "query_string": "Sổ Đỏ",
            "editors_picks": inline_formset([{"page": page.pk, "ORDER": 1}]),
        }
    )
    assert editor.post(reverse(ADD_PROMOTION), data).status_code == 302
    promotion = SearchPromotion.objects.get()
    shown = client.get("/search/", {"q": "so do"}).content.decode()
    assert "Đất đai" in shown
    edit = reverse("wagtailsearchpromotions:edit", args=[promotion.query_id])
    assert editor.get(edit).status_code == 200
    data = nested_form_data(
        {
            "query_string": "sổ hồng",
            "editors_picks": inline_formset(
                [{"id": promotion.pk, "page": page.pk, "ORDER": 1}], initial=1
            ),
        }
    )
    assert editor.post(edit, data).status_code == 302
    assert "Đất đai" not in client.get("/search/", {"q": "so do"}).content.decode()
    assert "Đất đai" in client.get("/search/", {"q": "so hong"}).content.decode()


def test_a_promotion_of_nothing_is_refused(editor):
    data = nested_form_data({"query_string": "sổ đỏ", "editors_picks": inline_formset([])})
    answer = editor.post(reverse(ADD_PROMOTION), data)
    assert answer.status_code == 200
    assert answer.context["searchpicks_formset"].non_form_errors()
    assert not SearchPromotion.objects.exists()


def test_the_texts_of_promotions_are_said_by_wagtail_or_by_us():
    folder = Path(search_promotions.__file__).parent / "locale"
    english, theirs = (
        polib.pofile(str(folder / language / "LC_MESSAGES" / "django.po"))
        for language in ("en", "vi")
    )
    ours = polib.pofile(str(settings.SITE_DIR / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
    said = {each.msgid for each in (*theirs.translated_entries(), *ours)} | set(PROMOTIONS)
    # What no page shows.
    said |= {"Wagtail search promotions", "Query Daily Hits"}
    assert [each.msgid for each in english if each.msgid not in said] == []


def test_wagtails_own_report_of_search_terms_stays_for_administrators(client, editor):
    address = reverse("wagtailsearchpromotions:search_terms")
    in_vain("sổ đỏ", 3)
    assert editor.get(address).status_code == 302
    client.force_login(UserFactory(superuser=True))
    assert "sổ đỏ" in client.get(address).content.decode()


def test_once_a_day_old_searches_and_words_that_stand_nowhere_go(home):
    daily = {each.work: each.every for each in registered()}
    assert daily[duties.forget_searches] == daily[duties.count_words] == timedelta(days=1)
    StandardPageFactory(parent=home, title="Hộ chiếu")
    Word.objects.create(term="biến mất")
    in_vain("sổ đỏ", 5, days_ago=91)
    in_vain("hộ chiếu", 5)
    now = timezone.now()
    duties.forget_searches(now)
    duties.count_words(now)
    assert [str(each) for each in FruitlessSearch.objects.all()] == ["hộ chiếu"]
    assert not Word.objects.filter(term="biến mất").exists()
    assert Word.objects.get(term="chieu").documents == 1
    assert Document.objects.exists()
