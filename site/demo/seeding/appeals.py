"""Appeals against the last week of the archive's contest: one rejected, one upheld, after which it was counted again."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model

from contest.appeals.deciding import decide, take_on
from contest.appeals.filing import file
from contest.counting import recount
from contest.counting.annulling import annul
from contest.enums import AppealKind, PrizeScope, Remedy, Verdict
from contest.judging.ladders import Ladder
from contest.ledger.files import make_file
from contest.models import Contest
from demo.content.contests import archive
from demo.content.words import english
from demo.seeding.contestants import publish, somebody_of
from users.enums import Role

# In which places those stood who appealed, none of whom has a prize.
PLACES = (20, 25)


def decide_appeals(contest: Contest) -> None:
    """Two people appeal a day after the publication; another judge decides, and the winners are approved anew."""
    last = contest.rounds.latest("number")
    ladder, units = Ladder(contest, PrizeScope.ROUND, last), Ladder(contest, PrizeScope.UNITS)
    standings = last.results.get().standings.select_related("entry__round")
    sender, other = (standings.get(rank=place).entry for place in PLACES)
    came = last.closes_at + timedelta(days=5)
    rejected = file(ladder, sender, AppealKind.COUNTING, archive.REJECTED_APPEAL, came)
    upheld = file(ladder, other, AppealKind.AWARD, archive.UPHELD_APPEAL, came)
    decider = get_user_model().objects.filter(groups__name=Role.JUDGE).latest("pk")
    for appeal in (rejected, upheld):
        take_on(appeal, decider, came + timedelta(days=1))
    words = archive.REJECTED_BECAUSE
    at = came + timedelta(days=2)
    decide(rejected, Verdict.REJECTED, decider, at, words, english(words))
    why = archive.ANNULLED_BECAUSE
    annul(standings.get(rank=1).entry, decider, at, why)
    if result := recount(last, at, decider, why, english(why)):
        make_file(result.ledger_files.get(), at + timedelta(minutes=1))
    words = archive.UPHELD_BECAUSE
    decide(upheld, Verdict.UPHELD, decider, at, words, english(words), Remedy.ANNULLED)
    judge, organiser = somebody_of(Role.JUDGE), somebody_of(Role.CONTEST_ORGANISER)
    for changed in (ladder, units):
        publish(changed, judge, organiser, at + timedelta(days=4), why)
