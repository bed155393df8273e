"""What changed between two versions, in words for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contest.enums import ContestBody, PrizeScope
from contest.models import Rules
from contest.rulebook.articles import round_line
from contest.rulebook.standing import groups_of, rounds_of
from contest.rulebook.words import prize_line, quota_name

# What is not said of a rule, but of the version; and what `_words` tells in the reader's language already.
_UNTOLD = {
    "id",
    "contest",
    "number",
    "issued_at",
    "issued_by",
    "reason",
    "reason_en",
    "audience_en",
    # Told by what they print of it.
    "schedule",
}


@dataclass(frozen=True)
class Difference:
    """What is told of one thing: its name, and what was and what is; empty where it was or is not there."""

    label: str
    before: str
    after: str


def between(old: Rules, new: Rules) -> list[Difference]:
    """What differs: rounds and groups, the record in its order, the quotas, the prizes; empty if nothing does."""
    return [
        *_of_rounds(old, new),
        *_of_groups(old, new),
        *_of_fields(old, new),
        *_of_quotas(old, new),
        *_of_prizes(old, new),
    ]


def _of_rounds(old: Rules, new: Rules) -> list[Difference]:
    before, after = (
        {each.number: round_line(each) for each in rounds_of(rules)} for rules in (old, new)
    )
    return [
        Difference(
            _("Round %(number)s") % {"number": number},
            before.get(number, ""),
            after.get(number, ""),
        )
        for number in sorted({*before, *after})
        if before.get(number) != after.get(number)
    ]


def _of_groups(old: Rules, new: Rules) -> list[Difference]:
    before, after = (", ".join(group.title for group in groups_of(rules)) for rules in (old, new))
    return [Difference(_("Groups of contestants"), before, after)] if before != after else []


def _of_fields(old: Rules, new: Rules) -> list[Difference]:
    found = []
    for field in Rules._meta.concrete_fields:
        if field.name in _UNTOLD:
            continue
        before, after = _words(old, field.name), _words(new, field.name)
        if before != after:
            found.append(Difference(capfirst(str(field.verbose_name)), before, after))
    return found


def _words(rules: Rules, name: str) -> str:
    """The value of a field as people read it."""
    value: Any = getattr(rules, name)
    if name == "audience":
        return rules.audience_text
    if name == "barred_bodies":
        labels = [str(ContestBody(body).label) for body in ContestBody.values if body in value]
        return ", ".join(labels) or _("none")
    if value is None:
        return _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if Rules._meta.get_field(name).choices:
        return str(getattr(rules, f"get_{name}_display")())
    return str(value)


def _of_quotas(old: Rules, new: Rules) -> list[Difference]:
    before, after = _quotas(old), _quotas(new)
    return [
        Difference(
            _("Questions drawn of %(topic)s") % {"topic": name},
            str(before.get(name, "")),
            str(after.get(name, "")),
        )
        for name in [*before, *(name for name in after if name not in before)]
        if before.get(name) != after.get(name)
    ]


def _quotas(rules: Rules) -> dict[str, int]:
    return {quota_name(quota): quota.count for quota in rules.quotas.all()}


def _of_prizes(old: Rules, new: Rules) -> list[Difference]:
    """Prizes are known by their names; where the names are the same, their order may have changed."""
    found = []
    for scope in PrizeScope:
        before, after = _ladder(old, scope), _ladder(new, scope)
        label = _("Prize, %(scope)s") % {"scope": scope.label}
        found += [
            Difference(label, before.get(name, ""), after.get(name, ""))
            for name in [*before, *(name for name in after if name not in before)]
            if before.get(name) != after.get(name)
        ]
        kept_before = [name for name in before if name in after]
        kept_after = [name for name in after if name in before]
        if kept_before != kept_after:
            label = _("Order of the prizes, %(scope)s") % {"scope": scope.label}
            found.append(Difference(label, ", ".join(kept_before), ", ".join(kept_after)))
    return found


def _ladder(rules: Rules, scope: PrizeScope) -> dict[str, str]:
    return {prize.title: prize_line(prize) for prize in rules.prizes.all() if prize.scope == scope}
