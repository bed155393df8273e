"""Choosers of the admin: what can't be the number of a row is refused by the field, wherever one is asked; and
each reader finds them in their own language."""

from django.urls import reverse

from wagtail.admin.panels import get_edit_handler
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

import pytest

from demo.factories.bulletins import BulletinFactory
from demo.factories.news import NewsIndexPageFactory
from demo.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, home):
    client.force_login(UserFactory(is_superuser=True))
    client.get(reverse("wagtailadmin_home"))
    return client


def choosers_of(form_class):
    """The fields of a form, and of a row below it, that are asked by a chooser, by the names they are sent under."""
    fields = form_class.base_fields.items()
    found = [name for name, field in fields if isinstance(field.widget, BaseChooser)]
    for prefix, formset in getattr(form_class, "formsets", {}).items():
        found += [f"{prefix}-0-{name}" for name in choosers_of(formset.form)]
    return found


def sent(form_class, value):
    """This value for every chooser of a form, with one row in each set below it."""
    data = dict.fromkeys(choosers_of(form_class), value)
    for prefix in getattr(form_class, "formsets", {}):
        data |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
        data |= {f"{prefix}-0-id": "", f"{prefix}-0-ORDER": "1", f"{prefix}-0-DELETE": ""}
    return data


def test_every_snippet_refuses_what_is_no_number(office):
    asked = 0
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        form_class = viewset.get_edit_handler().get_form_class()
        url = reverse(viewset.get_url_name("add"))
        if choosers_of(form_class):
            asked += 1
            assert office.post(url, sent(form_class, "x")).status_code == 200, model
    assert asked > 5


def test_every_kind_of_page_refuses_what_is_no_number(office, home):
    asked = 0
    for model in get_page_models():
        form_class = get_edit_handler(model).get_form_class()
        parents = Page.objects.filter(pk__in=[home.pk, home.get_parent().pk])
        parent = next((each for each in parents if model.can_create_at(each.specific)), None)
        if parent and choosers_of(form_class):
            asked += 1
            name = (model._meta.app_label, model._meta.model_name)
            url = reverse("wagtailadmin_pages:add", args=[*name, parent.pk])
            assert office.post(url, sent(form_class, "x")).status_code == 200, model
    assert asked


def test_every_snippet_takes_an_empty_row_that_came_without_its_place(office):
    asked = 0
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        form_class = viewset.get_edit_handler().get_form_class()
        url = reverse(viewset.get_url_name("add"))
        data = {}
        for prefix in getattr(form_class, "formsets", {}):
            asked += 1
            data |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
        if data:
            assert office.post(url, data).status_code == 200, model
    assert asked > 5


@pytest.mark.parametrize("value", ["x", "1.5", "đ", "a\x00b", "9" * 40, "9" * 5000, "-1"])
def test_a_chooser_says_that_there_is_no_such_row(office, value):
    answer = office.post(reverse("wagtailsnippets_media_bulletin:add"), {"topic": value})
    assert answer.status_code == 200
    assert answer.context["form"].errors["topic"]


@pytest.mark.parametrize("value", ["x", "9" * 40, "a\x00b"])
def test_a_block_that_asks_by_a_chooser_is_left_empty(office, home, value):
    index = NewsIndexPageFactory(parent=home)
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", index.pk])
    block = {"body-0-type": "kit", "body-0-order": "0", "body-0-id": "", "body-0-deleted": ""}
    sent = {"body-count": "1", "corrections-count": "0", **block, "body-0-value-kit": value}
    answer = office.post(url, sent | {"action-publish": "publish"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["body"]


def reads(client, language):
    """Sign in somebody who chose this language for the admin."""
    user = UserFactory(is_superuser=True)
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)


@pytest.mark.parametrize(
    ("address", "in_vietnamese", "in_english"),
    [
        ("wagtailsnippets_media_slogan:add", "Chọn chủ đề", "Choose topic"),
        ("wagtailsnippets_media_playlist:add", "Chọn khẩu hiệu khác", "Choose another slogan"),
        ("wagtailsnippets_media_bulletin:list", "Trạng thái", "Status"),
    ],
)
def test_each_reader_finds_choosers_and_lists_in_their_own_language(
    client, home, address, in_vietnamese, in_english
):
    BulletinFactory()
    for language, said, unsaid in (
        ("vi", in_vietnamese, in_english),
        ("en", in_english, in_vietnamese),
        ("vi", in_vietnamese, in_english),
    ):
        reads(client, language)
        html = client.get(reverse(address)).content.decode()
        assert said in html and unsaid not in html, language
