"""The marks above a slide: the ten days of the peak as they have come, or the campaign's four."""

from __future__ import annotations

from collections.abc import Sequence

# Units of the drawing; a mark is HIGH.
WIDE, HIGH, BAR, RING, GAP = 924.0, 80.0, 24.0, 80.0, 45.0
_BAR = '<path fill="currentColor" d="M{x} 0h24v80h-24z"/>'
_BAR_TO_COME = '<path fill="none" stroke="currentColor" stroke-width="5" d="M{x} 2.5h19v75h-19z"/>'
_RING = '<circle cx="{x}" cy="40" r="28" fill="none" stroke="currentColor" stroke-width="24"/>'
_RING_TO_COME = (
    '<circle cx="{x}" cy="40" r="37.5" fill="none" stroke="currentColor" stroke-width="5"/>'
    '<circle cx="{x}" cy="40" r="18.5" fill="none" stroke="currentColor" stroke-width="5"/>'
)


def band(days: Sequence[bool]) -> str:
    """An SVG of bars and rings in turn: filled for days that have come. Without days: 1010, set close."""
    filled = list(days) or [True] * 4
    widths = [RING if place % 2 else BAR for place in range(len(filled))]
    gap = (WIDE - sum(widths)) / (len(widths) - 1) if days and len(days) > 1 else GAP
    drawn, left = [], 0.0
    for place, (width, has_come) in enumerate(zip(widths, filled, strict=True)):
        drawn.append(_mark(place % 2 == 1, has_come, left))
        left += width + gap
    return _svg(WIDE, HIGH, "".join(drawn))


def sign() -> str:
    """The sign of the campaign, 10 over 10, as an SVG of its own."""
    rows = "".join(
        f'<path fill="currentColor" d="M0 {top}h24v80h-24z"/><circle cx="84" cy="{top + 40}" r="28"'
        ' fill="none" stroke="currentColor" stroke-width="24"/>'
        for top in (0, 100)
    )
    return _svg(124, 180, rows)


def _mark(is_ring: bool, has_come: bool, left: float) -> str:
    if is_ring:
        return (_RING if has_come else _RING_TO_COME).format(x=_number(left + 40))
    return (_BAR if has_come else _BAR_TO_COME).format(x=_number(left + (0 if has_come else 2.5)))


def _svg(width: float, height: float, body: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false"'
        f' viewBox="0 0 {_number(width)} {_number(height)}">{body}</svg>'
    )


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
