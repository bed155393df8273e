"""Whatever is sent to the desks of the contest, the answer is never an error of the server, and says what to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from demo.factories.users import UserFactory
from tests.contest.test_permissions import ADDRESSES

pytestmark = pytest.mark.django_db

# What no field takes, or only just.
HOSTILE = ["", "\x00", "9" * 30, "-1", "x" * 5000, "=1+1", "\u202e<script>"]
DAYS = ["0001-01-01", "9999-12-31", "1911-04-30", "1975-06-13"]
Fields = dict[str, list[str]]


def forms(page: BeautifulSoup) -> Iterator[tuple[str, Fields]]:
    """The forms of a page that are sent: where to, and what they hold as they are shown."""
    for form in page.select("main form[method=post i]"):
        fields: Fields = {}
        for each in form.select("input[name], select[name], textarea[name]"):
            name, kind = each["name"], each.get("type", "")
            if "__prefix__" in name or name == "csrfmiddlewaretoken":
                continue
            values = fields.setdefault(name, [])
            if each.name == "select":
                values += [option["value"] for option in each.select("option[selected]")]
            elif each.name == "textarea":
                values.append(each.get_text().removeprefix("\n"))
            elif kind not in ("checkbox", "radio") or each.has_attr("checked"):
                values.append(each.get("value", ""))
        yield form.get("action", ""), fields


def one_of_a_kind(fields: Fields) -> list[str]:
    """Their names without those that differ from an earlier one by the number of a row alone."""
    return list({re.sub(r"-\d+-", "-0-", name): name for name in reversed(fields)}.values())


def spoilt(fields: Fields) -> Iterator[dict[str, object]]:
    """The fields with one thing wrong in each kind of them, or in all of them."""
    yield {}
    shown = [name for name in fields if not name.endswith(("_FORMS", "-id", "-ORDER", "-DELETE"))]
    for value in HOSTILE:
        yield {**fields, **dict.fromkeys(shown, value)}
    for name in one_of_a_kind(fields):
        if name.endswith("_at"):
            yield from ({**fields, name: f"{day} 00:30:00"} for day in DAYS)
        if name.endswith(("_on", "birth_date")):
            yield from ({**fields, name: day} for day in DAYS)
        if name not in shown:
            # Django shows up to 2,000 rows where their number says so, which takes a minute.
            yield {**fields, name: "50" if name.endswith("_FORMS") else "9" * 30}
            yield {**fields, name: "x"}
            yield {other: value for other, value in fields.items() if other != name}


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_form_breaks(client, rows, name):
    allowed, kind = ADDRESSES[name]
    address = reverse(name, args=rows[kind])
    client.raise_request_exception = False
    for role in sorted(allowed)[:1]:
        client.force_login(UserFactory(groups=[role]))
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for action, fields in forms(page):
            for sent in spoilt(fields):
                answer = client.post(action or address, sent)
                assert answer.status_code < 500, (action, sent, answer.exc_info)


def signed_in_for_each(client: Client) -> Iterator[tuple[str, str]]:
    """Each address and its kind of row, while somebody is signed in who may open it."""
    for role, given in groupby(
        sorted(
            (min(allowed), name, kind) for name, (allowed, kind) in ADDRESSES.items() if allowed
        ),
        key=itemgetter(0),
    ):
        client.force_login(UserFactory(groups=[role]))
        yield from ((name, kind) for _role, name, kind in given)


@pytest.mark.parametrize(
    "query",
    ["p=x", "p=-1", "p=" + "9" * 30, "version=%00", "contest=x", "q=%00", "topic=x", "ordering=x"],
)
def test_no_query_breaks(client, rows, query):
    client.raise_request_exception = False
    for name, kind in signed_in_for_each(client):
        if not name.startswith("contest_request_"):
            answer = client.get(f"{reverse(name, args=rows[kind])}?{query}")
            assert answer.status_code < 500, (name, answer.exc_info)


@pytest.mark.parametrize("key", ["0", "9" * 30])
def test_no_number_breaks(client, rows, key):
    client.raise_request_exception = False
    for name, kind in signed_in_for_each(client):
        if kind:
            address = reverse(name, args=[key, *rows[kind][1:]])
            assert client.get(address).status_code in (302, 404, 405), name
