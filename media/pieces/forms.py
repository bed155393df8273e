"""What an editor says to have a set drawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import is_key, nfc
from media.enums import PieceFormat, PieceSetState, PieceTemplate, TextLanguage
from media.models import Asset, AssetKind, Kit, PieceSet, Slogan
from media.pieces.fitting import misfits
from media.pieces.sizes import drawable_specs, wanted_files


class KindsField(forms.ModelMultipleChoiceField):
    """Kinds by their numbers; what no database could hold as one is refused like a number that there is not."""

    def clean(self, value: Any) -> Any:
        for sent in value or []:
            if not is_key(sent):
                message = self.error_messages["invalid_pk_value"]
                raise forms.ValidationError(message, "invalid_pk_value", {"pk": sent})
        return super().clean(value)


class PieceSetForm(forms.Form):
    """A slogan, a template, kinds and formats; refused whole, with every size that the words don't fit."""

    slogan = forms.ModelChoiceField(
        Slogan.objects.none(),
        label=gettext_lazy("Slogan"),
        help_text=gettext_lazy("Approved slogans whose use has not ended."),
    )
    template = forms.ChoiceField(label=gettext_lazy("Template"), choices=PieceTemplate.choices)
    unit_name = forms.CharField(
        label=gettext_lazy("Name of the unit"),
        max_length=200,
        help_text=gettext_lazy("As it stands at the foot of every piece."),
    )
    kinds = KindsField(
        AssetKind.objects.none(),
        label=gettext_lazy("Kinds"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each becomes an asset with a file for each of its sizes."),
    )
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("Formats"),
        choices=PieceFormat.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each size gets those of them that it takes."),
    )

    def __init__(self, data: Any, kit: Kit) -> None:
        self.kit = kit
        initial = {
            "unit_name": kit.unit.name if kit.unit else "",
            "formats": [PieceFormat.SVG, PieceFormat.PNG, PieceFormat.PRINT],
        }
        super().__init__(data, initial=initial)
        kinds = [
            kind for kind in AssetKind.objects.prefetch_related("specs") if drawable_specs(kind)
        ]
        chosen = AssetKind.objects.filter(pk__in=[kind.pk for kind in kinds])
        self.fields["slogan"].queryset = Slogan.objects.usable()  # type: ignore[attr-defined]
        self.fields["kinds"].queryset = chosen  # type: ignore[attr-defined]

    def clean_unit_name(self) -> str:
        return nfc(self.cleaned_data["unit_name"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        slogan, chosen = given["slogan"], given["kinds"].prefetch_related("specs__kind")
        files = wanted_files(chosen, given["formats"], bool(slogan.wording_en))
        self.count = len(files)
        without = [
            kind.name for kind in chosen if not any(each.spec.kind_id == kind.pk for each in files)
        ]
        if without:
            self.add_error(
                "formats",
                _("No size of %(kinds)s takes any of these formats. Tick more formats.")
                % {"kinds": ", ".join(without)},
            )
        self._refuse_what_is_there(given)
        sentences = {
            TextLanguage.VIETNAMESE: slogan.wording,
            TextLanguage.ENGLISH: slogan.wording_en,
        }
        for misfit in misfits(given["template"], files, sentences, given["unit_name"]):
            self.add_error(None, str(misfit))
        return given

    def _refuse_what_is_there(self, given: dict[str, Any]) -> None:
        # A field with an error is taken out of what was given.
        kinds, template, sentence = given["kinds"], given["template"], given["slogan"].wording
        same = Q(piece_set__template=template, piece_set__sentence=sentence)
        for asset in Asset.objects.filter(same, kit=self.kit, kind__in=kinds):
            self.add_error(
                "kinds", _("The kit already has this piece: “%(asset)s”.") % {"asset": asset.name}
            )
        waiting = PieceSet.objects.filter(
            kit=self.kit, state=PieceSetState.WAITING, template=template, sentence=sentence
        )
        if waiting.filter(kinds__in=kinds).exists():
            self.add_error("kinds", _("This very set is being drawn already."))

    def save(self, user: Any) -> PieceSet:
        """The set, to be drawn by the worker."""
        given = self.cleaned_data
        made = PieceSet.objects.create(
            kit=self.kit,
            slogan=given["slogan"],
            sentence=given["slogan"].wording,
            sentence_en=given["slogan"].wording_en,
            template=given["template"],
            unit_name=given["unit_name"],
            formats=given["formats"],
            asked_by=user,
            wanted=self.count,
        )
        made.kinds.set(given["kinds"])
        return made
