"""The figures of the library, by what was measured; each part replaces its own and leaves the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")


def keep(key: str, figures: dict[str, Any]) -> None:
    """Put the figures of one part into the file."""
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    known[key] = figures
    FILE.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
