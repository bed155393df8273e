"""Choosing a file of the library for a slide, by the names of its asset and kit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from media.enums import FileFormat
from media.models import Asset, Variant

NOT_SHOWN = (FileFormat.MP3, FileFormat.WAV, FileFormat.OGG)


class VariantFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Asset, kit or variant"), required=False, max_length=100)

    def filter(self, objects: QuerySet[Variant]) -> QuerySet[Variant]:
        """Those whose asset, kit or own name has the words."""
        objects = super().filter(objects)
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return objects.filter(
            Q(name__icontains=words)
            | Q(asset__name__icontains=words)
            | Q(asset__kit__name__icontains=words)
        )


class ChoosesVariants:
    """Files with something to see, of assets that anyone may take."""

    filter_form_class = VariantFilterForm

    def get_object_list(self) -> QuerySet[Variant]:
        shown = Variant.objects.filter(asset__in=Asset.objects.public())
        return shown.exclude(file_format__in=NOT_SHOWN).select_related("asset__kit").order_by("-pk")

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]  # of the view that this is mixed into
            Column("asset", label=_("Asset"), accessor="asset"),
            Column("kit", label=_("Kit"), accessor="asset.kit"),
            Column("file_format", label=_("Format"), accessor="file_format"),
        ]


class VariantChooseView(ChoosesVariants, ChooseView):
    pass


class VariantChooseResultsView(ChoosesVariants, ChooseResultsView):
    pass


variant_chooser = ChooserViewSet(
    "variant_chooser",
    model=Variant,
    icon="image",
    choose_one_text=_("Choose a picture or film"),
    choose_another_text=_("Choose another picture or film"),
    edit_item_text=_("Edit this file"),
    choose_view_class=VariantChooseView,
    choose_results_view_class=VariantChooseResultsView,
    register_widget=True,
    per_page=20,
)
