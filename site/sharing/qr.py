"""QR codes of addresses: black on white with a quiet zone, readable by any phone and printer."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET_ZONE = 4
CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def qr_code(address: str, file_format: str) -> bytes:
    """The code as "svg" or "png" (16 pixels a module)."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    if file_format == "svg":
        code.save(
            out,
            kind="svg",
            border=QUIET_ZONE,
            light="#fff",
            xmldecl=False,
            svgclass=None,
            lineclass=None,
        )
    else:
        code.save(out, kind="png", border=QUIET_ZONE, scale=16)
    return out.getvalue()
