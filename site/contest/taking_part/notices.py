"""Pages of the flow that say why a step was not taken, and what goes on: nothing that was typed is lost."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contest.models import Round
from contest.taking_part import shown
from contest.taking_part.carried import Pairs, hidden_fields
from contest.taking_part.details_form import DetailsForm
from contest.taking_part.guards import WITHIN
from contest.taking_part.rendering import CONFLICT, FORBIDDEN, TOO_MANY, page
from contest.taking_part.tokens import TokenFault
from contest.taking_part.visits import Visit


def not_open(visit: Visit) -> HttpResponse:
    """No entries are taken: since when, or from when on. What was typed goes along to the round that is open."""
    told = visit.shown.notice
    begun = _begun_round(visit)
    if begun is not None and begun.closes_at <= visit.at:
        told = shown.closed_notice(begun)
    elif not told and visit.rules is None:
        told = _("The rules of this contest are not in force yet.")
    elif not told:
        told = _("What you filled in is of another round.")
    texts = [_("What you filled in was not sent as an entry.")] if visit.details else []
    is_open = visit.open_round is not None and visit.rules is not None
    return _notice(
        visit,
        told,
        texts,
        CONFLICT,
        carried=visit.details if is_open else [],
        button=_("Enter the round that is open") if is_open else "",
        step="begin",
    )


def _begun_round(visit: Visit) -> Round | None:
    """The round that the form was of, if its token says one."""
    if not visit.sent.get("token"):
        return None
    return visit.contest.rounds.filter(pk=visit.token.round).first()


def stale(visit: Visit, fault: TokenFault) -> HttpResponse:
    """The form's token is good for nothing any more: one press goes on with all that was typed."""
    asked = visit.open_round
    if asked is None:
        return not_open(visit) if fault is TokenFault.EXPIRED else _closed_without_token(visit)
    title = {
        TokenFault.EXPIRED: _("This page was open for very long"),
        TokenFault.MISSING: _("Something was missing from what was sent"),
        TokenFault.FOREIGN: _("This page belongs to another entry"),
    }[fault]
    return _notice(
        visit,
        title,
        [_("Nothing is lost: press the button, look at your details once more, and go on.")],
        CONFLICT,
        carried=[*visit.details, *visit.answers],
        button=_("Go on"),
        step="begin",
        token=visit.token_of_details(asked),
    )


def _closed_without_token(visit: Visit) -> HttpResponse:
    return _notice(visit, visit.shown.notice, [], CONFLICT)


def too_many(visit: Visit, step: str) -> HttpResponse:
    """So much comes from this network that it has to wait; what was typed stays in the page."""
    again = timezone.localtime(visit.at + WITHIN)
    response = _notice(
        visit,
        _("Very many entries are coming from your network"),
        [
            _("Nothing is lost. Keep this page open and press the button at %(time)s or later.")
            % {"time": date_format(again, "H:i")}
        ],
        TOO_MANY,
        carried=[*visit.details, *visit.answers],
        button=pgettext("what did not get through", "Try again"),
        step=step,
        token=visit.sent.get("token", ""),
    )
    response["Retry-After"] = str(int(WITHIN.total_seconds()))
    return response


def barred(visit: Visit, asked: Round, form: DetailsForm) -> HttpResponse:
    """Why somebody may not take part, and whom to ask."""
    return _notice(
        visit,
        _("These details are on the list of people who may not take part"),
        [
            _("The rules bar members of: %(bodies)s.") % {"bodies": ", ".join(form.bodies)},
            _("If this is not you, or you left that body, ask those who hold the contest."),
        ],
        FORBIDDEN,
        carried=form.typed(),
        button=_("Change the details"),
        step="change_details",
        token=visit.token_of_details(asked),
        asks=True,
    )


def refused(visit: Visit, asked: Round, reason: str, typed: Pairs) -> HttpResponse:
    """The engine gives no attempt."""
    return _notice(
        visit,
        _("You can't begin now"),
        [reason],
        CONFLICT,
        carried=typed,
        button=_("Change the details"),
        step="change_details",
        token=visit.token_of_details(asked),
        asks=True,
    )


def untaken(visit: Visit, status: int, reason: str) -> HttpResponse:
    """What was sent is not even read."""
    return _notice(visit, _("The entry was not taken"), [reason], status)


def _notice(
    visit: Visit,
    title: str,
    texts: list[str],
    status: int,
    *,
    carried: Pairs | None = None,
    button: str = "",
    step: str = "",
    token: str = "",
    asks: bool = False,
) -> HttpResponse:
    context = {
        "title": title,
        "texts": texts,
        "carried": hidden_fields(carried or []),
        "button": button,
        "step": step,
        "token": token,
        "asks": asks,
    }
    return page(visit, "notice", context, status)
