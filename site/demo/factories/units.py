"""Builders of units and their community teams."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from units.enums import UnitKind
from units.models import CommunityTeam, Unit


class UnitFactory(DjangoModelFactory):
    """A commune in force, unless told otherwise."""

    code = factory.Sequence(lambda n: f"don-vi-{n:04d}")
    kind = UnitKind.COMMUNE
    name = factory.Iterator(
        [
            "Xã Hoằng Hóa",
            "Phường Hạc Thành",
            "Xã Nga Sơn",
            "Phường Sầm Sơn",
            "Xã Thọ Xuân",
            "Xã Quan Sơn",
            "Phường Bỉm Sơn",
            "Xã Đông Thành",
        ]
    )

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    class Params:
        province = factory.Trait(
            kind=UnitKind.PROVINCE,
            name="Ủy ban nhân dân tỉnh Thanh Hóa",
            name_en="Thanh Hóa Provincial People's Committee",
            short_name="UBND tỉnh",
        )
        department = factory.Trait(
            kind=UnitKind.DEPARTMENT,
            name="Sở Khoa học và Công nghệ",
            name_en="Department of Science and Technology",
            short_name="Sở KH&CN",
        )

    @classmethod
    def former(cls, *successors: Unit, until: date = date(2025, 7, 1), **values: Any) -> Unit:
        """A unit that ended on the day and whose work the successors took over."""
        unit = cls(valid_to=until, **values)
        unit.successors.set(successors)
        return unit


class CommunityTeamFactory(DjangoModelFactory):
    """A team of one village in a new commune."""

    commune = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Tổ công nghệ số cộng đồng thôn {n + 1}")
    area = factory.Sequence(lambda n: f"Thôn {n + 1}")
    contact = "Nhà văn hóa thôn, điện thoại 0237 123 4567"
    hours = "Thứ Hai đến thứ Sáu, 07:30–11:30"
    members = 7

    class Meta:
        model = CommunityTeam
