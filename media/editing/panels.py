"""What editors see beside the fields they fill in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wagtail.admin.panels import FieldPanel, Panel

from core.text import is_key
from media.approvals.decisions import last_reason
from media.delivery.counting import numbers_of_kit
from media.editing.ordering import order_url
from media.enums import AssetState
from media.matrix import Matrix, matrix_of
from media.models import Asset, Kit, Variant


def matrix_of_asset(asset: Asset) -> Matrix:
    """The matrix of a stored asset; asks nothing of the database where sizes and files were fetched along."""
    return matrix_of(asset.kind.specs.all(), asset.variants.all())


class KitAssetsPanel(Panel):
    """The assets of a kit with their files and gaps, ways to add more, and how often they were downloaded."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/kit_assets_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            kit = self.instance
            if kit.pk:
                assets = kit.assets.select_related("kind").prefetch_related(
                    "kind__specs", "variants"
                )
                context["assets"] = [(asset, matrix_of_asset(asset)) for asset in assets]
                context["staged"] = kit.staged_files.count()
                context["downloads"] = numbers_of_kit(kit.pk)
                context["order_url"] = order_url(kit)
            context["kit"] = kit
            return context


class MatrixPanel(Panel):
    """Which files of an asset there are, and which are wanted but missing."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/matrix_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            stored = Asset.objects.select_related("kind").prefetch_related("variants")
            asset = stored.get(pk=self.instance.pk)
            context.update(asset=asset, matrix=matrix_of_asset(asset))
            return context

        def is_shown(self) -> bool:
            return bool(self.instance.pk)


class ApprovalPanel(Panel):
    """Whether an asset waits for somebody's approval, and why it was declined."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/approval_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            asset = self.instance
            context["asset"] = asset
            context["approvers"] = asset.kind.second_approver
            if asset.state == AssetState.DECLINED:
                context["reason"] = last_reason(asset)
            return context

        def is_shown(self) -> bool:
            asset = self.instance
            if not asset.pk:
                return False
            return asset.state != AssetState.APPROVED or bool(asset.kind.second_approver_id)


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
    return Kit.objects.filter(pk=kit_id).first() if is_key(kit_id) else None
