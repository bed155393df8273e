"""What editors see beside the fields they fill in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wagtail.admin.panels import FieldPanel, Panel

from media.delivery.counting import numbers_of_kit
from media.models import Kit, Variant


class KitAssetsPanel(Panel):
    """The assets of a kit, each a link to where it is edited, and how often they were downloaded."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/kit_assets_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            kit = self.instance
            if kit.pk:
                assets = kit.assets.select_related("kind").prefetch_related("variants")
                context["assets"] = [
                    (asset, reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]))
                    for asset in assets
                ]
                context["downloads"] = numbers_of_kit(kit.pk)
                context["add_url"] = f"{reverse('wagtailsnippets_media_asset:add')}?kit={kit.pk}"
            context["kit"] = kit
            return context


class VariantFactsPanel(Panel):
    """What was read from the stored file of a variant, and a way to look at it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/variant_facts_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["variant"] = self.instance
            if self.instance.pk:
                context["file_url"] = reverse("library_file", args=[self.instance.pk])
            return context

        def is_shown(self) -> bool:
            return isinstance(self.instance, Variant) and bool(self.instance.sha256)


class StatementPanel(FieldPanel):
    """A field that nobody fills in, shown once it says something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "read_only": True})

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and self.value_from_instance is not None


def kit_of_query(kit_id: str) -> Kit | None:
    """The kit that the address of a new asset names, if it names one."""
    return Kit.objects.filter(pk=kit_id).first() if kit_id.isdecimal() else None
