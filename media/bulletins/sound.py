"""The recording of a bulletin as it is given out: at an address of its own, which a pause holds."""

from __future__ import annotations

import mimetypes

from django.urls import reverse

from media.models import Bulletin, Recording

_USUAL_ENDING, _USUAL_TYPE = "mp3", "audio/mpeg"


def sound_ending(sound: Recording) -> str:
    return sound.file_extension.lower() or _USUAL_ENDING


def sound_type(sound: Recording) -> str:
    return mimetypes.guess_type(str(sound.file.name))[0] or _USUAL_TYPE


def sound_address(bulletin: Bulletin) -> str:
    """Where readers and radios get its sound; empty where it has none, or not any more.

    The file itself lies at an address that knows neither of pauses nor of days of use.
    """
    sound = bulletin.sound
    return reverse("bulletin_sound", args=[bulletin.slug, sound_ending(sound)]) if sound else ""
