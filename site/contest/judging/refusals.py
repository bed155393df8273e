"""Why an act of judges or organisers is refused, each in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.enums import LedgerFault


class JudgingRefusedError(Exception):
    """What can't be done so; the message is for whoever tried it."""


class NotCountedError(JudgingRefusedError):
    """A round that the prizes rest on has no result yet."""

    def __init__(self) -> None:
        super().__init__(_("Not every round that this list rests on has been counted yet."))


class CountAgainError(JudgingRefusedError):
    """Entries that came or decisions since the count of these rounds (by number) would change it."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(
            ngettext(
                "Since round %(numbers)s was counted, entries sent in time have come, entries were annulled or given "
                "back, or people were put on the barred list or taken off it. Count the round again, and propose the list that comes out.",
                "Since rounds %(numbers)s were counted, entries sent in time have come, entries were annulled or given "
                "back, or people were put on the barred list or taken off it. Count the rounds again, and propose the list that comes out.",
                len(numbers),
            )
            % {"numbers": ", ".join(map(str, numbers))}
        )


class UnprovedError(JudgingRefusedError):
    """The file by which everybody can check the count of a round (by number) can't be made."""

    def __init__(self, number: int, fault: LedgerFault) -> None:
        super().__init__(
            _(
                "The result of round %(number)s can't be proved to anybody: %(fault)s. Tell the operator. Once it is known "
                "what happened and everything is restored as it was sealed, count the round again and give the prizes."
            )
            % {"number": number, "fault": fault.label}
        )


class ChangedMeanwhileError(JudgingRefusedError):
    """What was seen is not what would be done now."""

    def __init__(self) -> None:
        super().__init__(_("The list has changed since you opened this page. Look at it again."))


class NothingNewError(JudgingRefusedError):
    """The very list waits for a decision, or is in force."""

    def __init__(self) -> None:
        super().__init__(_("This very list is proposed or in force already."))


class ReasonNeededError(JudgingRefusedError):
    """There was a list before, and nobody says why there is another."""

    def __init__(self) -> None:
        super().__init__(
            _("There was a list before. Say why there is another: everybody reads it.")
        )


class HeldError(JudgingRefusedError):
    """Somebody who would get a prize may be barred, and no judge has decided on it."""

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(
            _("A judge must first decide whether these people may be barred: %(codes)s.")
            % {"codes": ", ".join(codes)}
        )


class NotInRankingError(JudgingRefusedError):
    """Whoever was to be passed over does not stand in the proposal, or is passed over already."""

    def __init__(self) -> None:
        super().__init__(_("Nobody of this code stands in the list now. Look at it again."))


class AlreadyDecidedError(JudgingRefusedError):
    """The list was approved, sent back, replaced, or has lost what it rests on."""

    def __init__(self) -> None:
        super().__init__(
            _("This list was decided on or replaced a moment ago. Look at the newest one.")
        )


class OutdatedError(JudgingRefusedError):
    """The list rests on results that were counted again, or on decisions that were changed."""

    def __init__(self) -> None:
        super().__init__(
            _("This list is outdated: judges must propose a new one before anybody can approve.")
        )


class HadAPartError(JudgingRefusedError):
    """Whoever had a part in a list does not approve it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "You had a part in this list, so another organiser must approve it: it takes two people."
            )
        )


class ProposerGoneError(JudgingRefusedError):
    """Nobody knows any more that another than the approver proposed the list."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The account of whoever proposed this list is gone, so nobody can approve it: it takes two people. "
                "Send it back, so that a judge proposes it anew."
            )
        )
