"""What somebody of a unit says to take a drawn asset in the unit's own name."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artwork.drawing import Drawing
from artwork.pieces import PieceError, Words, lay_out
from core.text import file_name, nfc
from media.enums import PieceFormat
from media.inspection.formats import ENDINGS
from media.models import Asset, KindSpec, PieceSet
from media.pieces.drawing import draw_file
from media.pieces.logos import as_logo, read_logo, sealed, unsealed
from media.pieces.sizes import drawable_specs, formats_of_copy, press_sheet, ratio_of
from media.pieces.words import fault_in_words
from media.proofs.policy import sees_all
from units.models import Unit


def units_open_to(user: Any) -> QuerySet[Unit]:
    """The units in whose name somebody may take copies: the own one and those below it, as with proofs of use;
    whoever keeps the library takes them for any.
    """
    units = Unit.objects.valid()
    if sees_all(user):
        return units
    if user.unit_id is None:
        return units.none()
    return units.filter(pk__in=Unit.objects.standing().within(user.unit_id))


def why_not_copied(asset: Asset) -> str:
    """Why no copies of a drawn asset may be taken now; empty where they may."""
    if asset.is_expired():
        return _("The use of this piece has ended. Choose another one.")
    if not asset.has_usable_slogans():
        return _("The slogan on this piece may not be used now. Choose another piece.")
    return ""


class UnitCopyForm(forms.Form):
    """A unit, its name as it will stand, a size, and logos; sound once everything fits."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Unit"))
    name = forms.CharField(
        label=gettext_lazy("Name as it will stand"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Empty: the unit's name in the register."),
    )
    size = forms.ChoiceField(label=gettext_lazy("Size"))
    logo = forms.FileField(
        label=gettext_lazy("Logo of the unit"),
        required=False,
        help_text=gettext_lazy("PNG, JPEG or SVG, at most 2 MB. It is not stored."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.svg"}),
    )
    sponsor = forms.FileField(
        label=gettext_lazy("Logo of a sponsor"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.svg"}),
    )
    kept_logo = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_sponsor = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, files: Any, asset: Asset, user: Any) -> None:
        self.asset = asset
        if asset.piece_set is None:
            raise ValueError("Only drawn assets have copies in the name of a unit.")
        self.drawn_from: PieceSet = asset.piece_set
        self.specs = {str(spec.pk): spec for spec in drawable_specs(asset.kind)}
        super().__init__(data, files, initial={"unit": user.unit_id}, use_required_attribute=False)
        self.fields["unit"].queryset = units_open_to(user)  # type: ignore[attr-defined]
        self.fields["size"].choices = [  # type: ignore[attr-defined]
            (key, spec.title) for key, spec in self.specs.items()
        ]
        percent = asset.kind.sponsor_percent
        if percent:
            self.fields["sponsor"].help_text = _(
                "It takes at most %(percent)s%% of the area, at the foot or on the right."
            ) % {"percent": percent}
        else:
            del self.fields["sponsor"], self.fields["kept_sponsor"]
        for field in self.visible_fields():
            field.field.widget.attrs["class"] = "input"

    def clean_name(self) -> str:
        return nfc(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        logo, sponsor = self._logo("logo"), self._logo("sponsor")
        if self.errors:
            return given
        given["name"] = given["name"] or given["unit"].name
        self.spec: KindSpec = self.specs[given["size"]]
        self.words = Words(
            self.drawn_from.sentence,
            given["name"],
            as_logo(logo) if logo else None,
            as_logo(sponsor) if sponsor else None,
            self.asset.kind.sponsor_percent / 100,
        )
        try:
            self.drawing: Drawing = lay_out(
                self.drawn_from.template, ratio_of(self.spec), self.words
            ).drawing
        except PieceError as fault:
            self.add_error(_FIELD_OF.get(fault.part, "size"), fault_in_words(fault))
        return given

    def _logo(self, field: str) -> bytes | None:
        """The logo sent with the form, or the one that its page carried; kept for the next page."""
        if field not in self.fields:
            return None
        upload, kept = self.cleaned_data.get(field), f"kept_{field}"
        webp = None
        if upload:
            try:
                webp = read_logo(upload, upload.name or "")
            except ValidationError as refused:
                self.add_error(field, refused)
        elif carried := self.cleaned_data.get(kept):
            webp = unsealed(carried)
            if webp is None:
                self.add_error(field, _("The logo was sent too long ago. Choose the file again."))
        # What stands in the answer is what was read now.
        data = cast("QueryDict", self.data).copy()
        data[kept] = sealed(webp) if webp else ""
        self.data = data
        return webp

    @property
    def formats(self) -> list[PieceFormat]:
        """In which formats the chosen size can be taken."""
        return formats_of_copy(self.spec)

    def content(self, piece_format: PieceFormat) -> bytes:
        """The file; only of a sound form."""
        return draw_file(
            self.spec,
            piece_format,
            self.drawn_from.template,
            self.words,
            timezone.localtime(),
        )

    def file_name(self, piece_format: PieceFormat) -> str:
        """ASCII, with the scale of a print file: "bang-ron-6-1-m-xa-mau-ty-le-1-10.pdf".

        A long name of a unit is cut before the scale: a print shop takes a file without one for true size.
        """
        unit = self.cleaned_data["unit"].name
        scale = press_sheet(self.spec).scale if piece_format == PieceFormat.PRINT else 1
        told = _("scale 1-%(scale)s") % {"scale": scale} if scale > 1 else ""
        ending = ENDINGS["pdf" if piece_format == PieceFormat.PRINT else piece_format.value][0]
        return file_name(f"{self.asset.kind.name} {self.spec.name} {unit}", ending, told)


# Where a fault of the layout is told.
_FIELD_OF = {"name": "name", "sponsor": "sponsor", "logo": "logo"}
