"""The contest on other sites: the lines to paste."""

from __future__ import annotations

from urllib.parse import urljoin

from django.urls import reverse

from contest.models import Contest
from quiz_embed.frames import EmbedCode, code_for

# Holds the start and the first fields; the second line lets the frame grow with each step.
HEIGHT = 720


def embed_code(contest: Contest, origin: str) -> EmbedCode:
    """The code for a contest of the site at `origin` (scheme and host)."""
    address = urljoin(origin, reverse("contest_frame", args=[contest.slug]))
    return code_for(address, contest.title, HEIGHT, origin)
