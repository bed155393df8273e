"""Pages that are remembered with blanks: everybody reads the words of their own, and nobody those of another."""

from __future__ import annotations

from django.core.cache import caches
from django.test import Client

import pytest

from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules

TOLD = {
    "name": 'Trần <b>Bình</b> "Ba" & Tư',
    "phone": "0987 654 321",
    "birth_day": "29",
    "birth_month": "2",
    "birth_year": "1988",
}


@pytest.fixture
def another(contestant, groups):
    """Somebody who comes after the first has read every page."""
    contestant.begin().give_details(group=str(groups[0].pk)).give_answers(prediction="4321")
    contestant.press("submit")
    return Contestant(Client(), contestant.commune)


def shown_to(another, group):
    """What all four pages say to somebody."""
    pages = [str(another.begin().page)]
    another.give_details(**TOLD, group=str(group.pk))
    pages.append(str(another.page))
    another.press("answers", **last_choices(another), prediction="77")
    pages.append(str(another.page))
    another.press("submit")
    return [*pages, str(another.page)]


def last_choices(contestant):
    return {
        group["name"]: group["value"]
        for fieldset in contestant.page.select("fieldset.q")
        for group in fieldset.select("input")[-1:]
    }


def test_nobody_reads_what_another_told(contestant, another, groups):
    first = contestant.code()
    for page in shown_to(another, groups[1]):
        for told in ("Lê Thị Minh Hạnh", "0912 345 678", "4321", first):
            assert told not in page


def test_what_one_told_is_shown_as_it_was_typed(another, groups):
    _details, questions, review, receipt = shown_to(another, groups[1])
    escaped = 'Trần &lt;b&gt;Bình&lt;/b&gt; "Ba" &amp; Tư'
    assert escaped in review.replace("&quot;", '"')
    assert "29/2/1988" in review
    assert "0987 654 321" in review
    assert groups[1].title in review
    assert 'value="77"' in review
    assert escaped in receipt.replace("&quot;", '"')
    assert "••• ••• 21" in receipt
    assert "<b>Bình" not in questions + review + receipt


def test_each_answer_is_the_one_that_was_chosen(another, groups):
    another.begin().give_details(**TOLD, group=str(groups[0].pk))
    wanted = [
        fieldset.select("label span")[-1].get_text()
        for fieldset in another.page.select("fieldset.q")
    ]
    another.press("answers", **last_choices(another), prediction="77")
    shown = [row.get_text() for row in another.page.select("[aria-labelledby=answers] dd")]
    assert [row for row in shown if row.endswith(tuple(wanted))] == shown[:-1]
    assert len(wanted) == len(shown) - 1


def test_nothing_that_was_told_is_remembered(another, groups):
    shown_to(another, groups[1])
    kept = b"".join(bytes(value) for value in caches["pages"]._cache.values())
    assert "contest.review" in " ".join(caches["pages"]._cache)
    for told in ("Bình", "Minh Hạnh", "654 321", "345 678", another.code()):
        assert told.encode() not in kept


def test_a_limit_of_time_is_each_contestants_own(contest, contestant):
    change_rules(contest, minutes=20)
    contestant.begin().give_details()
    first = contestant.page.select_one("[data-clock]")
    later = Contestant(Client(), contestant.commune)
    later.begin().give_details(name="Trần Văn Bình", phone="0987654321")
    second = later.page.select_one("[data-clock]")
    assert 1190 < int(first["data-clock"]) <= 1200
    assert 1190 < int(second["data-clock"]) <= 1200


def test_another_language_and_another_door_have_pages_of_their_own(contestant, another, groups):
    told = {**TOLD, "group": str(groups[0].pk)}
    english = Contestant(Client(), contestant.commune, TAKE.replace("/contest", "/en/contest"))
    english.begin().give_details(**told).give_answers()
    assert english.heading == "Look through before you send"
    framed = Contestant(Client(), contestant.commune, TAKE.replace("take", "embed/take"))
    framed.begin().give_details(**{**told, "phone": "0987654322"})
    assert not framed.page.select_one("body > header")
