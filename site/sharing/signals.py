"""A page gets its short link when it is made and its share card when it is published."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import page_published

from core.models import BasePage
from sharing.models import ShortLink
from sharing.tasks import delete_share_cards, draw_share_card


@receiver(post_save)
def give_a_short_link(
    sender: type, instance: Any, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if created and not raw and issubclass(sender, BasePage):
        ShortLink.for_page(instance)


@receiver(page_published)
def have_the_card_drawn(sender: type, instance: Page, **kwargs: Any) -> None:
    if issubclass(sender, BasePage):
        draw_share_card.enqueue(instance.pk)


@receiver(post_delete)
def have_the_cards_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if issubclass(sender, BasePage):
        delete_share_cards.enqueue(instance.pk)
