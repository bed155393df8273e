"""Builders of contests: `RoundFactory()` is an open round of a public contest with rules in force."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

import factory
from factory.django import DjangoModelFactory

from contest.attempts import receipts
from contest.enums import ContestBody
from contest.models import (
    Attempt,
    BankOption,
    BankQuestion,
    Contest,
    Entry,
    ParticipantGroup,
    Person,
    Prize,
    Round,
    RoundQuestion,
    Rules,
    TopicQuota,
)
from core import text
from demo.factories.programme import CampaignFactory, TopicFactory
from demo.factories.units import UnitFactory

# Wording, wording in English, and whether it is the right one.
OptionTexts = tuple[str, str, bool]

SAMPLE_OPTIONS: list[OptionTexts] = [
    ("Ngày 22 tháng 4", "22 April", False),
    ("Ngày 10 tháng 10", "10 October", True),
    ("Ngày 13 tháng 10", "13 October", False),
]


class ContestFactory(DjangoModelFactory):
    """A public contest without rules or rounds."""

    name = factory.Sequence(lambda n: f"Tìm hiểu về chuyển đổi số {n + 1}")
    name_en = factory.Sequence(lambda n: f"What do you know of digital transformation {n + 1}")
    slug = factory.LazyAttribute(lambda contest: text.slug(contest.name))
    campaign = factory.SubFactory(CampaignFactory)
    organiser = factory.SubFactory(UnitFactory)
    is_public = True

    class Meta:
        model = Contest


class RulesFactory(DjangoModelFactory):
    """Rules in force since a year ago, by default once a round and without a limit of time.

    Issued rules never change, so their rows come along: `RulesFactory(quotas=[(topic, 2, None)],
    prizes=[("Giải Nhất", 1, 2_000_000)])`. `RulesFactory(issued_at=None)` is a draft.
    """

    contest = factory.SubFactory(ContestFactory)
    number = factory.LazyAttribute(lambda rules: rules.contest.rules.count() + 1)
    issued_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=365))
    audience = "Người đang sinh sống, học tập, làm việc trên địa bàn tỉnh."
    audience_en = "People who live, study or work in the province."
    barred_bodies = factory.LazyFunction(
        lambda: [body.value for body in ContestBody if body != ContestBody.OTHER]
    )
    question_count = 2

    class Meta:
        model = Rules

    @classmethod
    def _create(
        cls,
        model_class: type[Rules],
        *args: Any,
        quotas: Sequence[tuple[Any, int, int | None]] = (),
        prizes: Sequence[tuple[str, int, int | None]] = (),
        **values: Any,
    ) -> Rules:
        issued_at = values.pop("issued_at")
        rules = model_class(*args, **values)
        rules.quotas = [
            TopicQuota(topic=topic, count=count, difficulty=difficulty, sort_order=place)
            for place, (topic, count, difficulty) in enumerate(quotas)
        ]
        rules.prizes = [
            Prize(name=name, quantity=quantity, amount=amount, sort_order=place)
            for place, (name, quantity, amount) in enumerate(prizes)
        ]
        rules.save()
        if issued_at:
            rules.issued_at = issued_at
            rules.save()
        return rules


class BankQuestionFactory(DjangoModelFactory):
    """A question with its options: `BankQuestionFactory(options=[("Có", "Yes", True), …])`."""

    wording = factory.Sequence(lambda n: f"Ngày Chuyển đổi số quốc gia là ngày nào? ({n + 1})")
    wording_en = factory.Sequence(
        lambda n: f"Which day is the National Digital Transformation Day? ({n + 1})"
    )
    topic = factory.SubFactory(TopicFactory)
    source = (
        "Quyết định 505/QĐ-TTg: “Lấy ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia.”"
    )

    class Meta:
        model = BankQuestion

    @classmethod
    def _create(
        cls,
        model_class: type[BankQuestion],
        *args: Any,
        options: Sequence[OptionTexts] | None = None,
        **values: Any,
    ) -> BankQuestion:
        question = model_class(*args, **values)
        question.options = [
            BankOption(wording=wording, wording_en=wording_en, is_right=right, sort_order=place)
            for place, (wording, wording_en, right) in enumerate(options or SAMPLE_OPTIONS)
        ]
        question.save()
        return question


class RoundFactory(DjangoModelFactory):
    """A round that is open now, with the given questions or as many sample ones as its rules ask.

    The contest gets rules in force unless it has some.
    """

    contest = factory.SubFactory(ContestFactory)
    number = factory.LazyAttribute(lambda made: made.contest.rounds.count() + 1)
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=6))

    class Meta:
        model = Round

    @classmethod
    def _create(
        cls,
        model_class: type[Round],
        *args: Any,
        questions: Iterable[BankQuestion] | None = None,
        **values: Any,
    ) -> Round:
        contest = values["contest"]
        rules = contest.rules.first() or RulesFactory(contest=contest)
        made = model_class(*args, **values)
        chosen = (
            list(questions)
            if questions is not None
            else BankQuestionFactory.create_batch(rules.question_count)
        )
        made.round_questions = [
            RoundQuestion(question=question, sort_order=place)
            for place, question in enumerate(chosen)
        ]
        made.save()
        return made


class ParticipantGroupFactory(DjangoModelFactory):
    contest = factory.SubFactory(ContestFactory)
    name = factory.Iterator(["Cán bộ, công chức, viên chức", "Đoàn viên", "Nhân dân"])
    name_en = factory.Iterator(["Officials", "Members of the Youth Union", "Citizens"])

    class Meta:
        model = ParticipantGroup


class PersonFactory(DjangoModelFactory):
    """A contestant whose details are made up by nobody: digests are random, and nothing is sealed."""

    contest = factory.SubFactory(ContestFactory)
    code = factory.LazyFunction(lambda: secrets.token_hex(6).upper())
    identity_digest = factory.LazyFunction(lambda: secrets.token_hex(32))
    lives_here = True
    added_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Person


class AttemptFactory(DjangoModelFactory):
    """A turn of a person in a round, with the questions in their order."""

    round = factory.SubFactory(RoundFactory)
    nonce = factory.LazyFunction(lambda: secrets.token_hex(16))
    person = factory.LazyAttribute(lambda made: PersonFactory(contest=made.round.contest))
    rules = factory.LazyAttribute(lambda made: made.round.contest.rules.first())
    slot = factory.LazyAttribute(
        lambda made: f"r{made.round.number}-{made.person.attempts.count() + 1}"
    )
    draw = factory.LazyAttribute(lambda made: whole_draw(made.round))
    started_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Attempt


class EntryFactory(DjangoModelFactory):
    """An entry: `EntryFactory(attempt=…, right=2, prediction=100)` answers the first two questions right."""

    attempt = factory.SubFactory(AttemptFactory)
    receipt = factory.LazyFunction(receipts.new)
    prediction = 100
    round = factory.LazyAttribute(lambda entry: entry.attempt.round)
    person = factory.LazyAttribute(lambda entry: entry.attempt.person)
    started_at = factory.LazyAttribute(lambda entry: entry.attempt.started_at)
    submitted_at = factory.LazyAttribute(lambda entry: entry.started_at + timedelta(minutes=5))

    class Meta:
        model = Entry

    @classmethod
    def _create(
        cls, model_class: type[Entry], *args: Any, right: int | None = None, **values: Any
    ) -> Entry:
        values.setdefault("answers", answers(values["attempt"], right))
        return super()._create(model_class, *args, **values)


def whole_draw(asked: Round) -> list[list[Any]]:
    """All questions of a round with their options, in the order they stand."""
    options: dict[int, list[int]] = defaultdict(list)
    stand = BankOption.objects.filter(question__in=asked.round_questions.values("question"))
    for question_id, option_id in stand.values_list("question_id", "pk"):
        options[question_id].append(option_id)
    asked_ids = asked.round_questions.values_list("question_id", flat=True)
    return [[question_id, options[question_id]] for question_id in asked_ids]


def answers(attempt: Attempt, right: int | None = None) -> dict[str, str]:
    """Answers to an attempt of which the first `right` are right (all, by default) and the others wrong."""
    drawn = [option_id for _, option_ids in attempt.draw for option_id in option_ids]
    is_right = dict(BankOption.objects.filter(pk__in=drawn).values_list("pk", "is_right"))
    chosen = {}
    for place, (question_id, option_ids) in enumerate(attempt.draw):
        wanted = right is None or place < right
        fitting = (pk for pk in option_ids if is_right[pk] is wanted)
        chosen[str(question_id)] = str(next(fitting, option_ids[0]))
    return chosen


def at(text_of_moment: str) -> datetime:
    """A moment where the site lives: `at("2031-09-02 09:00")`."""
    return timezone.make_aware(datetime.fromisoformat(text_of_moment))
