"""What a reader sends: checked, never trusted, and tied to nobody."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from quiz_embed.models import Quiz
from quiz_embed.shown import field_name

# Ten questions with long names need far less.
MOST_BYTES = 16_384

# A path of ours with an optional query and fragment. "//host" and "/\host" would lead elsewhere.
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]{0,500}")


class Answers:
    """The chosen options of one submission: `chosen` and `errors` by the names of the fields."""

    def __init__(self, quiz: Quiz, sent: QueryDict) -> None:
        self.chosen: dict[str, str] = {}
        self.errors: dict[str, str] = {}
        for number, question in enumerate(quiz.questions(), start=1):
            name = field_name(question)
            values = sent.getlist(name)
            offered = {str(option.pk) for option in question.options.all()}
            if not values:
                self.errors[name] = _("Question %(number)s: no answer chosen.") % {"number": number}
            elif len(values) > 1:
                self.errors[name] = _("Question %(number)s: choose one answer only.") % {
                    "number": number
                }
            elif values[0] not in offered:
                self.errors[name] = _("Question %(number)s: choose one of the answers shown.") % {
                    "number": number
                }
            else:
                self.chosen[name] = values[0]

    @property
    def option_ids(self) -> list[int]:
        return [int(value) for value in self.chosen.values()]


def local_path(sent: str) -> str:
    """The path a reader came from, if it is one of this site; else nothing."""
    return sent if _LOCAL_PATH.fullmatch(sent) else ""


def is_too_long(request: HttpRequest) -> bool:
    """Whether the body is longer than any honest answer, known before it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MOST_BYTES


def comes_from_elsewhere(request: HttpRequest, allowed_origins: list[str]) -> bool:
    """Whether another site sends this form (an old browser that says nothing is believed).

    There is no cookie to abuse; the rule keeps other sites from filling the counts with their readers'
    clicks. A frame's form is sent by our own page in it, so its origin is ours.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")
    site = urlsplit(settings.SITE_URL)
    own = {f"{request.scheme}://{request.get_host()}", f"{site.scheme}://{site.netloc}"}
    return origin not in own and origin not in allowed_origins
