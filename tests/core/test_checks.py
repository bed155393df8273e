"""The house rules that `manage.py check` keeps."""

from types import SimpleNamespace

from wagtail.models import Page

import pytest

from core import checks
from core.models import BasePage
from home.models import StandardPage


def faults_of(monkeypatch: pytest.MonkeyPatch, *page_types: type) -> list[str]:
    monkeypatch.setattr(checks, "get_page_models", lambda: page_types)
    return [fault.id for fault in checks.page_types_state_their_rules(None)]


def page_type(base: type, **stated: object) -> type:
    """A page type as the check sees it: a class of its own, without a table."""
    meta = SimpleNamespace(app_label="somewhere", abstract=True)
    return type.__new__(type(base), "SomePage", (base,), {"_meta": meta, **stated})


def test_page_types_of_this_site_keep_the_rules() -> None:
    assert checks.page_types_state_their_rules(None) == []


def test_a_page_type_of_another_descent_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of(monkeypatch, page_type(Page), Page, StandardPage) == ["core.E001"]


def test_a_page_type_must_state_its_place_and_its_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = page_type(BasePage, page_description="")
    assert faults_of(monkeypatch, silent) == ["core.E002"] * 3 + ["core.E003"]
    stated = page_type(
        BasePage,
        page_description="Said",
        parent_page_types=[],
        subpage_types=[],
        template="pages/some_page.html",
    )
    assert faults_of(monkeypatch, stated) == []
