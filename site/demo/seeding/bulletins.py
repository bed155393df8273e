"""Bulletins for commune radios."""

from __future__ import annotations

from demo.content import bulletins as content
from demo.factories.bulletins import AbbreviationFactory, BulletinFactory
from demo.seeding.records import Records
from media.bulletins.words import read_in_bulletins


def make_bulletins(records: Records) -> None:
    """Sample bulletins in the days of the campaign."""
    phases = sorted(records.campaign.phases.all(), key=lambda phase: phase.length)
    for written, spoken in content.ABBREVIATIONS.items():
        AbbreviationFactory(written=written, spoken=spoken)
    for bulletin in content.BULLETINS:
        phase = phases[0] if bulletin.only_in_peak else phases[-1]
        BulletinFactory(
            title=bulletin.title,
            written=bulletin.written,
            reading=read_in_bulletins(bulletin.written).text,
            use_from=phase.starts_on,
            use_until=phase.ends_on,
            times=bulletin.times,
        )
