"""Proofs of use of sample communes, some of them looked at already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from demo.content.proofs import PROOFS, Proof
from demo.factories.media import ProofOfUseFactory
from media.models import Kit
from units.models import Unit
from users.models import User


def make_proofs(
    units: Mapping[str, Unit], kits: Mapping[str, Kit], senders: Mapping[int, User], today: date
) -> None:
    """Every proof of the content; `senders` are the people who may send, by the keys of their units."""
    for number, proof in enumerate(PROOFS, start=1):
        _proof(proof, number, units[proof.unit], kits[proof.kit], senders, today)


def _proof(
    proof: Proof, number: int, unit: Unit, kit: Kit, senders: Mapping[int, User], today: date
) -> None:
    ProofOfUseFactory(
        asset=kit.assets.all()[proof.asset],
        unit=unit,
        kind=proof.how,
        used_on=today - timedelta(days=proof.days_ago),
        place=proof.place,
        pieces=proof.pieces,
        state=proof.state,
        state_note=proof.note,
        link=f"https://example.vn/minh-chung/{number}",
        sent_by=senders.get(unit.pk),
    )
