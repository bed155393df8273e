"""Draws previews in a process of its own, so that a hostile file can hang or crash nothing but itself.

Run as a script: `python render.py FORMAT FILE FOLDER`. Writes `large.webp` and `small.webp` into the
folder and prints one line of JSON: the preview's pixels, and for a PDF its pages and millimetres. A
file that can't be drawn ends the process with a code: 3 locked by a password, 4 anything else.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from pathlib import Path

from PIL import Image

LARGE, SMALL = 1200, 480
SECONDS, OCTETS = 20, 1536 * 1024 * 1024
LOCKED, UNREADABLE = 3, 4
POINTS_TO_MILLIMETRES = 25.4 / 72


def limit() -> None:
    """Ask the system to stop this process when it takes more than a drawing needs."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (OCTETS, OCTETS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(file_format: str, path: str, folder: Path) -> dict[str, object]:
    """Write the previews and tell what was drawn."""
    facts: dict[str, object] = {}
    if file_format == "pdf":
        picture = _pdf(path, facts)
    elif file_format == "svg":
        picture = _svg(path)
    else:
        picture = Image.open(path)
        picture.draft("RGB", (LARGE, LARGE))
    picture = picture.convert(
        "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
    )
    for name, longest, quality in (("large", LARGE, 82), ("small", SMALL, 78)):
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        picture.save(folder / f"{name}.webp", quality=quality, method=4)
        facts[name] = picture.size
    return facts


def _pdf(path: str, facts: dict[str, object]) -> Image.Image:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if "password" in str(error).lower() else UNREADABLE)
    page = document[0]
    left, bottom, right, top = page.get_trimbox()
    wide, high = abs(right - left), abs(top - bottom)
    if page.get_rotation() in (90, 270):
        wide, high = high, wide
    facts["pages"] = len(document)
    facts["millimetres"] = [wide * POINTS_TO_MILLIMETRES, high * POINTS_TO_MILLIMETRES]
    width, height = page.get_size()
    return page.render(scale=LARGE / max(width, height, 1)).to_pil()


def _svg(path: str) -> Image.Image:
    import resvg_py
    from defusedxml import ElementTree

    root = ElementTree.parse(path).getroot()
    wide, high = (float(side) for side in sys.argv[4].split("x"))
    if root.get("viewBox"):
        # The shape that was measured, whatever units the file names.
        root.set("width", str(wide))
        root.set("height", str(high))
    markup = ElementTree.tostring(root, encoding="unicode")
    drawn = resvg_py.svg_to_bytes(
        svg_string=markup,
        skip_system_fonts=True,
        dpi=96,
        width=LARGE if wide >= high else None,
        height=LARGE if wide < high else None,
    )
    return Image.open(io.BytesIO(bytes(drawn)))


if __name__ == "__main__":
    limit()
    try:
        told = draw(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    except Exception as error:  # noqa: BLE001 - whatever a file does wrong, the answer is the same
        sys.stderr.write(f"{type(error).__name__}: {error}"[:500])
        sys.exit(UNREADABLE)
    sys.stdout.write(json.dumps(told))
