"""What the background worker does for sharing."""

from __future__ import annotations

from django.http import Http404

from django_tasks import task

from sharing.cards import card_file, forget_cards
from sharing.models import ShortLink


@task()
def draw_share_card(code: str) -> None:
    """Draw the card of what was just published under a short link; nothing if it is no longer public."""
    link = ShortLink.objects.filter(code=code).first()
    if link is None:
        return
    try:
        card_file(link)
    except Http404:
        forget_cards(code)


@task()
def delete_share_cards(code: str) -> None:
    """Delete the cards of what is gone."""
    forget_cards(code)
