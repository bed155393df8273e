"""The first line of a file: what the round asked, by which rules it was counted, and what came out."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from contest.counting.prizes import Proposal, round_awards
from contest.enums import PrizeScope
from contest.ledger.canonical import canonical, digest, instant_text
from contest.ledger.chain import written
from contest.ledger.closes import closes_of
from contest.ledger.formats import format_of
from contest.ledger.questions import questions_of
from contest.ledger.rules import record_of, versions_of
from contest.models import AwardList, Ledger, LedgerFile, PassedOver, Prize, Result, Round

# Why somebody who stands high enough for a prize is not given it.
HAS_PRIZE_ELSEWHERE = "prize_in_another_round"
ROWS_AT_ONCE = 5_000


def header_of(file: LedgerFile, at: datetime) -> str:
    """The header as canonical JSON, its own digest in it; `at` is when the file is made."""
    result = file.result
    form = format_of(file.round.ledger)
    winning, passed_over = _winning(file)
    told: dict[str, Any] = {
        "format": form.file,
        "file": {"made_at": instant_text(at), "number": file.number, "reason": file.reason},
        "contest": _contest(file.round),
        "opening": json.loads(file.round.ledger.opening),
        "closes_at": instant_text(file.round.closes_at),
        "rules": _rules(result),
        "versions": [record_of(rules) for rules in versions_of(result)],
        "questions": _questions(file),
        "annulled": _annulled(file),
        "excluded": file.excluded,
        "passed_over": passed_over,
        "prizes": [_prize(prize) for prize in _ladder(result)],
        "heads": _heads(result),
        "lines": file.lines,
        "last_link": _last_link(file),
        "result": {
            "number": result.number,
            "counted_at": instant_text(result.counted_at),
            "participants": result.participants,
            "fully_right": result.fully_right,
            "actual": f"{result.actual:.2f}",
            "ranking": ranking_digest(result),
            "winners": winning,
        },
    }
    if form.heads_hold_close:
        told["closes"] = closes_of(result)
    return canonical({**told, "digest": digest(canonical(told))})


def ranking_digest(result: Result) -> str:
    """SHA-256 over all places, "rank number\\n" each, so that one digest says everybody's rank."""
    summed = sha256()
    places = result.standings.order_by("rank").values_list("rank", _number(result.round.ledger))
    for rank, number in places.iterator(chunk_size=ROWS_AT_ONCE):
        summed.update(f"{rank} {number}\n".encode())
    return summed.hexdigest()


def _number(ledger: Ledger) -> str:
    """Where a standing has the number of its entry."""
    places = format_of(ledger).numbers_are_places
    return "entry__ledger_line__position" if places else "entry_id"


def _annulled(file: LedgerFile) -> list[int]:
    ledger = file.round.ledger
    if not format_of(ledger).numbers_are_places:
        return file.annulled
    lines = ledger.lines.filter(entry__in=file.annulled)
    return list(lines.order_by("position").values_list("position", flat=True))


def _contest(of: Round) -> dict[str, Any]:
    return {
        "name": of.contest.name,
        "name_en": of.contest.name_en,
        "round": of.name,
        "round_en": of.name_en,
    }


def _rules(result: Result) -> dict[str, Any]:
    rules = result.rules
    return {
        "version": rules.number,
        "target": rules.prediction_target,
        "counted": rules.counted_attempt,
        "clock": rules.tie_clock,
        "one_prize": rules.one_prize_a_person,
        "voided_is_right": result.credits_voided,
    }


def _questions(file: LedgerFile) -> list[dict[str, Any]]:
    asked = questions_of(file.round)
    return [{**question, "voided": question["id"] in file.voided} for question in asked]


def _ladder(result: Result) -> list[Prize]:
    prizes = result.rules.prizes.filter(scope=PrizeScope.ROUND)
    return list(prizes.order_by("sort_order", "pk"))


def _prize(prize: Prize) -> dict[str, Any]:
    return {
        "name": prize.name,
        "name_en": prize.name_en,
        "quantity": prize.quantity,
        "amount": prize.amount,
    }


def _winning(file: LedgerFile) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Who is given which step of the ladder (0 is the highest), and who stands above one of them in vain.

    Whoever was approved stands here, whatever was decided until the file is made; before an approval, who would be
    proposed now.
    """
    result, ladder = file.result, _ladder(file.result)
    decided = PassedOver.objects.filter(round=file.round)
    if file.awards:
        given, decided = _approved(file.awards), decided.in_force_at(file.ordered_at)
    else:
        given, decided = round_awards(result).given, decided.in_force()
    winning = [
        {"prize": ladder.index(each.prize), "person": each.name, "rank": each.rank}
        for each in given
        if each.prize
    ]
    # With a prize left over, everybody who is not given one was passed over.
    above = result.standings.order_by("rank")
    if len(given) == sum(prize.quantity for prize in ladder):
        above = above.filter(rank__lt=max((each.rank for each in given), default=0))
    codes = {each.name for each in given}
    passed = above.exclude(person__code__in=codes).values_list("person__code", flat=True)
    causes = dict(decided.values_list("person__code", "cause"))
    told = [{"person": code, "reason": causes.get(code, HAS_PRIZE_ELSEWHERE)} for code in passed]
    return winning, told


def _approved(awards: AwardList) -> list[Proposal]:
    """The prizes of a list in its order, without the reserves."""
    rows = awards.awards.filter(prize__isnull=False).order_by("place")
    return [
        Proposal(each.prize, each.rank, each.person.code)
        for each in rows.select_related("prize", "person")
        if each.person
    ]


def _heads(result: Result) -> dict[str, Any]:
    """How many heads were published until the count, and one digest of them: so that none is left out later."""
    until = result.round.ledger.heads.order_by("at").filter(at__lte=result.counted_at)
    told = [f"{written(head)}\n" for head in until]
    return {"number": len(told), "digest": digest(*told)}


def _last_link(file: LedgerFile) -> str:
    line = file.round.ledger.lines.filter(position=file.lines).first()
    return line.link if line else digest(file.round.ledger.opening)
