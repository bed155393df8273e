"""Why an appeal, or what is to be done with one, is not taken; each in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class AppealRefusedError(Exception):
    """What can't be done so; the message is for whoever tried it."""


class NotNowError(AppealRefusedError):
    """No appeals are taken against a list now, or at all; the message says since or until when."""


class OtherRoundError(AppealRefusedError):
    """The entry is of another round than the appeal."""

    def __init__(self, number: int) -> None:
        super().__init__(
            _("This receipt is of round %(number)s: choose that round, or look at the code again.")
            % {"number": number}
        )


class ErasedError(AppealRefusedError):
    """The contestant's details were erased."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The details of whoever sent this entry were erased, so nobody can be answered for it."
            )
        )


class TooManyError(AppealRefusedError):
    """So many appeals of the contestant wait for an answer that no more are taken."""

    def __init__(self, most: int) -> None:
        super().__init__(
            ngettext(
                "%(most)s appeal of yours waits for an answer already: wait for it before you send another.",
                "%(most)s appeals of yours wait for an answer already: wait for one before you send another.",
                most,
            )
            % {"most": most}
        )


class WordlessError(AppealRefusedError):
    """Nothing that could be read was written."""

    def __init__(self) -> None:
        super().__init__(_("Say what you think is wrong, and why."))


class TooLongError(AppealRefusedError):
    """More was written than is taken."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            _("You wrote %(length)s letters, and %(most)s are taken: shorten it by %(over)s.")
            % {"length": length, "most": most, "over": length - most}
        )


class AlreadyDecidedError(AppealRefusedError):
    """Somebody has decided."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has decided on this appeal a moment ago. Look at it again."))


class AlreadyTakenError(AppealRefusedError):
    """Somebody has taken it on."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has taken this appeal on a moment ago."))


class HadAPartError(AppealRefusedError):
    """Whoever had a part in what the appeal is against does not decide on it (`judging.parts`)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "You had a part in the list that this appeal is against, or in what it rests on: another "
                "person must decide."
            )
        )


class ReasonNeededError(AppealRefusedError):
    """A decision without its reason."""

    def __init__(self) -> None:
        super().__init__(_("Give the reason in Vietnamese: whoever appealed reads it."))


class RemedyNeededError(AppealRefusedError):
    """An appeal is upheld, and nobody says what was done."""

    def __init__(self) -> None:
        super().__init__(_("Say what was done because the appeal is right."))


class NotDoneError(AppealRefusedError):
    """What is named as done was not done since the appeal came; the message says what is missing."""
