"""Taking a question out of the count, for everybody and for good."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.counting import recount
from contest.enums import RoundState
from contest.models import BankQuestion, Round, Voiding

VOIDED = "contest.void_question"


class NotVoidedError(Exception):
    """Nothing was changed; `str()` says why in the reader's language."""


@transaction.atomic
@gathered()
def void(
    asked: Round, question: BankQuestion, by: Any, at: datetime, reason: str, reason_en: str
) -> Voiding:
    """Takes a question of a round out of the count. Raises NotVoidedError, and changes nothing then.

    Before the round opens a question is mended instead. A round that was counted is counted again, or nothing is
    changed at all.
    """
    asked = Round.objects.select_for_update(no_key=True).get(pk=asked.pk)
    if asked.state(at) is RoundState.NOT_YET_OPEN:
        raise NotVoidedError(
            _(
                "The round opens within a minute; take the question out of the count once it is open."
            )
            if asked.is_settled(at)
            else _("The round has not opened; question setters mend the question.")
        )
    if not asked.round_questions.filter(question=question).exists():
        raise NotVoidedError(_("The round does not ask this question."))
    if asked.voidings.filter(question=question).exists():
        raise NotVoidedError(_("This question has been taken out of the count already."))
    if not reason.strip() or not reason_en.strip():
        raise NotVoidedError(_("Give the reason in both languages: everybody reads it."))
    made = Voiding.objects.create(
        round=asked,
        question=question,
        reason=reason.strip(),
        reason_en=reason_en.strip(),
        voided_at=at,
        voided_by=by,
    )
    log(asked, VOIDED, user=by, data={"question": question.pk, "reason": made.reason})
    recount(asked, at, by, made.reason, made.reason_en)
    return made
