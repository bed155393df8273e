"""What pages that take a file of rows have in common; they show it with `units/import.html`."""

from __future__ import annotations

from typing import IO, Any

from units.imports.table import LARGEST_FILE, ImportRefused

# More would hide the first ones, which are mended first.
MOST_FAULTS_SHOWN = 200


def content_of(sent: IO[bytes]) -> bytes:
    """What was uploaded; of a file that is too large one byte more than is allowed, which tells that it is."""
    return sent.read(LARGEST_FILE + 1)


def told(refused: ImportRefused) -> dict[str, Any]:
    """What the page says of a file that was not taken: its first faults, and how many more there are."""
    faults = refused.faults
    return {
        "faults": faults[:MOST_FAULTS_SHOWN],
        "more": max(0, len(faults) - MOST_FAULTS_SHOWN),
    }
