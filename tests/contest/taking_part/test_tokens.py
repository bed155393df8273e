"""A token is good for one contest, one round, one attempt and one door, and for two hours."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.utils import timezone

import pytest

from contest.models import Attempt, Entry
from contest.taking_part.tokens import LASTS, Door, Token
from demo.factories.contest import AttemptFactory, ContestFactory, RoundFactory
from tests.contest.taking_part.conftest import TAKE, fields_of


@pytest.fixture
def form(contestant):
    """A form that is ready to be sent."""
    contestant.reach_review()
    return {**fields_of(contestant.page.select_one(f"form[action='{TAKE}']")), "step": "submit"}


def token_of(made, **changed):
    told = {
        "contest": made.round.contest_id,
        "round": made.round_id,
        "door": Door.PAGE,
        "issued": timezone.now().timestamp(),
        "attempt": made.nonce,
        **changed,
    }
    return Token(**told).signed


def bad_tokens(attempt):
    other_round = RoundFactory(
        contest=attempt.round.contest,
        opens_at=timezone.now() - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=8),
    )
    other_contest = ContestFactory(campaign=attempt.round.contest.campaign)
    good = token_of(attempt)
    forged = [attempt.round.contest_id, attempt.round_id, "page", 0, attempt.nonce]
    return {
        "missing": "",
        "garbage": "abc",
        "changed": good[:-2] + ("aa" if good[-2:] != "aa" else "bb"),
        "of another purpose": signing.Signer(salt="other").sign_object(forged),
        "of a wrong shape": signing.Signer(salt="contest.taking_part").sign_object([1]),
        "of another contest": token_of(attempt, contest=other_contest.pk),
        "of another round": token_of(attempt, round=other_round.pk),
        "of the frame": token_of(attempt, door=Door.FRAME),
        "of no attempt": token_of(attempt, attempt=""),
        "of an unknown attempt": token_of(attempt, attempt="f" * 32),
        "expired": token_of(attempt, issued=(timezone.now() - LASTS).timestamp()),
        "of the future": token_of(attempt, issued=(timezone.now() + LASTS).timestamp()),
    }


def test_no_entry_is_made_with_a_token_that_is_not_good_for_it_and_nothing_is_lost(
    contestant, form
):
    for what, token in bad_tokens(Attempt.objects.get()).items():
        for step in ("submit", "answers", "change_answers", "details", "find_unit"):
            if step in ("details", "find_unit") and what in (
                "of no attempt",
                "of an unknown attempt",
            ):
                continue
            contestant.send({**form, "token": token, "step": step})
            assert contestant.response.status_code == 409, (what, step)
            assert contestant.response["Cache-Control"] == "no-store"
            kept = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))
            assert kept["name"] == form["name"], what
    assert not Entry.objects.exists()


def test_one_press_goes_on_from_a_page_that_was_open_for_long(contestant, form):
    stale = token_of(Attempt.objects.get(), issued=(timezone.now() - LASTS).timestamp())
    contestant.send({**form, "token": stale})
    assert contestant.heading == "Trang này đã mở quá lâu"
    contestant.press("begin")
    assert contestant.page.select_one("#id_phone")["value"] == "0912 345 678"
    contestant.press("details")
    assert len(contestant.page.select("fieldset.q input[checked]")) == 2
    contestant.press("answers").press("submit")
    assert contestant.code()
    assert Attempt.objects.count() == Entry.objects.count() == 1


@pytest.mark.parametrize("way", ["begin", "change_details", "find_unit", "details"])
@pytest.mark.parametrize("age", [timedelta(), LASTS, timedelta(days=1)])
def test_the_details_give_no_token_that_answers_are_taken_with(contestant, form, way, age):
    sent = token_of(Attempt.objects.get(), issued=(timezone.now() - age).timestamp())
    # With an error in it, so that the details are asked for again.
    contestant.send({**form, "token": sent, "step": way, "phone": "12"})
    got = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))["token"]
    for step in ("answers", "change_answers", "submit"):
        contestant.send({**form, "token": got, "step": step})
        assert contestant.response.status_code == 409
    assert not Entry.objects.exists()


def test_a_bad_token_is_explained_in_english_too(client, form):
    response = client.post("/en/contest/tim-hieu/take/", {**form, "token": ""})
    assert "Something was missing from what was sent" in response.content.decode()


def test_a_token_that_is_over_leads_to_the_receipt_it_has(contestant, form):
    code = contestant.send(form).code()
    stale = token_of(Attempt.objects.get(), issued=(timezone.now() - LASTS).timestamp())
    assert contestant.send({**form, "token": stale}).code() == code


def test_the_token_of_one_person_makes_no_entry_for_another(contestant, form, asked):
    other = AttemptFactory(round=asked)
    contestant.send({**form, "token": token_of(other)})
    assert list(Entry.objects.values_list("attempt", flat=True)) == [other.pk]


def test_a_form_of_a_round_that_is_over_is_taken_along_to_the_one_that_is_open(
    contest, asked, contestant, form
):
    asked.closes_at = timezone.now() - timedelta(hours=1)
    asked.save()
    RoundFactory(contest=contest, opens_at=timezone.now() - timedelta(minutes=5))
    contestant.send({**form, "step": "answers"})
    assert (contestant.response.status_code, contestant.heading[:17]) == (409, "Đợt thi 1 đã đóng")
    contestant.press("begin")
    assert contestant.page.select_one("#id_name")["value"] == form["name"]
    assert "Đợt thi 2" in contestant.text


def test_tokens_stand_in_no_address(contestant):
    contestant.reach_review()
    for link in contestant.page.select("a[href], form[action]"):
        assert "token" not in (link.get("href") or link.get("action"))
