"""Kinds of asset: their rules for hanging or posting, and the sizes in which files of each are wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from demo.content.words import both

HANGING_RULES = both(
    "Không treo ngang đường, không che biển báo, đèn tín hiệu.\nKhông treo trong hành lang bảo vệ được quy định.\nTreo không quá 15 ngày, hết hạn thì tháo.\nNhà tài trợ (nếu có) ở phía dưới nếu ấn phẩm dọc, bên phải nếu ấn phẩm ngang, không quá 20% diện tích.",
    "Not across a road, not over signs or traffic lights.\nNot within protected corridors.\nAt most 15 days; take it down when they are over.\nA sponsor, if any, at the foot of upright pieces or on the right of wide ones, at most 20% of the area.",
)
# What hangs outdoors, by the law on advertising.
HANGING_DAYS, SPONSOR_PERCENT = 15, 20
SCREEN_RULES = both(
    "Màn hình ngoài trời không phát âm thanh.\nMỗi hình giữ ít nhất 8 giây.",
    "Outdoor screens play no sound.\nEach picture stays for 8 seconds at least.",
)


@dataclass(frozen=True)
class Spec:
    """One size of a kind, by the fields of `media.KindSpec`; a rule left out asks for nothing.

    Every asset of the kind is to have a file in each of its `languages`; without any, it may have one.
    """

    name: str
    formats: tuple[str, ...]
    measure: str = ""
    width: int | None = None
    height: int | None = None
    is_ratio: bool = False
    least_width: int | None = None
    least_dpi: int | None = None
    least_seconds: int | None = None
    most_seconds: int | None = None
    most_megabytes: int | None = None
    languages: tuple[str, ...] = ("vi",)


@dataclass(frozen=True)
class Kind:
    """A kind of asset: its name, the rules that a kit's page prints for it, its sizes, how long a slogan may be.

    What hangs outdoors falls under the law on advertising, and is looked at by the culture department first.
    """

    name: str
    rules: str
    specs: tuple[Spec, ...]
    is_hung: bool = False
    most_syllables: int | None = None


PRINT, RASTER, FILM, SOUND = (
    ("pdf",),
    ("png", "jpeg", "webp"),
    ("mp4", "webm"),
    ("mp3", "wav", "ogg"),
)
SCALABLE = both("Gốc véc-tơ", "Vector original")


def _paper(name: str, width: int, height: int, languages: tuple[str, ...] = ("vi",)) -> Spec:
    """A sheet that is printed as large as its page."""
    label = both(f"Khổ {name}, để in", f"{name}, to print")
    return Spec(label, PRINT, "mm", width, height, least_dpi=150, languages=languages)


def _hung(name: str, width: int, height: int) -> tuple[Spec, ...]:
    """What hangs outdoors: printed from a page at any scale, or from its vectors."""
    return (
        Spec(name, PRINT, "mm", width, height, is_ratio=True, least_dpi=50),
        Spec(SCALABLE, ("svg",), "mm", width, height, is_ratio=True),
    )


def _shown(name: str, formats: tuple[str, ...], width: int, height: int, most: int = 20) -> Spec:
    """What screens show: this many pixels or more, in this ratio."""
    return Spec(
        name, formats, "px", width, height, is_ratio=True, least_width=width, most_megabytes=most
    )


def _drawn(name: str, width: int, height: int) -> Spec:
    """The vectors that a picture of this ratio is made from."""
    return Spec(name, ("svg",), "px", width, height, is_ratio=True)


# By the address of the kind.
KINDS: dict[str, Kind] = {
    "ap-phich": Kind(
        both("Áp phích", "Poster"),
        HANGING_RULES,
        (
            _paper("A2", 420, 594, ("vi", "en")),
            _paper("A3", 297, 420, ()),
            _paper("A4", 210, 297),
            _drawn(SCALABLE, 420, 594),
            replace(
                _shown(both("Ảnh đăng mạng", "For networks"), RASTER, 420, 594), least_width=800
            ),
        ),
        is_hung=True,
        most_syllables=40,
    ),
    "ap-phich-bang-tin": Kind(
        both("Áp phích bảng tin", "Notice board poster"),
        HANGING_RULES,
        (_paper("A4", 210, 297), _paper("A3", 297, 420, ())),
    ),
    "bang-ron": Kind(
        both("Băng rôn", "Banner"),
        HANGING_RULES,
        _hung(both("6 × 1 m, in theo tỷ lệ", "6 × 1 m, printed to scale"), 6000, 1000),
        is_hung=True,
        most_syllables=24,
    ),
    "pano": Kind(
        both("Pano", "Board"),
        HANGING_RULES,
        _hung(both("6 × 4 m, in theo tỷ lệ", "6 × 4 m, printed to scale"), 6000, 4000),
        is_hung=True,
        most_syllables=40,
    ),
    "phuon": Kind(
        both("Phướn", "Hanging flag"),
        HANGING_RULES,
        _hung(both("0,8 × 2,5 m, in theo tỷ lệ", "0.8 × 2.5 m, printed to scale"), 800, 2500),
        is_hung=True,
        most_syllables=16,
    ),
    "led": Kind(
        both("Màn hình LED", "LED screen"),
        SCREEN_RULES,
        (
            # No screen is of both shapes, so neither is wanted of every asset.
            replace(_shown(both("Màn hình 16:9", "Screen 16:9"), RASTER, 1920, 1080), languages=()),
            replace(_shown(both("Dải 6:1", "Strip 6:1"), RASTER, 1536, 256), languages=()),
            replace(
                _shown(both("Phim 16:9", "Film 16:9"), FILM, 1920, 1080, most=300),
                least_seconds=8,
                most_seconds=60,
                languages=(),
            ),
            replace(
                _drawn(both("Gốc véc-tơ 16:9", "Vector original 16:9"), 1920, 1080), languages=()
            ),
            replace(_drawn(both("Gốc véc-tơ 6:1", "Vector original 6:1"), 1536, 256), languages=()),
        ),
        most_syllables=12,
    ),
    "anh-dai-dien": Kind(
        both("Ảnh đại diện", "Avatar"),
        "",
        (
            _shown(both("Ảnh vuông", "Square picture"), RASTER, 400, 400, most=5),
            _drawn(SCALABLE, 400, 400),
        ),
    ),
    "anh-mang": Kind(
        both("Ảnh mạng xã hội", "Picture for networks"),
        "",
        (
            replace(
                _shown(
                    both("Ảnh ngang 1200 × 630", "Picture 1200 × 630"), RASTER, 1200, 630, most=8
                ),
                languages=(),
            ),
            replace(
                _shown(both("Ảnh dọc 9:16", "Upright picture 9:16"), RASTER, 1080, 1920, most=8),
                languages=(),
            ),
            replace(_drawn(both("Gốc véc-tơ ngang", "Vector original"), 1200, 630), languages=()),
            replace(
                _drawn(both("Gốc véc-tơ dọc", "Upright vector original"), 1080, 1920), languages=()
            ),
        ),
    ),
    "to-roi": Kind(both("Tờ hướng dẫn", "Handout"), "", (_paper("A4", 210, 297, ("vi", "en")),)),
    "bieu-trung": Kind(
        both("Biểu trưng", "Logo"),
        "",
        (
            Spec(SCALABLE, ("svg", "pdf"), languages=("zxx",)),
            Spec(
                both("Ảnh nền trong suốt", "Picture on a clear ground"),
                ("png", "webp"),
                least_width=600,
                most_megabytes=5,
                languages=(),
            ),
        ),
    ),
    "phat-thanh": Kind(
        both("Bài phát thanh", "Sound"),
        both(
            "Phát vào giờ loa truyền thanh đã công bố.",
            "Played in the announced hours of the loudspeakers.",
        ),
        (
            Spec(
                both("Tối đa 5 phút", "5 minutes at most"),
                SOUND,
                least_seconds=5,
                most_seconds=300,
                most_megabytes=50,
            ),
        ),
    ),
    "phim-ngan": Kind(
        both("Phim ngắn", "Video"),
        "",
        (
            replace(
                _shown(both("Phim ngang 16:9", "Film 16:9"), FILM, 1280, 720, most=300),
                least_seconds=5,
                most_seconds=180,
            ),
            replace(
                _shown(both("Phim dọc 9:16", "Upright film 9:16"), FILM, 720, 1280, most=300),
                least_seconds=5,
                most_seconds=180,
                languages=(),
            ),
        ),
    ),
}
