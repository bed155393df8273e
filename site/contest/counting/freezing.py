"""Counting a round and freezing what came out; a second count is another version with its reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.counting.choosing import counted_entries
from contest.counting.figures import actual_number
from contest.counting.ranking import write_standings
from contest.identity import barring
from contest.ledger import chain
from contest.ledger.orders import annulled_numbers, order_file
from contest.ledger.rules import in_force
from contest.models import Person, Result, Round, Standing, search_again
from core.templatetags.text_tags import moment

COUNTED = "contest.count_result"
# An entry that was sent at the last moment may still be on its way into the database.
SETTLING = timedelta(minutes=1)


class CountRefusedError(Exception):
    """A round that can't be counted so; says why in the reader's language."""


class TooEarlyError(CountRefusedError):
    """The round still takes entries, or some may be on their way; `instant` is when it can be counted."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant
        super().__init__(
            _(
                "The round can be counted from %(instant)s on. Entries sent just before the close may "
                "still be on their way until then."
            )
            % {"instant": moment(instant)}
        )


class NoRulesError(CountRefusedError):
    """No rules were in force when the round closed."""


class ReasonNeededError(CountRefusedError):
    """The round has been counted, and nobody says why again."""


def count(
    counted: Round, at: datetime, by: Any = None, reason: str = "", reason_en: str = ""
) -> Result:
    """The next version of a round's result, with everybody's standing, frozen and noted in the history.

    The rules are those in force at the last moment of the round. Whoever is on the barred list now is not
    counted, whatever the rules do with them when they come, since they may have been put on it afterwards.
    Whose details were erased can be compared with no list: they are counted where they stood in the last
    result. Counted is what stands in the ledger, to which all that waits is appended first; the file that lets
    everybody count again is ordered with the result. `by` is the user who counts, None for the site itself.
    Raises TooEarlyError, NoRulesError, and ReasonNeededError for a second count without a reason. Of two counts
    at once the later finds the result of the earlier, and makes another or is refused.
    """
    _refuse_too_early(counted, at)
    rules = in_force(counted, at)
    if rules is None:
        raise NoRulesError(_("No rules were in force when the round closed."))
    # Before the lock, because opening seals takes seconds in which nobody could write to SQLite.
    excluded = barring.barred_persons(counted.contest, rules)
    ledger = chain.begin(counted, at)
    chain.append_waiting(ledger)
    with transaction.atomic(), gathered():
        counted = Round.objects.select_for_update(no_key=True).get(pk=counted.pk)
        # Its close was put off, perhaps, while this waited.
        _refuse_too_early(counted, at)
        last = counted.results.aggregate(last=Max("number"))["last"] or 0
        excluded |= _erased_and_without_place(counted, last)
        if last and not reason.strip():
            raise ReasonNeededError(_("This round has been counted. Say why it is counted again."))
        # From here to the end the ledger is locked: what is counted stands in the file, and nothing else does.
        lines = chain.append_waiting(ledger)
        # Heads went on until then, and none may be later than the count that ends them.
        at = max(at, ledger.heads.aggregate(last=Max("at"))["last"] or at)
        annulled = annulled_numbers(counted)
        with counted_entries(ledger, rules, excluded, annulled) as (participants, fully_right):
            result = Result.objects.create(
                round=counted,
                number=last + 1,
                rules=rules,
                target=rules.prediction_target,
                participants=participants,
                fully_right=fully_right,
                actual=actual_number(rules.prediction_target, participants, fully_right),
                counted_at=at,
                counted_by=by,
                reason=reason.strip() if last else "",
                reason_en=reason_en.strip() if last else "",
            )
            write_standings(result)
        chain.publish_head(ledger, at)
        order_file(result, lines, annulled, excluded)
        # Whom the list named after it was read here has a place now, of which no search knows.
        search_again([counted])
        log(result, COUNTED, user=by, data={"version": result.number, "reason": result.reason})
    return result


def recount(
    counted: Round, at: datetime, by: Any, reason: str, reason_en: str = ""
) -> Result | None:
    """Count anew what was counted, because a question was voided or an entry annulled; None if it never was.

    A round without a result needs none: its first count takes everything into account.
    """
    return count(counted, at, by, reason, reason_en) if counted.results.exists() else None


def _refuse_too_early(counted: Round, at: datetime) -> None:
    if at < counted.closes_at + SETTLING:
        raise TooEarlyError(counted.closes_at + SETTLING)


def _erased_and_without_place(counted: Round, last: int) -> set[int]:
    """Primary keys of those whose details are gone and who did not stand in the last version of the result."""
    stood = Standing.objects.filter(
        result__round=counted, result__number=last, person=OuterRef("pk")
    )
    erased = Person.objects.filter(contest=counted.contest_id).exclude(erased_at=None)
    return set(erased.filter(~Exists(stood)).values_list("pk", flat=True))
