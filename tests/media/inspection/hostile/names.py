"""Sound files under names that no system should trust."""

from __future__ import annotations

import random

from tests.media.inspection.hostile.sound import any_sound

Made = tuple[str, bytes]
STEMS = (
    "a\0b", "\0", "a" * 5_000, "../../../etc/passwd", "..\\..\\windows\\win.ini", "C:\\x", "/etc/passwd",
    "\u202egpj.exe", "\u200f\u202efdp", "CON", "NUL", "aux", "", ".", "..", " ", "a b", "a\nb", "a\r\nSet-Cookie: x=1",
    'a"b', "a'b", "a;b", "a%00b", "%2e%2e%2f", "<script>alert(1)</script>", "{{ 7*7 }}", "'; DROP TABLE media;--",
    "ảnh đẹp", "a\u0323\u0302" * 90, "\U0001f600" * 90, "\ud7ff", "\ufeffx", "x.php", "x.svg", "=1+1", "-rf", "~",
)  # fmt: skip


def strange(chance: random.Random) -> Made:
    ending, content = any_sound(chance)
    dot = chance.choice((".", ".", ".", "..", "\0.", ". ", ".\u202e"))
    end = chance.choice(
        (ending, ending, ending.upper(), ending + "\0", ending + " ", ending + "\0.exe")
    )
    return f"{chance.choice(STEMS)}{dot}{end}", content
