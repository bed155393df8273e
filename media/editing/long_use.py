"""Warnings of assets whose use lasts longer than their kind may hang; nobody is kept from saving."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import ngettext

from wagtail.admin import messages

from media.models import Asset, Kit

# Of many assets at once so many are named; the others are counted.
MOST_NAMED = 5


def warn_of_long_uses(request: HttpRequest, assets: Iterable[Asset]) -> None:
    """Tell an editor which of these assets, as they were just saved, are used longer than they may hang."""
    long = [(asset, days) for asset in assets if (days := asset.longest_hanging())]
    for asset, days in long[:MOST_NAMED]:
        messages.warning(request, _long_use(asset, days))
    if more := long[MOST_NAMED:]:
        messages.warning(request, _more_long_uses(len(more)))


def assets_of_kit(kit: Kit) -> list[Asset]:
    """The assets of a kit, with its days as they were just typed, whether they are published or not."""
    assets = list(Asset.objects.filter(kit=kit).select_related("kind"))
    for asset in assets:
        asset.kit = kit
    return assets


def _long_use(asset: Asset, days: int) -> str:
    return ngettext(
        "“%(asset)s” may hang for %(days)d day only (%(kind)s); its use lasts longer. Shorten its days of "
        "use, or see to it that each piece is taken down in time.",
        "“%(asset)s” may hang for %(days)d days only (%(kind)s); its use lasts longer. Shorten its days of "
        "use, or see to it that each piece is taken down in time.",
        days,
    ) % {"asset": asset.name, "days": days, "kind": asset.kind.name}


def _more_long_uses(count: int) -> str:
    return ngettext(
        "%(count)d more asset is used longer than its kind may hang.",
        "%(count)d more assets are used longer than their kinds may hang.",
        count,
    ) % {"count": count}
