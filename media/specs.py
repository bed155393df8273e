"""Whether a file is what its kind of asset needs, and what is wrong with it when it isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from media.inspection import KitFile
    from media.models.kinds import AssetKind, KindSpec


def fitting_spec(kind: AssetKind, read: KitFile) -> KindSpec | None:
    """The size of the kind that a file fits; None when the kind asks for none."""
    return None
