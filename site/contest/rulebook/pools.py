"""Whether the questions of a round are what the rules ask for. No word of a question is told here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.enums import Difficulty, QuestionSource
from contest.models import BankQuestion, Round, Rules
from quiz_embed.rules import option_faults, plain


@dataclass(frozen=True)
class Need:
    """How many questions are asked for, and how many of them the round has: of a topic, or of all (None)."""

    label: str
    wanted: int
    chosen: int

    @property
    def is_met(self) -> bool:
        return self.chosen >= self.wanted


def chosen_questions(asked: Round) -> list[BankQuestion]:
    """The questions of a round in their order, with options and topics, in three queries."""
    rows = asked.round_questions.select_related("question__topic").prefetch_related(
        "question__options"
    )
    return [row.question for row in rows]


def needs(questions: list[BankQuestion], rules: Rules) -> list[Need]:
    """What each quota asks for and what there is for it; a fixed round has one need, its number of questions.

    What a quota of a difficulty takes is no longer there for the quota of the whole topic.
    """
    if rules.question_source == QuestionSource.FIXED:
        return [Need(_("questions"), rules.question_count, len(questions))]
    of_kind = Counter((question.topic_id, question.difficulty) for question in questions)
    of_topic = Counter(question.topic_id for question in questions)
    quotas = list(rules.quotas.select_related("topic"))
    taken: Counter[int] = Counter()
    for quota in quotas:
        if quota.difficulty is not None:
            taken[quota.topic_id] += quota.count
    found = []
    for quota in quotas:
        if quota.difficulty is None:
            there = max(0, of_topic[quota.topic_id] - taken[quota.topic_id])
            label = quota.topic.title
        else:
            there = of_kind[quota.topic_id, quota.difficulty]
            label = f"{quota.topic.title} ({Difficulty(quota.difficulty).label})"
        found.append(Need(label, quota.count, there))
    return found


def pool_faults(asked: Round, rules: Rules) -> list[str]:
    """Why the questions of a round don't serve these rules: too few of a topic, or not the fixed number."""
    questions = chosen_questions(asked)
    if rules.question_source == QuestionSource.FIXED:
        if len(questions) == rules.question_count:
            return []
        return [
            _("%(chosen)s questions are chosen, and the rules ask for %(wanted)s.")
            % {"chosen": len(questions), "wanted": rules.question_count}
        ]
    return [
        _("“%(topic)s”: %(chosen)s questions are chosen, and %(wanted)s are drawn.")
        % {"topic": need.label, "chosen": need.chosen, "wanted": need.wanted}
        for need in needs(questions, rules)
        if not need.is_met
    ]


def question_faults(question: BankQuestion) -> list[str]:
    """What keeps a question from being asked; for question setters, since options are named."""
    causes = option_faults(list(question.options.all()))
    if not plain(question.wording):
        causes.append(_("The question has no text."))
    return causes


def round_faults(asked: Round, rules: Rules | None) -> list[str]:
    """Everything that keeps a round from being played, in words that organisers may read."""
    if rules is None:
        return [_("No rules are in force.")]
    faults = pool_faults(asked, rules)
    unfit = sum(bool(question_faults(question)) for question in chosen_questions(asked))
    if unfit:
        faults.append(
            ngettext(
                "%(count)s question is not ready; question setters see why.",
                "%(count)s questions are not ready; question setters see why.",
                unfit,
            )
            % {"count": unfit}
        )
    return faults
