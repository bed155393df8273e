"""What was done since an appeal came: acts of judges that it may have led to, and the counts they led to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contest.appeals.refusals import NotDoneError
from contest.enums import Remedy
from contest.models import Annulment, Appeal, Result, Round, Voiding


@dataclass(frozen=True)
class Recount:
    """A round that was counted again: by which count it stood in the list appealed against, and by which it stands."""

    before: Result
    after: Result


def recount_since(appeal: Appeal) -> Recount | None:
    """The last new count, since an appeal came, of a round that the list rests on."""
    rested_on = {each.round_id: each for each in appeal.awards.results.all()}
    newest = Result.objects.filter(round__in=rested_on, counted_at__gte=appeal.received_at).newest()
    for after in newest.order_by("-counted_at", "-pk"):
        before = rested_on[after.round_id]
        if after.number > before.number:
            return Recount(before, after)
    return None


def done_for(appeal: Appeal, remedy: Remedy) -> Recount | None:
    """The counts that a remedy led to. Raises NotDoneError where it was not done, or nothing was counted after it."""
    if remedy is Remedy.NOTHING:
        return None
    is_done, missing = _KNOWN_BY[remedy]
    if not is_done(appeal):
        raise NotDoneError(missing())
    recount = recount_since(appeal)
    if recount is None:
        raise NotDoneError(_("Count the round again first: until then nothing has changed."))
    return recount


def _rounds(appeal: Appeal) -> list[Round]:
    """The rounds that the list rests on."""
    return [each.round for each in appeal.awards.results.select_related("round")]


def _is_annulled(appeal: Appeal) -> bool:
    return (
        Annulment.objects.in_force()
        .filter(entry__round__in=_rounds(appeal), decided_at__gte=appeal.received_at)
        .exists()
    )


def _is_lifted(appeal: Appeal) -> bool:
    return Annulment.objects.filter(
        entry__round__in=_rounds(appeal), lifted_at__gte=appeal.received_at
    ).exists()


def _is_voided(appeal: Appeal) -> bool:
    return Voiding.objects.filter(
        round__in=_rounds(appeal), voided_at__gte=appeal.received_at
    ).exists()


_KNOWN_BY: dict[Remedy, tuple[Callable[[Appeal], bool], Callable[[], str]]] = {
    Remedy.ANNULLED: (
        _is_annulled,
        lambda: _("No entry was annulled since this appeal came: annul it first."),
    ),
    Remedy.LIFTED: (
        _is_lifted,
        lambda: _("No annulment was lifted since this appeal came: lift it first."),
    ),
    Remedy.VOIDED: (
        _is_voided,
        lambda: _("No question was taken out of the count since this appeal came: do that first."),
    ),
}
