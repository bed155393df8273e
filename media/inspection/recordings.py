"""Videos and sounds: what they are, how long, how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.inspection.formats import check_ending, format_of_file
from media.inspection.reading import Reading, read_apart

RECORDING_FORMATS = ("mp4", "webm", "mp3", "ogg", "wav")


@dataclass(frozen=True)
class RecordingFacts:
    """A recording's format, its seconds, and its pixels if it is a video (0 of a sound).

    `clean` holds the bytes to be stored where those sent name people, places or devices.
    """

    file_format: str
    seconds: float
    width: int = 0
    height: int = 0
    clean: IO[bytes] | None = None


def read_recording(file: IO[bytes], name: str) -> RecordingFacts:
    """What a recording is, or a message that says what is needed; the file is left at its start."""
    found = format_of_file(file)
    if found not in RECORDING_FORMATS:
        raise ValidationError(
            _("This is no recording we can play. Needed: MP4, WebM, MP3, OGG or WAV.")
        )
    check_ending(name, found)
    read: Reading = read_apart(file, found)
    width, height = read.pixels or (0, 0)
    return RecordingFacts(found, read.seconds or 0.0, width, height, read.clean)
