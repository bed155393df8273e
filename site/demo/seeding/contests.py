"""The contests: the archive's, closed and counted, and one with a round that is open today."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from contest.attempts import receipts
from contest.attempts.drawing import draw
from contest.attempts.pool import pool_of
from contest.counting.freezing import count
from contest.enums import AttemptPolicy, CountedAttempt, PrizeScope, QuestionSource
from contest.ledger.files import make_file
from contest.models import (
    Attempt,
    BankOption,
    BankQuestion,
    Contest,
    Entry,
    Person,
    Prize,
    Round,
    Rules,
    TopicQuota,
)
from contest.signs.searching import search
from contest.unit_tables.making import make_due
from demo.content.contests import (
    Question,
    archive,
    archive_questions,
    sample,
    sample_questions,
)
from demo.content.words import english
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.seeding.appeals import decide_appeals
from demo.seeding.contestants import SAMPLE_PERSONS, approve_winners, make_contestants
from demo.seeding.ledgers import chain_entries
from demo.seeding.records import Records, in_both
from programme.models import Topic

# So many people of the last week foretell in a series, so that judges have something to look at.
SERIES = 6
TABLES_AT = time(11)
# The same chances at each start, so that the sample looks alike everywhere.
_CHANCE = random.Random(1010)  # noqa: S311 - samples, no secrets
# How long the weeks of the open contest are, and how many there are.
WEEK, WEEKS = timedelta(days=7), 4


def make_contests(records: Records, today: date) -> dict[str, Contest]:
    """Both contests, by slug, with their questions; those of the archive have been answered."""
    made = [_make_archive(records), _make_open_one(records, today)]
    return {contest.slug: contest for contest in made}


def _question(content: Question, records: Records) -> BankQuestion:
    places = list(range(len(content.options)))
    _CHANCE.shuffle(places)
    return BankQuestionFactory(
        topic=records.topics[content.topic],
        difficulty=content.difficulty,
        source=content.source,
        options=[
            (content.options[place], _english(content.options[place]), place == 0)
            for place in places
        ],
        **in_both("wording", content.wording),
    )


def _english(option: str) -> str:
    """Numbers of documents and addresses are the same in all languages."""
    try:
        return english(option)
    except KeyError:
        return ""


def _make_archive(records: Records) -> Contest:
    contest = _contest(archive.SLUG, archive.NAME, archive.INTRO, archive.CONTACT)(
        campaign=records.archive,
        organiser=records.units["so-tttt"],
        ceremony_on=date(2024, 10, 8),
        tables_at=TABLES_AT,
    )
    rules = _rules(
        contest,
        at(archive.WEEKS[0][0]) - timedelta(days=10),
        len(archive_questions.ROUNDS[0]),
        retention_days=archive.RETENTION_DAYS,
    )
    for group, name in enumerate(archive.GROUPS):
        ParticipantGroupFactory(contest=contest, sort_order=group, **in_both("name", name))
    persons = make_contestants(contest, [records.units[key] for key in archive.UNITS])
    for number, (opens, closes) in enumerate(archive.WEEKS, start=1):
        made = RoundFactory(
            contest=contest,
            number=number,
            opens_at=at(opens),
            closes_at=at(closes),
            questions=[
                _question(question, records) for question in archive_questions.ROUNDS[number - 1]
            ],
            **in_both("name", archive.TITLES[number - 1]),
        )
        _CHANCE.shuffle(persons)
        sent = _answered(made, rules, persons[SAMPLE_PERSONS // 4 :])
        if number == len(archive.WEEKS):
            sent += _answered_in_series(made, rules, persons[:SERIES])
        _store(sent)
        chain_entries(made)
        result = count(made, made.closes_at + timedelta(minutes=1))
        make_file(result.ledger_files.get(), made.closes_at + timedelta(minutes=2))
        make_due(made.closes_at + timedelta(minutes=2))
        search(made, made.closes_at + timedelta(minutes=10))
    approve_winners(contest)
    decide_appeals(contest)
    Attempt.objects.filter(round__contest=contest).update(network_mark="", device_mark="")
    return contest


def _make_open_one(records: Records, today: date) -> Contest:
    pool = [_question(question, records) for question in sample_questions.POOL]
    contest = _contest(sample.SLUG, sample.NAME, sample.INTRO, sample.CONTACT)(
        campaign=records.campaign, organiser=records.units["so-khcn"], tables_at=TABLES_AT
    )
    opened = timezone.make_aware(datetime.combine(today - timedelta(days=2), time(9)))
    _rules(
        contest,
        opened - timedelta(days=10),
        sum(number for _topic, number in sample.QUOTAS),
        quotas=[(records.topics[topic], number) for topic, number in sample.QUOTAS],
        question_source=QuestionSource.DRAWN,
        attempt_policy=AttemptPolicy.SOME_A_ROUND,
        attempt_limit=3,
        counted_attempt=CountedAttempt.BEST,
        minutes=sample.MINUTES,
        grace_seconds=sample.GRACE_SECONDS,
        extra_time_percent=50,
    )
    for order, name in enumerate(archive.GROUPS):
        ParticipantGroupFactory(contest=contest, sort_order=order, **in_both("name", name))
    for week in range(WEEKS):
        RoundFactory(
            contest=contest,
            number=week + 1,
            opens_at=opened + week * WEEK,
            closes_at=opened + (week + 1) * WEEK,
            questions=pool,
        )
    return contest


def _contest(slug: str, name: str, intro: str, contact: str) -> Any:
    def make(**values: Any) -> Contest:
        return ContestFactory(
            slug=slug,
            **in_both("name", name),
            **in_both("intro", intro),
            **in_both("contact", contact),
            **values,
        )

    return make


def _rules(
    contest: Contest,
    issued_at: datetime,
    question_count: int,
    quotas: Iterable[tuple[Topic, int]] = (),
    **values: Any,
) -> Rules:
    """The first version, with the ladder of prizes and what is drawn of each topic."""
    rules = RulesFactory(
        contest=contest,
        issued_at=None,
        question_count=question_count,
        least_age=14,
        **in_both("audience", archive.AUDIENCE),
        **values,
    )
    for order, (topic, number) in enumerate(quotas):
        TopicQuota.objects.create(rules=rules, topic=topic, count=number, sort_order=order)
    ladders = {PrizeScope.ROUND: archive.PRIZES, PrizeScope.UNITS: archive.UNIT_PRIZES}
    for scope, ladder in ladders.items():
        for order, (name, quantity, amount) in enumerate(ladder):
            Prize.objects.create(
                rules=rules,
                scope=scope,
                quantity=quantity,
                amount=amount,
                sort_order=order,
                **in_both("name", name),
            )
    # In force on a day long past; issuing it by its own door would be today.
    Rules.objects.filter(pk=rules.pk).update(issued_at=issued_at)
    rules.refresh_from_db()
    return rules


def _answered(made: Round, rules: Rules, persons: list[Person]) -> list[Entry]:
    """An entry of each person, some time in the week; most know most of it."""
    right = _right_options(made)
    length = int((made.closes_at - made.opens_at).total_seconds())
    entries = []
    for person in persons:
        began = made.opens_at + timedelta(seconds=_CHANCE.randrange(length - 3600))
        attempt = _attempt(made, rules, person, began)
        took = timedelta(seconds=_CHANCE.randrange(60, 900))
        entries.append(_entry(attempt, right, _CHANCE.randrange(5, 120), took))
    return entries


def _answered_in_series(made: Round, rules: Rules, persons: list[Person]) -> list[Entry]:
    """Entries of several people from one device, one after the other, whose predictions go up by one."""
    right = _right_options(made)
    mark, entries = secrets.token_hex(32), []
    for number, person in enumerate(persons):
        began = made.closes_at - timedelta(hours=3) + number * timedelta(minutes=2)
        attempt = _attempt(made, rules, person, began)
        attempt.network_mark = attempt.device_mark = mark
        entries.append(_entry(attempt, right, 40 + number, timedelta(seconds=95)))
    return entries


def _right_options(made: Round) -> set[int]:
    options = BankOption.objects.filter(question__round_questions__round=made, is_right=True)
    return set(options.values_list("pk", flat=True))


def _attempt(made: Round, rules: Rules, person: Person, began: datetime) -> Attempt:
    nonce = secrets.token_hex(16)
    return Attempt(
        nonce=nonce,
        round=made,
        person=person,
        rules=rules,
        slot=f"r{made.number}",
        draw=draw(rules, pool_of(made, began), nonce),
        started_at=began,
    )


def _entry(attempt: Attempt, right: set[int], foretold: int, took: timedelta) -> Entry:
    return Entry(
        attempt=attempt,
        round=attempt.round,
        person=attempt.person,
        receipt=receipts.new(),
        answers=_answers(attempt.draw, right),
        prediction=Decimal(foretold),
        started_at=attempt.started_at,
        submitted_at=attempt.started_at + took,
    )


def _store(entries: list[Entry]) -> None:
    """Entries with their attempts, numbered as they came."""
    entries = sorted(entries, key=lambda entry: entry.submitted_at)
    attempts = Attempt.objects.bulk_create([entry.attempt for entry in entries])
    for entry, attempt in zip(entries, attempts, strict=True):
        entry.attempt = attempt
    Entry.objects.bulk_create(entries)


def _answers(drawn: list[list[Any]], right: set[int]) -> dict[str, str]:
    chosen = {}
    for question_id, option_ids in drawn:
        knows = _CHANCE.random() < 0.8
        fitting = [option for option in option_ids if (option in right) == knows]
        chosen[str(question_id)] = str(_CHANCE.choice(fitting))
    return chosen
