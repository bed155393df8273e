"""Nobody gets round the rights of the contest: not by forged posts, not by the addresses that Wagtail makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.contrib.auth.models import Permission
from django.core import serializers
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

import pytest
from bs4 import BeautifulSoup

from contest import codes
from contest.models import Entry, Person
from core.models import ContentChange
from demo.factories.contest import BankQuestionFactory
from demo.factories.users import UserFactory
from tests.contest.test_bad_input import forms
from tests.contest.test_nothing_is_told import read
from tests.contest.test_permissions import (
    ADDRESSES,
    EVERY_BODY,
    JUDGE,
    ORGANISER,
    SECRETARY,
    SETTER,
    names_below,
)
from users.enums import Role

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("contest").get_models())


def everything() -> str:
    """Every row of the contest."""
    return serializers.serialize("json", (row for model in MODELS for row in model.objects.all()))


def offered(client, name: str, args: tuple) -> dict[str, list[str]]:
    """What the page of an address would send for somebody who may."""
    allowed, _kind = ADDRESSES[name]
    client.force_login(UserFactory(groups=[min(allowed)]))
    page = BeautifulSoup(client.get(reverse(name, args=args)).content, "html.parser")
    return next((fields for _action, fields in forms(page)), {})


@pytest.fixture(scope="module")
def sent(rows_of_the_module, django_db_blocker) -> dict[str, dict[str, list[str]]]:
    """What each address would take, by its name."""
    with django_db_blocker.unblock():
        return {
            name: offered(Client(), name, rows_of_the_module[kind])
            for name, (allowed, kind) in ADDRESSES.items()
            if allowed
        }


@pytest.mark.parametrize("role", [*sorted(EVERY_BODY), Role.EDITOR, None])
def test_what_others_may_send_changes_nothing_when_it_is_forged(client, rows, sent, role):
    forger = UserFactory(groups=[role] if role else [])
    before = everything()
    client.force_login(forger)
    for name, (allowed, kind) in ADDRESSES.items():
        if role not in allowed:
            form = sent.get(name, {}) | {"reason": "Vì sao", "reason_en": "Why"}
            answer = client.post(reverse(name, args=rows[kind]), form)
            assert answer.status_code in (302, 403, 405), name
    assert everything() == before


def test_no_right_to_change_an_entry_or_an_attempt_exists_for_anybody():
    held = Permission.objects.filter(
        group__name__in=list(Role), content_type__model__in=["entry", "attempt"]
    )
    assert not held.exists()


def generic() -> Iterator[tuple[str, str]]:
    """The addresses of the admin that take any model, by app and name."""
    for route, name in names_below(get_resolver()):
        if route.startswith("admin/") and re.search(r"app_label|model_name", route):
            yield route, name


def test_the_addresses_that_take_any_model_take_none_of_the_contest(client, rows):
    pks = {model: model.objects.values_list("pk", flat=True).first() or 1 for model in MODELS}
    tried = 0
    # Rights add up: what is closed to one who has those of all roles is closed to each of them.
    client.force_login(UserFactory(groups=[*EVERY_BODY, Role.EDITOR, Role.APPROVER]))
    before = everything()
    for route, name in generic():
        for model in MODELS:
            given = {
                "app_label": "contest",
                "model_name": model._meta.model_name,
                "action": "delete",
                "pk": pks[model],
                "object_id": pks[model],
            }
            names = re.findall(r"<(?:\w+:)?(\w+)>", route)
            try:
                address = reverse(name, kwargs={each: given[each] for each in names})
            except (KeyError, NoReverseMatch):
                continue
            tried += 1
            for send in (client.get, client.post):
                answer = send(f"{address}?id={pks[model]}")
                assert answer.status_code in (302, 403, 404, 405), address
    assert everything() == before
    assert tried


def with_and_without_dashes(written: Iterable[str]) -> list[str]:
    """Codes as addresses have them, and as people read them."""
    return [form for code in written for form in (code, codes.shown(code))]


HIDDEN = {
    SETTER: ("persons", "entries"),
    ORGANISER: ("persons", "entries", "questions"),
    SECRETARY: ("questions",),
    JUDGE: ("persons",),
}


@pytest.mark.parametrize("role", HIDDEN)
def test_no_page_that_a_role_can_walk_to_holds_what_is_not_its_business(client, rows, role):
    question = BankQuestionFactory(wording="CANARY question", source="CANARY source")
    words = {
        "persons": [
            "Lê Thị Thanh Hương",
            "912 345 678",
            *with_and_without_dashes(Person.objects.values_list("code", flat=True)),
        ],
        "entries": with_and_without_dashes(Entry.objects.values_list("receipt", flat=True)),
        "questions": [question.wording, question.source],
    }
    if role in (JUDGE, ORGANISER):
        # Judges rank by codes, and the log that organisers read names codes.
        words["persons"] = words["persons"][:2]
    ContentChange.record()
    client.force_login(UserFactory(groups=[role]))
    starts = ["/admin/", "/admin/reports/site-history/", "/admin/reports/site-history/?export=csv"]
    starts += [
        reverse(name, args=rows[kind])
        for name, (allowed, kind) in ADDRESSES.items()
        if role in allowed
    ]
    pages = read(client, starts, "/admin/")
    assert len(pages) > 10
    for address, text in pages.items():
        for kind in HIDDEN[role]:
            assert not [each for each in words[kind] if each in text], (address, kind)
