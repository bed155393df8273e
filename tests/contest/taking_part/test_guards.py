"""Programs are noticed; hundreds of honest phones behind one address are not."""

from __future__ import annotations

from datetime import timedelta

from django.test import RequestFactory
from django.utils import timezone

import altcha
import pytest

from contest.enums import Flag
from contest.models import Attempt, Entry
from contest.taking_part import guards, proofs
from contest.taking_part.guards import FloodError, flags_of_place, places_of


def request_from(address):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def slowly():
    """As if the attempt under way had begun a while ago."""
    Attempt.objects.update(started_at=timezone.now() - timedelta(minutes=5))


def flags_of_entry(contestant, **values):
    slowly()
    contestant.press("submit", **values)
    return Entry.objects.get().flags


def test_an_honest_entry_is_not_marked(contestant):
    assert flags_of_entry(contestant.reach_review()) == []


def test_an_entry_that_is_faster_than_reading_is_taken_and_marked(contestant):
    contestant.reach_review().press("submit")
    assert Entry.objects.get().flags == [Flag.TOO_FAST]


def test_whoever_fills_in_the_hidden_field_is_marked(contestant):
    contestant.reach_review()
    assert contestant.page.select_one("div[hidden] input[name=website]")
    assert flags_of_entry(contestant, website="https://spam.example") == [Flag.TRAP]


def test_five_hundred_phones_behind_one_address_are_neither_refused_nor_marked():
    for _phone in range(500):
        assert flags_of_place(request_from("203.0.113.7"), "submit") == []


def test_a_flood_is_not_forgotten_among_the_addresses_of_a_busy_hour(monkeypatch):
    monkeypatch.setattr(guards, "MARKED_FROM_ADDRESS", 1)
    flags_of_place(request_from("203.0.113.7"), "submit")
    for number in range(5_000):
        flags_of_place(request_from(f"10.{number // 250}.{number % 250}.1"), "submit")
    assert flags_of_place(request_from("203.0.113.7"), "submit") == [Flag.MANY_FROM_NETWORK]


def test_a_flood_is_first_marked_and_then_has_to_wait(monkeypatch):
    monkeypatch.setattr(guards, "MARKED_FROM_ADDRESS", 2)
    monkeypatch.setattr(guards, "MOST_FROM_ADDRESS", 3)
    told = [flags_of_place(request_from("203.0.113.7"), "submit") for _time in range(3)]
    assert told == [[], [], [Flag.MANY_FROM_NETWORK]]
    with pytest.raises(FloodError):
        flags_of_place(request_from("203.0.113.7"), "submit")
    assert flags_of_place(request_from("203.0.113.8"), "submit") == []
    assert flags_of_place(request_from("203.0.113.7"), "details") == []


def test_a_flood_from_many_addresses_of_one_network_is_noticed_too(monkeypatch):
    monkeypatch.setattr(guards, "MARKED_FROM_NETWORK", 2)
    told = [flags_of_place(request_from(f"203.0.113.{end}"), "submit") for end in range(3)]
    assert told[-1] == [Flag.MANY_FROM_NETWORK]


@pytest.mark.parametrize(
    ("address", "own", "network"),
    [
        ("203.0.113.7", "203.0.113.7/32", "203.0.113.0/24"),
        ("2001:db8:1:2:3::9", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("", "", ""),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_a_subscriber_and_the_network_around_it_are_told_apart(address, own, network):
    assert places_of(address) == (own, network)


def test_who_has_to_wait_is_told_until_when_and_loses_nothing(contestant, monkeypatch):
    contestant.reach_review()
    monkeypatch.setattr(guards, "MOST_FROM_ADDRESS", 0)
    contestant.press("submit")
    assert contestant.response.status_code == 429
    assert contestant.response["Retry-After"] == "600"
    assert "Không mất gì cả" in contestant.text
    monkeypatch.undo()
    assert contestant.press("submit").code()


def solved(challenge):
    made = altcha.Challenge.from_dict(challenge)
    solution = altcha.solve_challenge(made)
    return altcha.Payload(made, solution).to_base64()


class TestUnderAttack:
    @pytest.fixture(autouse=True)
    def _attacked(self, asked, monkeypatch):
        monkeypatch.setattr(proofs, "ROUNDS_OF_HASHING", 2)
        asked.under_attack = True
        asked.save()

    def challenge(self, contestant):
        import json

        return json.loads(contestant.page.select_one("[data-challenge]")["data-challenge"])

    def test_an_entry_without_a_proof_is_taken_and_marked(self, contestant):
        assert flags_of_entry(contestant.reach_review()) == [Flag.NO_PROOF_OF_WORK]

    def test_an_entry_with_its_proof_is_not_marked(self, contestant):
        contestant.reach_review()
        assert flags_of_entry(contestant, proof=solved(self.challenge(contestant))) == []

    def test_the_proof_of_another_attempt_proves_nothing(self, contestant):
        contestant.reach_review()
        proof = solved(self.challenge(contestant))
        contestant.begin().give_details(phone="0987654321", name="Trần Văn Bình").give_answers()
        assert flags_of_entry(contestant, proof=proof) == [Flag.NO_PROOF_OF_WORK]

    @pytest.mark.parametrize("proof", ["x", "e30=", "é", "W10=", "a" * 5000, "bnVsbA=="])
    def test_what_is_no_proof_is_no_fault(self, contestant, proof):
        contestant.reach_review()
        assert flags_of_entry(contestant, proof=proof) == [Flag.NO_PROOF_OF_WORK]


def test_nothing_is_to_be_reckoned_while_nobody_attacks(contestant):
    assert not contestant.reach_review().page.select("[data-challenge], script[src*=proof]")
