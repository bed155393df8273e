"""What a reader sends: checked, never trusted, and tied to nobody."""

from __future__ import annotations

import re

from django.http import QueryDict
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
