"""What follows when rights and consents change: the day from which things are hidden, and where files lie."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from media.models import Asset, Consent, CustomImage, FormerVersion, Kit, Recording, Variant
from media.models.consents import LINKS, ConsentLink
from media.rights.hiding import THINGS, Thing, linked_thing, mend, things_of
from media.rights.settling import unsettled
from media.rights.withdrawal import PUBLIC_FIELDS, WITHDRAWN
from media.tasks import settle_files_of


@receiver(post_save, sender=Consent)
def a_consent_was_saved(instance: Consent, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        for model, keys in things_of(instance):
            _follow(model, keys)


def a_link_has_changed(instance: ConsentLink, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        model, key = linked_thing(instance)
        _follow(model, [key])


def links_were_added(
    instance: Any, action: str, reverse: bool, model: Any, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Links that are written all at once send no signal each; those that are taken away do."""
    if action == "post_add":
        if reverse:
            _follow(type(instance), [instance.pk])
        else:
            _follow(model, list(pk_set or ()))


for link in LINKS:
    post_save.connect(a_link_has_changed, sender=link)
    post_delete.connect(a_link_has_changed, sender=link)
    m2m_changed.connect(links_were_added, sender=link)


@receiver(pre_save, sender=CustomImage)
@receiver(pre_save, sender=Recording)
@receiver(pre_save, sender=Variant)
def keep_names_of_moved_files(
    sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any
) -> None:
    """A row that was read before its files were moved does not bring back names that lead nowhere."""
    if raw or not instance.pk:
        return
    same_file = {"sha256": instance.sha256} if sender is Variant else {}
    rows = sender._default_manager.filter(pk=instance.pk, **same_file)
    stored = rows.values(*dict(PUBLIC_FIELDS)[sender]).first() or {}
    for field, name in stored.items():
        file = getattr(instance, field)
        was_moved = bool(file and name and file._committed and file.name != name)
        if was_moved and any(each.startswith(WITHDRAWN) for each in (file.name, name)):
            file.name = name


def a_thing_was_saved(instance: Thing, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _settle_when_sure(type(instance), [instance.pk])


for thing in THINGS:
    post_save.connect(a_thing_was_saved, sender=thing)


@receiver(post_save, sender=Variant)
@receiver(post_save, sender=FormerVersion)
def a_file_was_saved(instance: Variant | FormerVersion, raw: bool = False, **kwargs: Any) -> None:
    """A new file of an asset that is hidden has a preview that must be so as well."""
    variant = instance.variant if isinstance(instance, FormerVersion) else instance
    if not raw:
        _settle_when_sure(Asset, [variant.asset_id])


@receiver(post_save, sender=Kit)
def a_kit_was_saved(instance: Kit, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Others may take it now, or fewer: where its previews lie follows."""
    if not raw and not created:
        _settle_when_sure(Asset, list(instance.assets.values_list("pk", flat=True)))


def _follow(model: type[Thing], keys: Collection[int]) -> None:
    mend(model, keys)
    _settle_when_sure(model, keys)


def _settle_when_sure(model: type[Thing], keys: Collection[int]) -> None:
    if keys:
        transaction.on_commit(partial(_ask_for_settling, model, keys))


def _ask_for_settling(model: type[Thing], keys: Collection[int]) -> None:
    """Leave moving files to the worker: a film takes a while."""
    for thing in unsettled(model, timezone.now(), keys):
        settle_files_of.enqueue(model._meta.label, thing.pk)
