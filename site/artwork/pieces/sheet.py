"""A piece: one sentence, the sign, the unit in its locked zone, and a sponsor at the foot or on the right."""

from __future__ import annotations

from dataclasses import dataclass

from artwork.drawing import Drawing, Picture
from artwork.motif import frieze, rect, sign
from artwork.outline import BOLD
from artwork.pieces.faults import PieceError, SponsorError
from artwork.pieces.fitting import Fitted, checked, fitted
from artwork.pieces.places import WIDE, Box, Places, places_for
from artwork.pieces.templates import PLATE, SIGN_ON_GROUND, TEMPLATES, Template

# The longest side of a sheet, as a multiple of the other; beyond it nothing can be read.
LONGEST_RATIO = 12.0


@dataclass(frozen=True)
class Logo:
    """A picture of a unit or sponsor: a PNG and its pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Words:
    """What stands on a piece; `sponsor_share` is the part of the area that a sponsor may have (0.2 is a fifth)."""

    sentence: str
    unit: str
    logo: Logo | None = None
    sponsor: Logo | None = None
    sponsor_share: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """A drawn piece and its zones."""

    drawing: Drawing
    places: Places


def lay_out(template: str, ratio: float, words: Words) -> Sheet:
    """The piece on a sheet `ratio` times as wide as high, in its template (KeyError for none of `TEMPLATES`).

    Raises PieceError: TooLongError, UndrawableError, SponsorError. Nothing is cut or left out.
    """
    look = TEMPLATES[template]
    if not 1 / LONGEST_RATIO <= ratio <= LONGEST_RATIO:
        raise PieceError("size", "the sheet is too narrow for any layout")
    if words.sponsor and words.sponsor_share <= 0:
        raise SponsorError
    places = places_for(ratio, words.sponsor_share if words.sponsor else 0.0)
    sentence, name = checked("sentence", words.sentence), checked("name", words.unit)
    piece = Drawing(places.width, places.height, f"{sentence} – {name}")
    piece.add(rect(0, 0, places.width, places.height, look.ground))
    _ornament(piece, places, look, template)
    _sentence(piece, places, look, sentence, ratio)
    _unit(piece, places, look, name, words.logo)
    if words.sponsor and places.sponsor:
        _sponsor(piece, places.sponsor, words.sponsor)
    return Sheet(piece, places)


def _ornament(piece: Drawing, places: Places, look: Template, template: str) -> None:
    ink = look.sign if places.panel else SIGN_ON_GROUND.get(template, look.sign)
    if places.panel:
        piece.add(_filled(places.panel, look.panel))
    piece.add(sign(places.sign.x, places.sign.y, places.sign.height, ink))
    if band := places.frieze:
        piece.add(
            frieze(
                band.x, band.y, band.height, round(band.width / band.height), look.ornament, "comb"
            )
        )


def _sentence(piece: Drawing, places: Places, look: Template, text: str, ratio: float) -> None:
    box = places.sentence
    found = fitted("sentence", text, box, places.smallest, places.biggest)
    # Upright it stands on the unit's zone.
    top = box.y + (box.height - found.height) / (2 if ratio >= WIDE else 1)
    piece.add(found.placed(box.x, top, look.words))


def _unit(piece: Drawing, places: Places, look: Template, name: str, logo: Logo | None) -> None:
    zone = places.unit
    piece.add(_filled(zone, look.foot))
    edge = places.sign.x if places.panel is None else places.width * 0.04
    inner = zone.inset(edge, zone.height * 0.12)
    if logo:
        plate = Box(inner.x, inner.y, min(inner.height, inner.width * 0.28), inner.height)
        piece.add(
            _filled(plate, PLATE),
            _within(plate.inset(plate.width * 0.08, plate.height * 0.08), logo),
        )
        inner = Box(
            plate.right + zone.height * 0.16,
            inner.y,
            inner.right - plate.right - zone.height * 0.16,
            inner.height,
        )
    found: Fitted = fitted("name", name, inner, places.smallest_name, zone.height * 0.34)
    piece.add(
        found.placed(inner.x, inner.y + (inner.height - found.height) / 2, look.foot_words, BOLD)
    )


def _sponsor(piece: Drawing, zone: Box, logo: Logo) -> None:
    piece.add(_filled(zone, PLATE), _within(zone.inset(zone.width * 0.1, zone.height * 0.1), logo))


def _within(box: Box, logo: Logo) -> Picture:
    """The logo as large as the box allows, in its middle, its ratio kept."""
    scale = min(box.width / logo.width, box.height / logo.height)
    width, height = logo.width * scale, logo.height * scale
    return Picture(
        box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height, logo.png
    )


def _filled(box: Box, colour: str) -> str:
    return rect(box.x, box.y, box.width, box.height, colour)
