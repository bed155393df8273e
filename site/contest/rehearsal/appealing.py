"""Appeals against what was published: one is right, one is not, and neither is decided by who had a part in it."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from contest.appeals.forms import key_of
from contest.enums import AppealKind, AppealState, PrizeScope, Remedy, Verdict
from contest.judging.ladders import Ladder
from contest.models import Appeal, Result
from contest.rehearsal import mending
from contest.rehearsal.browser import Browser, fields_of
from contest.rehearsal.cast import Cast
from contest.rehearsal.entrants import Sent
from contest.rehearsal.officials import Official, RefusedActError
from contest.rehearsal.practice import Sum
from contest.rehearsal.timetable import DAY, HOUR

_FOUND = "Đáp án của một câu hỏi bị sai: tôi đã tính lại nhiều lần."
_UNHAPPY = "Tôi nghĩ bài của tôi phải xếp cao hơn."
_REJECTED = "Đã xem lại: bài được tính đúng thể lệ."


def not_yet(cast: Cast) -> None:
    """Before anything is published there is nothing to appeal against."""
    form = _page(cast).page.select_one("[name=about]")
    cast.record.expect_that(_("Before the publication no appeals are taken"), form is None)


def appeal(cast: Cast) -> None:
    """Two appeals from the form to the decision, with everything that follows from the one that is right."""
    record, office = cast.record, cast.office
    record.chapter(_("Appeals"))
    wrong = next(each for each in cast.questions if each.is_wrong)
    knew = _who_knew(cast, wrong)
    unhappy = next(each for each in cast.sent_in(1) if each.entrant != knew.entrant)
    right = _file(cast, knew, AppealKind.KEY, _FOUND)
    cast.worker.let_pass(HOUR)
    other = _file(cast, unhappy, AppealKind.COUNTING, _UNHAPPY)
    cast.worker.let_pass(DAY)
    for each in (right, other):
        _act(office.secretary, each, "contest_take_appeal")
    record.tell(office.secretary, _("read both appeals and took them on"))
    cast.worker.let_pass(DAY)
    _who_may_not_decide(cast, right)
    mending.void_the_wrong_question(cast, wrong)
    cast.worker.let_pass(HOUR)
    upheld = {"verdict": Verdict.UPHELD.value, "remedy": Remedy.VOIDED.value}
    _act(office.second, right, "contest_decide_appeal", **upheld, reason=mending.REASON[0])
    record.tell(office.second, _("upheld the appeal: a question was taken out of the count"))
    rejected = {"verdict": Verdict.REJECTED.value, "reason": _REJECTED}
    _act(office.second, other, "contest_decide_appeal", **rejected)
    record.tell(office.second, _("rejected the other appeal, with the reason"))
    _both_counts_stand_with_it(cast, right)
    cast.worker.let_pass(DAY)
    for each in (right, other):
        _ask(cast, each)


def too_late(cast: Cast) -> None:
    """After the days that the rules name no appeal is taken, and nothing of it is kept."""
    before = Appeal.objects.count()
    browser = _send(cast, cast.sent_in(1)[0], AppealKind.OTHER, _UNHAPPY)
    said = browser.complaint
    cast.record.tell(
        _("A contestant"), _("appealed too late, and was told: “%(said)s”") % {"said": said}
    )
    cast.record.expect_that(
        _("After its days no appeal is taken"),
        (browser.response.status_code, Appeal.objects.count()) == (409, before),
    )


def _page(cast: Cast) -> Browser:
    browser = Browser(Client())
    browser.open(_address(cast))
    return browser


def _address(cast: Cast) -> str:
    return reverse("contest_appeal", args=[cast.contest.slug])


def _send(cast: Cast, of: Sent, kind: AppealKind, text: str) -> Browser:
    """Somebody fills in the form with the receipt of an entry."""
    browser = Browser(Client(REMOTE_ADDR=of.entrant.address))
    ladder = Ladder(cast.contest, PrizeScope.ROUND, cast.contest.rounds.get(number=of.round))
    told = {"about": key_of(ladder), "code": of.receipt, "kind": kind.value, "text": text}
    browser.post(_address(cast), {**told, "step": "file"})
    return browser


def _file(cast: Cast, of: Sent, kind: AppealKind, text: str) -> Appeal:
    """An appeal that is sent twice, as by a double press."""
    codes = []
    for _again in range(2):
        shown = _send(cast, of, kind, text).page.select_one("#case-code")
        codes.append(shown.get_text().replace("-", "") if shown else "")
    appeals = list(Appeal.objects.filter(code=codes[0]))
    if not appeals:
        raise RefusedActError(f"{_address(cast)}: {kind}")
    told = {"number": appeals[0].number, "about": kind.label}
    cast.record.tell(
        _("A contestant"),
        _("appealed by the receipt alone, no. %(number)s: %(about)s; pressed the button twice")
        % told,
    )
    cast.record.expect_that(
        _("Appeal no. %(number)s, sent twice, is one case under one code") % told,
        codes[0] == codes[1] and Appeal.objects.filter(entry=appeals[0].entry).count() == 1,
    )
    return appeals[0]


def _who_knew(cast: Cast, wrong: Sum) -> Sent:
    """Somebody who answered rightly what the key calls wrong."""
    return next(
        each for each in cast.sent_in(wrong.round) if each.answers[wrong.wording] == wrong.truth
    )


def _act(by: Official, appeal: Appeal, name: str, **values: str) -> None:
    page = reverse("contest_appeal_case", args=[appeal.pk])
    by.fill_in(page, reverse(name, args=[appeal.pk]), **values)


def _who_may_not_decide(cast: Cast, right: Appeal) -> None:
    """Who approved the list does not decide about it; and nobody upholds what was not mended."""
    office = cast.office
    address = reverse("contest_decide_appeal", args=[right.pk])
    for who in (office.organiser, office.judge, office.secretary):
        is_refused = who.is_refused(address)
        cast.record.tell(who, _("tried to decide on the appeal"))
        right.refresh_from_db()
        cast.record.expect_that(
            _("%(who)s: the site refuses, and the appeal waits as before") % {"who": who},
            is_refused and right.decided_at is None,
        )
    office.second.come()
    office.second.open(reverse("contest_appeal_case", args=[right.pk]))
    form = fields_of(office.second.form(address))
    upheld = {"verdict": Verdict.UPHELD.value, "remedy": Remedy.VOIDED.value, "reason": _FOUND}
    office.second.post(address, {**form, **upheld})
    right.refresh_from_db()
    cast.record.tell(office.second, _("wanted to uphold the appeal before anything was mended"))
    cast.record.expect_that(
        _("The site asks for the question to be voided first"),
        office.second.response.status_code == 422 and right.decided_at is None,
    )


def _both_counts_stand_with_it(cast: Cast, right: Appeal) -> None:
    right.refresh_from_db()
    results = Result.objects.filter(round=right.entry.round).order_by("number")
    kept = [str(each.number) for each in (right.before, right.after) if each]
    cast.record.expect(
        _("The appeal keeps the count before and the count after, by their numbers"),
        ", ".join(str(each.number) for each in results),
        ", ".join(kept),
    )


def _ask(cast: Cast, decided: Appeal) -> None:
    """Whoever has the code of a case reads what was decided."""
    decided.refresh_from_db()
    browser = _page(cast)
    browser.post(_address(cast), {"case": decided.code, "step": "look"})
    told = {"number": decided.number}
    cast.record.tell(
        _("A contestant"), _("asked by the code how far appeal no. %(number)s is") % told
    )
    cast.record.expect_that(
        _("Under the code of appeal no. %(number)s stand the decision and its reason") % told,
        decided.state is AppealState.DECIDED
        and str(decided.get_verdict_display()).casefold() in browser.text.casefold()
        and decided.reason in browser.text,
    )
