"""Somebody who takes part as a browser without scripts does: reads a form, fills it in, presses a button."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

import pytest

from contest.rehearsal import browser
from contest.rehearsal.browser import fields_of
from demo.factories.contest import (
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from units.enums import UnitKind

__all__ = ["Contestant", "fields_of"]

TAKE = "/contest/tim-hieu/take/"


@pytest.fixture
def commune(home):
    return UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành", name_en="Hac Thanh Ward")


@pytest.fixture
def contest(home):
    made = ContestFactory(
        slug="tim-hieu",
        name="Tìm hiểu về chuyển đổi số",
        name_en="The contest",
        # Not one of the sample communes, among which tests look for names.
        organiser=UnitFactory(department=True),
    )
    RulesFactory(contest=made)
    return made


@pytest.fixture
def groups(contest):
    return ParticipantGroupFactory.create_batch(2, contest=contest)


@pytest.fixture
def asked(contest, commune):
    """The round that is open."""
    return RoundFactory(contest=contest)


@pytest.fixture
def contestant(asked, client, commune):
    return Contestant(client, commune)


def change_rules(contest: Any, **values: Any) -> None:
    """A newer version of the rules that differs in this."""
    RulesFactory(contest=contest, issued_at=timezone.now() - timedelta(days=30), **values)


class Contestant(browser.Contestant):
    """Somebody who takes part, with details to give."""

    def __init__(self, client: Client, commune: Any, address: str = TAKE) -> None:
        super().__init__(client, address)
        self.commune = commune

    @property
    def errors(self) -> list[str]:
        """What the summary says, each with a link that leads to a field."""
        found = []
        for link in self.page.select("[role=alert] li a"):
            assert self.page.find(id=link["href"][1:]), link
            found.append(link.get_text())
        return found

    def details(self, **values: Any) -> dict[str, Any]:
        return {
            "name": "Lê Thị Minh Hạnh",
            "birth_day": "7",
            "birth_month": "3",
            "birth_year": "1985",
            "phone": "0912 345 678",
            "unit": str(self.commune.pk),
            "lives_here": "on",
            "not_barred": "on",
            "take_part": "on",
            **values,
        }

    def give_details(self, **values: Any) -> Contestant:
        return self.press("details", **self.details(**values))

    def choices(self) -> dict[str, str]:
        """The first option of each question, by the names of fields."""
        return {
            group["name"]: group["value"]
            for fieldset in self.page.select("fieldset.q")
            for group in fieldset.select("input")[:1]
        }

    def give_answers(self, prediction: str = "1.250") -> Contestant:
        return self.press("answers", **self.choices(), prediction=prediction)

    def reach_review(self) -> Contestant:
        return self.begin().give_details().give_answers()
