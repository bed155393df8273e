"""Kinds, kits and slogans for sets of drawn assets."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from demo.factories.media import AssetKindFactory, KindSpecFactory, KitFactory, SloganFactory
from demo.factories.units import UnitFactory
from media.models import PieceSet

SENTENCE = "Mỗi nhà một buổi, mỗi buổi một việc làm được ngay"
UNIT = "Sở Khoa học và Công nghệ Mẫu"


def banner(**values):
    """A banner of 6 × 1 m, from a print file at any scale or from vectors."""
    kind = AssetKindFactory(name="Băng rôn", name_en="Banner", slug="bang-ron", **values)
    size = {"kind": kind, "measure": "mm", "width": 6000, "height": 1000, "is_ratio": True}
    KindSpecFactory(name="6 × 1 m", name_en="6 × 1 m", formats=["pdf"], least_dpi=50, **size)
    KindSpecFactory(name="Gốc véc-tơ", formats=["svg"], sort_order=1, **size)
    return kind


def poster(**values):
    """A poster on A3, and for networks; A3 is wanted in English too."""
    kind = AssetKindFactory(name="Áp phích", name_en="Poster", slug="ap-phich", **values)
    KindSpecFactory(
        kind=kind, name="A3", name_en="A3", formats=["pdf"], measure="mm", width=297, height=420,
        least_dpi=150, languages=["vi", "en"],
    )  # fmt: skip
    KindSpecFactory(
        kind=kind, name="Ảnh đăng mạng", formats=["png"], measure="px", width=420, height=594,
        is_ratio=True, least_width=800, sort_order=1,
    )  # fmt: skip
    return kind


def giving_kit(**values):
    today = timezone.localdate()
    unit = UnitFactory(name=UNIT)
    return KitFactory(unit=unit, use_from=today, use_until=today + timedelta(days=10), **values)


def asked(kit, *kinds, sentence=SENTENCE, **values):
    """What the form sends."""
    slogan = values.pop("slogan", None) or SloganFactory(wording=sentence)
    return {
        "slogan": slogan.pk, "template": "lacquer", "unit_name": UNIT,
        "kinds": [kind.pk for kind in kinds], "formats": ["svg", "png", "print"],
    } | values  # fmt: skip


def send(client, capture, kit, data):
    """The answer to the form; what it asks of the worker is done at once."""
    with capture(execute=True):
        return client.post(reverse("make_pieces", args=[kit.pk]), data)


def the_set():
    return PieceSet.objects.get()
