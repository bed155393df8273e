"""From a draft to a version that everybody is held to, and on to the next draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from contest.clock import instant
from contest.models import Contest, Prize, Rules, TopicQuota
from contest.rulebook.changes import open_round_faults
from contest.rulebook.faults import Faults, merged, rules_faults

ISSUED = "contest.issue_rules"
# What belongs to one version alone; a new one credits voided questions, whatever the last one said.
_OWN = {"id", "number", "issued_at", "issued_by", "reason", "reason_en", "credits_voided"}


class NotADraftError(Exception):
    """The version was issued already."""


class FaultyRulesError(Exception):
    """The draft can't be played; `faults` says why, by field."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        super().__init__("; ".join(each for messages in faults.values() for each in messages))


def issue_faults(rules: Rules, at: datetime) -> Faults:
    """What keeps a draft from being issued at this moment."""
    return merged(rules_faults(rules), open_round_faults(rules, at))


@transaction.atomic
def issue(rules: Rules, by: Any, at: datetime | None = None) -> Rules:
    """Puts a draft in force from `at`, or from now on; changes nothing where it raises NotADraftError or FaultyRulesError.

    Two who press the button at once wait for each other at the contest's row. Now is when the wait is over: whoever
    began in between was not held to these rules, and a round that opened meanwhile keeps the former ones.
    """
    Contest.objects.select_for_update(no_key=True).get(pk=rules.contest_id)
    at = at or instant()
    draft = Rules.objects.select_related("contest").get(pk=rules.pk)
    if draft.is_issued:
        raise NotADraftError
    if faults := issue_faults(draft, at):
        raise FaultyRulesError(faults)
    draft.issued_at, draft.issued_by = at, by
    draft.save()
    log(draft, ISSUED, user=by, data={"number": draft.number, "issued_at": at.isoformat()})
    return draft


@transaction.atomic
def new_draft(contest: Contest) -> Rules:
    """The draft of a contest; a copy of the last version is made where there is none."""
    Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    last = Rules.objects.filter(contest=contest).order_by("-number").first()
    if last is None:
        return Rules(contest=contest, number=1)
    if not last.is_issued:
        return last
    draft = Rules(
        number=last.number + 1,
        **{
            field.attname: getattr(last, field.attname)
            for field in Rules._meta.concrete_fields
            if field.name not in _OWN
        },
    )
    draft.quotas = [_copied(quota) for quota in last.quotas.all()]
    draft.prizes = [_copied(prize) for prize in last.prizes.all()]
    draft.save()
    return draft


def _copied(row: TopicQuota | Prize) -> Any:
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "rules")
    }
    return type(row)(**values)
