"""What the feeds of kits tell of: new kits that anyone may take, and new versions of their files."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from core.feeds import LONGEST, Item
from core.structured_data import absolute
from core.text import xml_safe
from media.catalogue.kit_figures import leads_of, with_figures
from media.models import Kit, Variant

PREVIEW_TYPE = "image/webp"


def items(language: str) -> list[Item]:
    """The newest open kits with files that may still be used, newest first; two queries, however many.

    Their texts are in the active language, which is the one that is asked for.
    """
    kits = with_figures(Kit.objects.public().not_expired()).filter(files__gt=0)
    newest = list(kits.select_related("topic", "phase").order_by("-id")[:LONGEST])
    leads = leads_of(newest)
    found = [_item(kit, leads.get(kit.lead_id)) for kit in newest]
    return sorted(found, key=lambda item: item.published, reverse=True)


def _item(kit: Kit, lead: Variant | None) -> Item:
    renewed = kit.renewed_at
    published = kit.first_published_at or renewed or timezone.now()
    changes = [each for each in (published, kit.last_published_at, renewed) if each]
    rights = str(kit.get_licence_display())
    said = _("Licence: %(licence)s.") % {"licence": rights}
    return Item(
        url=absolute(kit.get_absolute_url()),
        title=xml_safe(kit.title),
        summary=xml_safe(f"{kit.text} {said}".strip()),
        published=timezone.localtime(published),
        updated=timezone.localtime(max(changes)),
        tags=tuple(filter(None, (_("Kit"), xml_safe(kit.topic.title) if kit.topic else ""))),
        author=xml_safe(kit.credit),
        rights=rights,
        image_url=absolute(lead.preview.url) if lead else "",
        image_type=PREVIEW_TYPE if lead else "",
    )
