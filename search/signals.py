"""What changes documents although their own objects are not saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site, get_page_models
from wagtail.search.models import IndexEntry
from wagtail.signals import post_page_move

from django_tasks_db.models import DBTaskResult

# Before what follows is connected, so that the content's version moves before anything reads what is
# remembered under it.
import core.signals  # noqa: F401
from core.restrictions import is_restricted
from media.models import CustomImage, Kit
from media.rights.withdrawal import files_were_settled
from programme.models import CampaignPhase
from search import documents
from search.models import Document
from search.tasks import fill_index, write_pages
from search.visibility import hide, with_mirrors


@receiver(post_save, sender=PageViewRestriction)
@transaction.atomic
def follow_a_restriction(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """What is restricted leaves the index at once."""
    if raw:
        return
    pages = with_mirrors(instance.page_id)
    hide(pages)
    _write_anew(pages)


@receiver(post_delete, sender=PageViewRestriction)
def follow_a_lifted_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    _write_anew(with_mirrors(instance.page_id))


@receiver(post_page_move)
@transaction.atomic
def follow_a_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Restrictions hold below a page, and so does being part of a site."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    if is_restricted(Page.objects.get(pk=instance.pk)):
        hide([instance.pk])
    _write_anew([instance.pk])


@receiver(post_save, sender=CampaignPhase)
def follow_a_phase(instance: CampaignPhase, raw: bool = False, **kwargs: Any) -> None:
    """Kits without days of their own may be used for as long as their phase lasts."""
    if not raw:
        documents.write(list(Kit.objects.filter(phase=instance).select_related("phase")))


@receiver(pre_delete, sender=CampaignPhase)
def note_kits_of_the_phase(instance: CampaignPhase, **kwargs: Any) -> None:
    instance.kits_until_now = list(Kit.objects.filter(phase=instance).values_list("pk", flat=True))


@receiver(post_delete, sender=CampaignPhase)
def follow_the_end_of_a_phase(instance: CampaignPhase, **kwargs: Any) -> None:
    documents.write(list(Kit.objects.filter(pk__in=instance.kits_until_now)))


@receiver(files_were_settled, sender=CustomImage)
def follow_a_picture(instance: CustomImage, **kwargs: Any) -> None:
    """What is said of a picture is found for as long as it may be shown."""
    uses = ReferenceIndex.get_references_to(instance)
    kinds = [kind.pk for kind in ContentType.objects.get_for_models(*get_page_models()).values()]
    pages = uses.filter(content_type__in=kinds).values_list("object_id", flat=True)
    _write_anew({int(page) for page in pages})


@receiver(pre_save, sender=Site)
def note_the_former_root(instance: Site, raw: bool = False, **kwargs: Any) -> None:
    stored = Site.objects.filter(pk=instance.pk) if instance.pk and not raw else Site.objects.none()
    instance.former_root = stored.values_list("root_page", flat=True).first()


@receiver(post_save, sender=Site)
def follow_a_site(instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """Pages belong to a site by its root, in every language."""
    if not raw and instance.former_root != instance.root_page_id:
        _write_anew(_in_every_language([instance.former_root, instance.root_page_id]))


@receiver(post_delete, sender=Site)
def follow_the_end_of_a_site(instance: Site, **kwargs: Any) -> None:
    _write_anew(_in_every_language([instance.root_page_id]))


def _in_every_language(pages: Iterable[int | None]) -> set[int]:
    keys = Page.objects.filter(pk__in=[page for page in pages if page]).values("translation_key")
    return set(Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True))


def _write_anew(pages: Iterable[int]) -> None:
    for page in sorted(pages):
        write_pages.enqueue(page)


def fill_index_after_upgrade(**kwargs: Any) -> None:
    """After `migrate`: a site whose pages stand in Wagtail's own index, and not yet in ours, is searchable soon."""
    # Halfway, when one app alone is migrated, there may be no table yet or none any more.
    needed = {model._meta.db_table for model in (IndexEntry, Document, DBTaskResult)}
    if not needed <= set(connection.introspection.table_names()):
        return
    waiting = DBTaskResult.objects.ready().filter(task_path=fill_index.module_path)
    if IndexEntry.objects.exists() and not Document.objects.exists() and not waiting.exists():
        fill_index.enqueue()
