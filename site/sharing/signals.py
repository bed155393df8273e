"""What is handed on gets its short links when it is made; a page its share card when it is published."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.signals import published

from core.models import BasePage
from sharing.models import ShortLink
from sharing.registry import SHARED_VIEWS, view_of
from sharing.tasks import delete_share_cards, draw_share_card


@receiver(post_save)
def give_a_short_link(
    sender: type[Model], instance: Any, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if not created or raw:
        return
    if issubclass(sender, BasePage):
        ShortLink.for_page(instance)
    elif view := view_of(sender):
        ShortLink.for_view(view, instance.pk)


def give_views_short_links(**kwargs: Any) -> None:
    """After each `migrate`: to lists, and to everything in a language that the site now has too."""
    models: set[type[Model]] = {
        ShortLink,
        *(view.model for view in SHARED_VIEWS.values() if view.model),
    }
    # Halfway, when one app alone is migrated, there may be no table yet or none any more.
    if {model._meta.db_table for model in models} <= set(connection.introspection.table_names()):
        ShortLink.for_all_views()


@receiver(post_delete)
def forget_the_short_links(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    # A page's goes with it in the database.
    if view := view_of(sender):
        ShortLink.objects.filter(page=None, view=view, row_id=instance.pk).delete()


@receiver(published)
def have_the_cards_drawn(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    # Of a page there is one link, of a row one for each language.
    if issubclass(sender, BasePage):
        links = ShortLink.objects.filter(page=instance.pk)
    else:
        links = ShortLink.objects.filter(page=None, view=view_of(sender), row_id=instance.pk)
    for code in links.values_list("code", flat=True):
        draw_share_card.enqueue(code)


@receiver(post_delete, sender=ShortLink)
def have_the_cards_deleted(instance: ShortLink, **kwargs: Any) -> None:
    delete_share_cards.enqueue(instance.code)
