"""What the API says when it can't answer: always JSON of one shape, in every language of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from ninja.errors import ValidationError

from media.api.languages import said

# By status: a word for programs, and a sentence.
_SENTENCES: dict[int, tuple[str, Callable[[], str]]] = {
    400: ("bad-request", lambda: _("The address can't be read.")),
    404: ("not-found", lambda: _("There is nothing at this address.")),
    405: ("method-not-allowed", lambda: _("The API is read-only: use GET.")),
    410: ("withdrawn", lambda: _("This was recalled. Take it down where you show it.")),
    414: ("too-long", lambda: _("The address is too long.")),
    422: ("bad-parameter", lambda: _("A parameter has a value that it can't have.")),
    500: ("server-error", lambda: _("Something failed on our side. Try again in a minute.")),
    503: ("busy", lambda: _("The site is not ready. Try again in a minute.")),
}


def one_of(values: str) -> str:
    """That another value is needed, one of these."""
    return _("One of these is needed: %(values)s.") % {"values": values}


# By pydantic's name of the fault; its context fills the gaps.
_FAULTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "greater_than_equal": lambda told: _("At least %(ge)s is needed.") % told,
    "less_than_equal": lambda told: _("At most %(le)s is possible.") % told,
    "too_long": lambda told: _("At most %(max_length)s values are possible.") % told,
    "int_parsing": lambda told: _("A whole number is needed."),
    "int_parsing_size": lambda told: _("A whole number is needed."),
    "enum": lambda told: one_of(told["expected"].replace(" or ", ", ").replace("'", "")),
}


class BadParameter(Exception):
    """A parameter whose value names nothing that there is."""

    def __init__(self, name: str, say: Callable[[], str]) -> None:
        super().__init__(name)
        self.name = name
        self.say = say


def error_body(status: int, problems: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """What is told with this status; `problems` says what is wrong with single parameters."""
    code, say = _SENTENCES.get(status) or _SENTENCES[500 if status >= 500 else 400]
    facts = {"status": status, "code": code, "message": said(say), "problems": problems or []}
    return {"error": facts}


def error_answer(status: int, problems: list[dict[str, Any]] | None = None) -> HttpResponse:
    """The same as an answer."""
    options = {"ensure_ascii": False}
    return JsonResponse(error_body(status, problems), status=status, json_dumps_params=options)


def problem(name: str, say: Callable[[], str]) -> dict[str, Any]:
    """What is wrong with one parameter."""
    return {"parameter": name, "message": said(say)}


def unknown_parameter(name: str) -> HttpResponse:
    return error_answer(422, [problem(name[:80], lambda: _("There is no such parameter."))])


def on_bad_parameter(request: HttpRequest, refused: BadParameter | Any) -> HttpResponse:
    return error_answer(422, [problem(refused.name, refused.say)])


def on_invalid(request: HttpRequest, refused: ValidationError | Any) -> HttpResponse:
    """What pydantic refused, each parameter once."""
    found: dict[str, dict[str, Any]] = {}
    for fault in refused.errors:
        # ("query", "query", "page"), or with the number of a value among several behind it.
        names = [part for part in fault["loc"][1:] if isinstance(part, str)]
        found.setdefault(names[-1], problem(names[-1], _sentence_of(fault)))
    return error_answer(422, list(found.values()))


def _sentence_of(fault: Mapping[str, Any]) -> Callable[[], str]:
    say = _FAULTS.get(fault["type"])
    if say is None:
        return lambda: _("This value is not possible.")
    return lambda: say(fault.get("ctx", {}))


def on_missing(request: HttpRequest, missing: Any) -> HttpResponse:
    return error_answer(404)
