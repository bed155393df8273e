"""WebVTT, the captions of a recording."""

from __future__ import annotations

import re
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_OCTETS = 1024 * 1024
_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$", re.ASCII)


def check_captions(file: IO[bytes]) -> int:
    """The number of captions in a WebVTT file whose every line of times is right."""
    file.seek(0)
    content = file.read(MOST_OCTETS + 1)
    file.seek(0)
    if len(content) > MOST_OCTETS:
        raise ValidationError(_("The captions are larger than 1 MB."))
    try:
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError as wrong:
        raise ValidationError(_("The captions must be saved as UTF-8 text.")) from wrong
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]) or b"\0" in content:
        raise ValidationError(
            _(
                "The captions must be a WebVTT file: its first line is “WEBVTT”. SRT can be converted."
            )
        )
    cues = 0
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        match = _CUE.match(line)
        if not match or _seconds(match, 1) >= _seconds(match, 5):
            raise ValidationError(
                _("Line %(number)s of the captions: needed is “00:01.000 --> 00:04.000”.")
                % {"number": number}
            )
        cues += 1
    if not cues:
        raise ValidationError(_("The captions file has no captions."))
    return cues


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = match.group(first, first + 1, first + 2, first + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
