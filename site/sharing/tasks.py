"""What the background worker does for sharing."""

from __future__ import annotations

from django.http import Http404

from django_tasks import task

from sharing.cards import card_file, forget_cards
from sharing.pages import public_page


@task()
def draw_share_card(page_id: int) -> None:
    """Draw the card of a page that was just published; nothing if it is no longer public."""
    try:
        card_file(public_page(page_id))
    except Http404:
        forget_cards(page_id)


@task()
def delete_share_cards(page_id: int) -> None:
    """Delete the cards of a page that is gone."""
    forget_cards(page_id)
