"""The second act: round after round people take part, in good weather and in bad, and each is counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from contest.models import Entry, Person, Result, Round
from contest.rehearsal import looking
from contest.rehearsal.browser import fields_of
from contest.rehearsal.cast import Cast
from contest.rehearsal.crowd import SECOND, Outcome
from contest.rehearsal.entrants import Sent
from contest.rehearsal.proving import Proof
from core.progress import Progress

# Of a hundred people, so many take part in a round.
_COME = 80
MINUTE = timedelta(minutes=1)


def play_round(cast: Cast, of: Round, progress: Progress) -> None:
    """One round from its opening to the check of its published file."""
    record, office = cast.record, cast.office
    record.chapter(_("Round %(number)s") % {"number": of.number})
    cast.worker.work_until(of.opens_at)
    record.tell(office.worker, _("opened the round and began its chain of entries"))
    come = [each for each in cast.entrants if cast.chance.randrange(100) < _COME]
    with progress.of(record.chapters[-1].title, len(come)) as step:
        outcome = cast.crowd.play(of, come, step)
    told = _("%(count)s people sent an entry, each through all the forms") % {
        "count": len(outcome.sent)
    }
    record.tell(_("Contestants"), told)
    record.expect_none(_("Pages that answered otherwise than they had to"), outcome.surprises)
    _press_twice(cast, outcome)
    if of.number == 1:
        _who_may_not(cast, of)
        looking.read_all_pages(cast)
        looking.tables_are_held(cast)
    _after_the_close(cast, of)
    _count(cast, of, outcome)
    looking.tables_are_there(cast)
    looking.look_receipts_up(cast, outcome.sent[0])
    prove(cast, of)


def _press_twice(cast: Cast, outcome: Outcome) -> None:
    if not outcome.twice:
        return
    told = _("%(count)s people pressed the last button twice") % {"count": len(outcome.twice)}
    cast.record.tell(_("Contestants"), told)
    same = sum(first == second for first, second in outcome.twice)
    cast.record.expect(
        _("Forms sent twice that were answered with the same receipt"), len(outcome.twice), same
    )


def _who_may_not(cast: Cast, of: Round) -> None:
    """A member of the jury and a child who is too young come while the round is open."""
    for who, told, status in (
        (cast.barred, _("A member of the jury"), 403),
        (cast.child, _("A child younger than the rules allow"), 422),
    ):
        before = Person.objects.count()
        browser = cast.crowd.browser_of(who).begin()
        browser.press("details", **who.details())
        said = {"who": told, "said": browser.complaint}
        cast.record.tell(told, _("gave details, and was refused: “%(said)s”") % said)
        cast.record.expect_that(
            _("%(who)s: the site refuses, and keeps no details") % said,
            (browser.response.status_code, Person.objects.count()) == (status, before),
        )


def _after_the_close(cast: Cast, of: Round) -> None:
    """One is too late to begin, and one who began in time is too late to send."""
    slow, outcome = cast.spare(), Outcome()
    browser = cast.crowd.browser_of(slow)
    cast.worker.work_until(of.closes_at - 15 * MINUTE)
    for pause in cast.crowd.reach_review(browser, slow, outcome):
        cast.worker.clock.wait(pause)
    form = {**fields_of(browser.form(browser.address)), "step": "submit"}
    cast.worker.work_until(of.closes_at + SECOND)
    browser.send(form)
    receipt = browser.code().replace("-", "")
    cast.late.append(receipt)
    late = Entry.objects.filter(receipt=receipt, is_late=True, round=of)
    cast.record.tell(_("A slow contestant"), _("sent the entry a second after the close"))
    cast.record.expect_that(
        _("A receipt is given; the entry is kept, marked as late"), late.count() == 1
    )
    cast.record.expect_none(_("Pages that answered otherwise than they had to"), outcome.surprises)
    stranger = cast.crowd.browser_of(cast.spare()).begin()
    cast.record.tell(
        _("Somebody who came too late"),
        _("wanted to begin, and was told: “%(said)s”") % {"said": stranger.complaint},
    )
    cast.record.expect_that(
        _("Beginning after the close is refused"), stranger.response.status_code == 409
    )


def _count(cast: Cast, of: Round, outcome: Outcome) -> None:
    """The site counts by itself; what came out is compared with what people were shown and what they answered."""
    record, office = cast.record, cast.office
    cast.sent += outcome.sent
    cast.worker.work_until(of.closes_at + 3 * MINUTE)
    cast.worker.look()
    shown = [each.receipt for each in outcome.sent]
    rows = list(Entry.objects.filter(round=of, is_late=False).values_list("receipt", flat=True))
    record.expect(_("Receipts shown, and entries in the database"), len(shown), len(rows))
    record.expect(_("Receipts without an entry (lost)"), 0, len(set(shown) - set(rows)))
    record.expect(_("Entries without a receipt"), 0, len(set(rows) - set(shown)))
    record.expect(_("Receipts or entries that are there twice"), 0, _twice(shown) + _twice(rows))
    compare(cast, of, Result.objects.filter(round=of).newest().get(), outcome.sent)
    record.tell(office.worker, _("counted the round a minute after its close"))


def compare(cast: Cast, of: Round, result: Result, sent: list[Sent]) -> None:
    """Whether a result says what follows from what the pretended people answered."""
    voided = frozenset(of.voidings.values_list("question__wording", flat=True))
    right = [each for each in sent if each.is_right(cast.questions, voided)]
    version = {"number": of.number, "version": result.number}
    cast.record.expect(
        _("People counted in round %(number)s, version %(version)s") % version,
        len({each.entrant.number for each in sent}),
        result.participants,
    )
    cast.record.expect(
        _("The number that was foretold in round %(number)s, version %(version)s") % version,
        len({each.entrant.number for each in right}),
        int(result.actual),
    )


def prove(cast: Cast, of: Round) -> None:
    """A citizen checks the file that is published now, and two that somebody forged."""
    proof = Proof(of, Path(cast.folder)).fetch()
    number = {"number": of.number}
    cast.record.tell(
        _("A citizen"),
        _("took the sealed file of round %(number)s, the heads and the program, and counted again")
        % number,
    )
    sent = next(each for each in cast.sent if each.round == of.number)
    forged, shortened = proof.forged(), proof.shortened()
    for what, is_so in (
        (_("The program says yes to the sealed file of round %(number)s"), proof.says_yes()),
        (
            _("The program finds a receipt of round %(number)s"),
            proof.says_yes("--receipt", sent.receipt),
        ),
        (
            _("The program notices one changed prediction in a copy, round %(number)s"),
            not proof.says_yes(file=forged),
        ),
        (
            _("The program notices a copy without its last entry, round %(number)s"),
            not proof.says_yes(file=shortened),
        ),
    ):
        cast.record.expect_that(what % number, is_so)


def _twice(receipts: list[str]) -> int:
    return len(receipts) - len(set(receipts))
