"""What a print shop and whoever hangs it need to know of a kind, on one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from artwork.press import PressSheet, sheet_for
from media.enums import FileFormat
from media.models import Asset, AssetKind, KindSpec
from media.specs import words


@dataclass(frozen=True)
class SheetSize:
    """A size of the kind: what it measures finished, and the page of a print file for it."""

    spec: KindSpec

    @property
    def is_printed(self) -> bool:
        """Whether a print file is handed over for it."""
        takes_pdf = not self.spec.formats or FileFormat.PDF.value in self.spec.formats
        return takes_pdf and bool(self.spec.width) and self.spec.measure == "mm"

    @property
    def finished(self) -> str:
        """ "6 × 1 m"; empty where the kind asks for no sides."""
        if not (self.spec.width and self.spec.height):
            return ""
        if self.spec.is_ratio and self.spec.measure == "px":
            return words.ratio(self.spec.width, self.spec.height)
        return words.sides(self.spec.width, self.spec.height, self.spec.measure)

    @property
    def formats(self) -> str:
        return words.formats(self.spec.formats) if self.spec.formats else ""

    @property
    def page(self) -> str:
        """The trimmed page of a print file."""
        sheet = self._sheet
        return words.sides(Decimal(str(sheet.width_mm)), Decimal(str(sheet.height_mm)), "mm")

    @property
    def scale(self) -> int:
        return self._sheet.scale

    @property
    def bleed(self) -> int:
        return round(self._sheet.bleed_mm)

    @property
    def _sheet(self) -> PressSheet:
        return sheet_for(float(self.spec.width or 0), float(self.spec.height or 0))


@dataclass(frozen=True)
class KindSheet:
    """A kind with its sizes, and the assets that may be used longer than it may hang."""

    kind: AssetKind
    sizes: list[SheetSize]
    too_long: list[Asset]

    @classmethod
    def of(cls, kind: AssetKind, on: date) -> KindSheet:
        """What the sheet tells on a day."""
        shown = Asset.objects.public(on).not_expired(on).filter(kind=kind)
        assets = shown.select_related("kit__phase").order_by("kit_id", "sort_order", "id")
        for asset in assets:
            asset.kind = kind
        return cls(
            kind,
            [SheetSize(spec) for spec in kind.specs.all()],
            [asset for asset in assets if asset.longest_hanging()],
        )

    @property
    def is_hung(self) -> bool:
        """Whether anything of it is printed."""
        return any(size.is_printed for size in self.sizes)
