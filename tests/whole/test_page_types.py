"""Every page type, built by its own builder, opens in both languages."""

import importlib
import pkgutil
import re

from django.conf import settings
from django.test import Client
from django.utils import translation

from wagtail.models import Locale, Page, get_page_models

import pytest

from core.models import BasePage
from demo import factories
from demo.factories.base import PageFactory
from demo.factories.home import HomePageFactory
from home.models import HomePage

PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
LANGUAGES = [code for code, name in settings.LANGUAGES]


def builders() -> dict[type[BasePage], type[PageFactory]]:
    """The builder of each page type."""
    for module in pkgutil.iter_modules(factories.__path__):
        importlib.import_module(f"{factories.__name__}.{module.name}")
    return {builder._meta.model: builder for builder in PageFactory.__subclasses__()}


def build(model: type[BasePage], home: HomePage) -> BasePage:
    """A page of this type where its tree rules allow one."""
    if model is HomePage:
        return home
    parents = model.allowed_parent_page_models()
    parent = home if HomePage in parents else build(parents[0], home)
    return builders()[model](parent=parent, locale=home.locale)


@pytest.fixture(params=LANGUAGES)
def home(request, db) -> HomePage:
    first = HomePageFactory.as_site_root()
    if request.param == settings.LANGUAGE_CODE:
        return first
    locale, _ = Locale.objects.get_or_create(language_code=request.param)
    return HomePageFactory(
        parent=Page.get_first_root_node(),
        locale=locale,
        slug=f"home-{request.param}",
        translation_key=first.translation_key,
    )


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_opens_with_one_heading(
    client: Client, home: HomePage, model: type[BasePage]
) -> None:
    with translation.override(home.locale.language_code):
        page = build(model, home)
    response = client.get(page.url)
    assert response.status_code == 200
    text = response.content.decode()
    assert len(re.findall(r"<h1[\s>]", text)) == 1
    assert f'<html lang="{home.locale.language_code}"' in text


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_has_a_builder_for_tests_and_demonstration(model: type[BasePage]) -> None:
    assert model in builders()
