"""What is said of each staged file before it becomes a file of an asset."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import nfc
from media.bulk_upload.shelf import Proposal, Shelf
from media.enums import TextLanguage
from media.models import Asset, AssetKind, KindSpec, StagedFile, Variant
from media.twins import Twin


class Act(models.TextChoices):
    """What becomes of a staged file now."""

    PLACE = "place", gettext_lazy("Place it")
    LATER = "later", gettext_lazy("Leave it for later")
    DELETE = "delete", gettext_lazy("Delete it")


class StagedFileForm(forms.Form):
    """The place of one staged file; every choice was looked up once, on the shelf."""

    act = forms.ChoiceField(label=gettext_lazy("What to do"), choices=Act.choices)
    asset = forms.ChoiceField(label=gettext_lazy("Asset"), required=False)
    new_name = forms.CharField(
        label=gettext_lazy("Title of the new asset"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Files with the same title become one asset."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    alt = forms.CharField(
        label=gettext_lazy("Alternative text"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "What it shows, for those who can't see it. Once for each new asset."
        ),
    )
    replaces = forms.ChoiceField(label=gettext_lazy("New version of"), required=False)
    change_note = forms.CharField(
        label=gettext_lazy("What changed"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For people who have the old file."),
    )
    name = forms.CharField(
        label=gettext_lazy("Variant"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: A2, to print."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the text"), choices=TextLanguage.choices
    )

    def __init__(self, data: Any, staged: StagedFile, shelf: Shelf) -> None:
        self.staged, self.shelf = staged, shelf
        prefix = f"file-{staged.pk}"
        self.proposal = None if data is not None else shelf.propose(staged)
        initial = _initial(self.proposal) if self.proposal else {}
        super().__init__(data, prefix=prefix, initial=initial)
        self.use_required_attribute = False
        self.choices_of("asset", gettext_lazy("A new asset"), shelf.assets)
        self.choices_of("kind", gettext_lazy("Choose"), shelf.kinds)
        self.fields["replaces"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("A new file")),
            *(
                (
                    asset.name,
                    [
                        (str(variant.pk), _version_in_words(shelf.variants[variant.pk]))
                        for variant in asset.variants.all()
                    ],
                )
                for asset in shelf.assets.values()
                if asset.variants.all()
            ),
        ]

    def choices_of(self, field: str, empty: Any, rows: dict[int, Any]) -> None:
        named = [(str(pk), row.name) for pk, row in rows.items()]
        self.fields[field].choices = [("", empty), *named]  # type: ignore[attr-defined]

    @property
    def is_placed(self) -> bool:
        """Whether the file is to be placed now."""
        return self.cleaned_data.get("act") == Act.PLACE

    @cached_property
    def foretold(self) -> list[str]:
        """What keeps the file from the place that is proposed for it, said before anybody asks."""
        if self.is_bound or not self.proposal or not self.proposal.kind:
            return []
        try:
            self.shelf.spec_of(self.proposal.kind, self.staged)
        except ValidationError as unfit:
            return unfit.messages
        return []

    @cached_property
    def twins_elsewhere(self) -> list[Twin]:
        """Other places of the library with the very same file; the newest files of this kit are refused."""
        return [
            twin
            for twin in self.shelf.twins.get(self.staged.sha256, [])
            if not (twin.is_current and twin.variant.asset.kit_id == self.shelf.kit.pk)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, value in given.items():
            given[name] = nfc(value) if isinstance(value, str) else value
        self.replaced: Variant | None = None
        self.existing: Asset | None = None
        self.chosen_kind: AssetKind | None = None
        self.spec: KindSpec | None = None
        if self.is_placed:
            self._look_up(given)
            self._check_place(given)
            self._check_file()
        return given

    def _look_up(self, given: dict[str, Any]) -> None:
        if given.get("replaces"):
            self.replaced = self.shelf.variants[int(given["replaces"])]
        if given.get("asset"):
            self.existing = self.shelf.assets[int(given["asset"])]
        elif self.replaced:
            self.existing = self.replaced.asset
        if self.existing:
            self.chosen_kind = self.existing.kind
        elif given.get("kind"):
            self.chosen_kind = self.shelf.kinds[int(given["kind"])]

    def _check_place(self, given: dict[str, Any]) -> None:
        if self.replaced:
            self._check_replaced(self.replaced, given)
        elif not given.get("name") and not self.has_error("name"):
            self.add_error("name", _("Give the variant a name, for example: A2, to print."))
        if self.existing:
            return
        if not given.get("new_name") and not self.has_error("new_name"):
            self.add_error("new_name", _("Give the new asset a title, or choose one of the kit."))
        if not self.chosen_kind and not self.has_error("kind"):
            self.add_error("kind", _("Choose the kind of the new asset."))

    def _check_replaced(self, replaced: Variant, given: dict[str, Any]) -> None:
        if self.existing and self.existing.pk != replaced.asset_id:
            self.add_error(
                "replaces",
                _("This file belongs to “%(asset)s”. Choose that asset, or a file of “%(chosen)s”.")
                % {"asset": replaced.asset.name, "chosen": self.existing.name},
            )
        if given.get("language") and given["language"] != replaced.language:
            self.add_error(
                "language",
                _("The file it replaces is in this language: %(language)s.")
                % {"language": replaced.get_language_display()},
            )

    def _check_file(self) -> None:
        for twin in self.shelf.twins.get(self.staged.sha256, []):
            if twin.is_current and twin.variant.asset.kit_id == self.shelf.kit.pk:
                self.add_error(
                    None, _("The kit already has this very file: %(twin)s.") % {"twin": twin}
                )
        if self.chosen_kind:
            try:
                self.spec = self.shelf.spec_of(self.chosen_kind, self.staged)
            except ValidationError as unfit:
                self.add_error(None, unfit.messages)


def _initial(proposal: Proposal) -> dict[str, Any]:
    return {
        "act": Act.PLACE,
        "asset": proposal.asset.pk if proposal.asset else "",
        "new_name": proposal.new_name,
        "kind": proposal.kind.pk if proposal.kind and not proposal.asset else "",
        "name": proposal.name,
        "language": proposal.language,
        "replaces": proposal.replaces.pk if proposal.replaces else "",
    }


def _version_in_words(variant: Variant) -> str:
    return _("%(name)s, %(language)s, %(format)s, version %(version)s") % {
        "name": variant.name,
        "language": variant.get_language_display(),
        "format": variant.file_format.upper(),
        "version": variant.version,
    }
