"""Builders of the library: images, documents, recordings, slogans, kits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

import factory

from core import text
from demo.factories import files
from media.enums import Channel, ProofKind, RecallReason, SloganState
from media.models import (
    AccessLink,
    Asset,
    AssetKind,
    ChannelText,
    CustomDocument,
    CustomImage,
    KindSpec,
    Kit,
    LedBoard,
    Playlist,
    PlaylistItem,
    ProofOfUse,
    Recording,
    Slogan,
    SloganCategory,
    Variant,
)


class CustomImageFactory(factory.django.DjangoModelFactory):
    """An image with a real file; `file__content`, or `file__width` and `file__height` change it."""

    title = factory.Sequence(lambda number: f"Ảnh {number}")
    credit = "Cổng 10·10"

    class Meta:
        model = CustomImage
        skip_postgeneration_save = True

    class Params:
        image_width = 320
        image_height = 200
        content = factory.LazyAttribute(
            lambda image: files.pixels(image.image_width, image.image_height)
        )

    file = factory.LazyAttribute(
        lambda image: ContentFile(image.content, name=text.file_name(image.title, "png"))
    )

    @classmethod
    def _build(cls, model_class: type[CustomImage], *args: Any, **kwargs: Any) -> CustomImage:
        image = super()._build(model_class, *args, **kwargs)
        image._set_image_file_metadata()
        return image

    @classmethod
    def _create(cls, model_class: type[CustomImage], *args: Any, **kwargs: Any) -> CustomImage:
        image = cls._build(model_class, *args, **kwargs)
        image.save()
        return image


class CustomDocumentFactory(factory.django.DjangoModelFactory):
    """A PDF of one empty page."""

    title = factory.Sequence(lambda number: f"Tài liệu {number}")
    file = factory.LazyAttribute(
        lambda document: ContentFile(files.printed(), name=text.file_name(document.title, "pdf"))
    )
    credit = "Cổng 10·10"

    class Meta:
        model = CustomDocument
        skip_postgeneration_save = True

    @classmethod
    def _create(
        cls, model_class: type[CustomDocument], *args: Any, **kwargs: Any
    ) -> CustomDocument:
        document = model_class(*args, **kwargs)
        document._set_document_file_metadata()
        document.save()
        return document


class RecordingFactory(factory.django.DjangoModelFactory):
    """A silent sound with its transcript; `video=True` gives a film with captions."""

    title = factory.Sequence(lambda number: f"Bản ghi {number}")
    type = "audio"
    duration = 1
    file = factory.LazyAttribute(
        lambda recording: ContentFile(files.sound(), name=text.file_name(recording.title, "wav"))
    )
    transcript = "Mười năm, mười ngày."
    credit = "Cổng 10·10"

    class Meta:
        model = Recording
        skip_postgeneration_save = True

    class Params:
        video = factory.Trait(
            type="video",
            duration=15,
            width=1920,
            height=1080,
            file=factory.LazyAttribute(
                lambda recording: ContentFile(
                    files.film(), name=text.file_name(recording.title, "mp4")
                )
            ),
            captions=factory.LazyFunction(lambda: ContentFile(files.captions(), name="phu-de.vtt")),
        )


class SloganFactory(factory.django.DjangoModelFactory):
    """An approved slogan; `proposed=True` leaves it waiting."""

    wording = factory.Sequence(lambda number: f"Khẩu hiệu thứ {number}")
    state = SloganState.APPROVED
    approved_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Slogan

    class Params:
        proposed = factory.Trait(state=SloganState.PROPOSED, approved_at=None)


class SloganCategoryFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Nhóm khẩu hiệu {number}")
    slug = factory.LazyAttribute(lambda category: text.slug(category.name))

    class Meta:
        model = SloganCategory
        django_get_or_create = ("slug",)


class AssetKindFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Loại {number}")
    slug = factory.LazyAttribute(lambda kind: text.slug(kind.name))

    class Meta:
        model = AssetKind
        django_get_or_create = ("slug",)


class KindSpecFactory(factory.django.DjangoModelFactory):
    """A size that asks for nothing but what it is given."""

    name = factory.Sequence(lambda number: f"Khổ {number}")
    sort_order = 0
    kind = factory.SubFactory(AssetKindFactory)

    class Meta:
        model = KindSpec


class VariantFactory(factory.django.DjangoModelFactory):
    """One file of an asset; `content` and `file_name` say which (a small PNG by default)."""

    name = "Ảnh đăng mạng"
    sort_order = 0
    asset = factory.SubFactory("demo.factories.media.AssetFactory")

    class Meta:
        model = Variant

    class Params:
        content = factory.Sequence(
            lambda number: files.pixels(320 + number % 400, 200, number=number + 1)
        )
        file_name = "anh.png"

    file = factory.LazyAttribute(
        lambda variant: ContentFile(variant.content, name=variant.file_name)
    )


class AssetFactory(factory.django.DjangoModelFactory):
    """An asset without files; `recalled=True` takes it back."""

    name = factory.Sequence(lambda number: f"Áp phích {number}")
    alt = "Nền đỏ sơn, dấu 10 trên 10 màu giấy."
    kind = factory.SubFactory(AssetKindFactory, name="Áp phích", name_en="Poster")
    kit = factory.SubFactory("demo.factories.media.KitFactory")

    class Meta:
        model = Asset

    class Params:
        recalled = factory.Trait(
            recalled_at=factory.LazyFunction(timezone.now), recall_reason=RecallReason.WRONG_DATE
        )


class ChannelTextFactory(factory.django.DjangoModelFactory):
    """What is said with an asset on Zalo; `channel` names another."""

    asset = factory.SubFactory(AssetFactory)
    channel = Channel.ZALO
    words = "Mười ngày cao điểm đã bắt đầu. Bạn muốn học việc gì trước?"

    class Meta:
        model = ChannelText


class KitFactory(factory.django.DjangoModelFactory):
    """A live kit without assets; `KitFactory.with_files()` gives one with an SVG and a PNG."""

    name = factory.Sequence(lambda number: f"Bộ ấn phẩm {number}")
    slug = factory.LazyAttribute(lambda kit: text.slug(kit.name))
    description = "In từ A4 đến A2, dán ở trụ sở, nhà văn hóa, trường học."
    credit = "Cổng 10·10"

    class Meta:
        model = Kit

    @classmethod
    def with_files(cls, **values: Any) -> Kit:
        """A live kit with one asset in two variants."""
        kit = cls(**values)
        asset = AssetFactory(kit=kit, name=f"Áp phích của {kit.name}")
        VariantFactory(
            asset=asset,
            name="Gốc véc-tơ",
            content=files.drawing(400 + kit.pk % 400, 594),
            file_name="ap-phich.svg",
        )
        VariantFactory(asset=asset, name="Ảnh đăng mạng", sort_order=1)
        return kit


class ProofOfUseFactory(factory.django.DjangoModelFactory):
    """One poster that a commune hung today, shown by a link."""

    asset = factory.SubFactory(AssetFactory)
    unit = factory.SubFactory("demo.factories.units.UnitFactory")
    kind = ProofKind.HUNG
    used_on = factory.LazyFunction(timezone.localdate)
    place = "Nhà văn hóa thôn"
    link = factory.Sequence(lambda number: f"https://example.vn/tin/{number}")

    class Meta:
        model = ProofOfUse


class AccessLinkFactory(factory.django.DjangoModelFactory):
    """A link that opens a kit for thirty days."""

    kit = factory.SubFactory(KitFactory)
    outlet = factory.Sequence(lambda number: f"Tòa soạn {number}")
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))

    class Meta:
        model = AccessLink


class LedBoardFactory(factory.django.DjangoModelFactory):
    """A board of letters: two lines of sixteen."""

    name = factory.Sequence(lambda number: f"Bảng chữ {number}")
    columns = 16
    rows = 2

    class Meta:
        model = LedBoard


class PlaylistFactory(factory.django.DjangoModelFactory):
    """A live playlist without slides."""

    name = factory.Sequence(lambda number: f"Màn hình {number}")
    slug = factory.LazyAttribute(lambda playlist: text.slug(playlist.name))

    class Meta:
        model = Playlist


class PlaylistItemFactory(factory.django.DjangoModelFactory):
    """A slogan that plays all day; `slogan=None` with `variant` or `text` plays that."""

    playlist = factory.SubFactory(PlaylistFactory)
    slogan = factory.SubFactory(SloganFactory)
    sort_order = factory.Sequence(int)

    class Meta:
        model = PlaylistItem
