"""Warnings of assets whose use lasts longer than their kind may hang; nobody is kept from saving."""

from __future__ import annotations

from django.utils.translation import ngettext

from media.models import Asset, Kit


def long_use(asset: Asset, days: int) -> str:
    """That an asset may hang so many days only, although its use is longer or has no end."""
    return ngettext(
        "“%(asset)s” may hang for %(days)d day only (%(kind)s); its use lasts longer. Shorten its days of "
        "use, or see to it that each piece is taken down in time.",
        "“%(asset)s” may hang for %(days)d days only (%(kind)s); its use lasts longer. Shorten its days of "
        "use, or see to it that each piece is taken down in time.",
        days,
    ) % {"asset": asset.name, "days": days, "kind": asset.kind.name}


def long_uses_of_kit(kit: Kit) -> list[str]:
    """The warnings of a kit as it stands, one for each asset."""
    assets = list(Asset.objects.filter(kit=kit).select_related("kind"))
    for asset in assets:
        # Its days as they were just typed, whether they are published or not.
        asset.kit = kit
    return [long_use(asset, days) for asset in assets if (days := asset.longest_hanging())]
