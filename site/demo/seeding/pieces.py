"""A kit whose assets are drawn from approved slogans, all but one of them looked at."""

from __future__ import annotations

from demo.content import kits, pieces
from demo.factories.media import KitFactory
from demo.seeding.materials import CREDIT
from demo.seeding.records import Records, in_both
from media.approvals.decisions import approve
from media.enums import PieceFormat, PieceSetState
from media.models import AssetKind, Kit, PieceSet, Slogan
from media.pieces.making import files_of, make_set
from users.models import User


def make_pieces(records: Records, approver: User) -> None:
    """The kit with its sets."""
    unit = records.units[kits.GIVING_UNIT]
    phase = records.campaign.phases.order_by("starts_on").first()
    kit = KitFactory(
        slug=pieces.KIT_SLUG,
        campaign=records.campaign,
        phase=phase,
        credit=CREDIT,
        unit=unit,
        **in_both("name", pieces.KIT_NAME),
        **in_both("description", pieces.KIT_TEXT),
    )
    for drawn in pieces.SETS:
        for asset in _drawn(kit, unit.name, drawn).assets.select_related("kind"):
            approve(asset, approver)
    _drawn(kit, unit.name, pieces.WAITING)


def _drawn(kit: Kit, unit_name: str, drawn: pieces.DrawnSet) -> PieceSet:
    slogan = Slogan.objects.get(wording__startswith=drawn.slogan)
    made = PieceSet.objects.create(
        kit=kit,
        slogan=slogan,
        sentence=slogan.wording,
        sentence_en=slogan.wording_en,
        template=drawn.template,
        unit_name=unit_name,
        formats=[PieceFormat.SVG, PieceFormat.PNG, PieceFormat.PRINT],
    )
    made.kinds.set(AssetKind.objects.filter(slug__in=drawn.kinds))
    made.wanted = len(files_of(made))
    make_set(made)
    if made.state != PieceSetState.MADE:
        raise ValueError(f"the sample pieces could not be drawn: {made.faults}")
    return made
