"""A wrong key that was found after the publication: the question is voided, and everything follows."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from contest.judging.ladders import Ladder, ladders
from contest.judging.states import LadderState, state_of_ladder
from contest.models import BankQuestion, Result
from contest.rehearsal import weeks
from contest.rehearsal.awarding import approve, propose
from contest.rehearsal.cast import Cast
from contest.rehearsal.practice import Sum
from contest.rehearsal.timetable import HOUR

REASON = ("Đáp án trong tệp câu hỏi bị sai.", "The key in the file of questions was wrong.")


def void_the_wrong_question(cast: Cast, wrong: Sum) -> None:
    """Void, recount, and give the prizes anew; both results stay."""
    record, office = cast.record, cast.office
    of = cast.contest.rounds.get(number=wrong.round)
    question = BankQuestion.objects.get(wording=wrong.wording)
    before = Result.objects.filter(round=of).newest().get()
    office.judge.fill_in(
        reverse("void_round_question", args=[of.pk]),
        question=str(question.pk),
        reason=REASON[0],
        reason_en=REASON[1],
    )
    told = {"question": wrong.number, "number": wrong.round}
    record.tell(
        office.judge, _("took question %(question)s of round %(number)s out of the count") % told
    )
    after = Result.objects.filter(round=of).newest().get()
    figures = {"before": int(before.actual), "after": int(after.actual)}
    record.tell(
        office.worker,
        _("counted anew: %(after)s people have everything right instead of %(before)s") % figures,
    )
    record.expect(_("Both results are kept"), 2, of.results.count())
    weeks.compare(cast, of, after, cast.sent_in(of.number))
    outdated = _outdated(cast)
    record.expect_that(
        _("The approved list of the round says that it is outdated"),
        any(each.round == of for each in outdated),
    )
    for ladder in outdated:
        listed = propose(cast, ladder, office.judge, why=REASON)
        cast.worker.let_pass(HOUR)
        approve(cast, listed)
    left = [each.title for each in _outdated(cast)]
    record.expect_none(_("Lists that are outdated afterwards"), left)
    cast.worker.look()
    weeks.prove(cast, of)


def _outdated(cast: Cast) -> list[Ladder]:
    """The ladders whose approved list no longer says what the results say."""
    now = ladders(cast.contest, cast.worker.clock.now)
    return [each for each in now if state_of_ladder(each) is LadderState.OUTDATED]
