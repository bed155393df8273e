"""Kits: what each holds, who gives them out, and the words its pieces carry. The pieces are drawn when the site is seeded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from artwork import posters
from artwork.drawing import Drawing
from artwork.posters import Words
from demo.content.kinds import SCALABLE
from demo.content.poster_words import ARCHIVE, BEFORE, CALL, ENGLISH, QUIZ, VIETNAMESE
from demo.content.words import both
from media.enums import Access

GIVING_UNIT = "so-khcn"


@dataclass(frozen=True)
class File:
    """One file of an asset: PNGs are `size` pixels wide, PDFs `size` millimetres, SVGs have no size.

    A file with a `change` replaced one with the words `before`.
    """

    name: str
    file_format: str
    size: float = 0
    language: str = "vi"
    before: Words | None = None
    change: str = ""


@dataclass(frozen=True)
class Asset:
    """One design; `words` by language, `draw` makes it from them and its title.

    One that is for the peak alone leaves the lists before its kit does.
    """

    name: str
    kind: str
    alt: str
    draw: Callable[[Words, str], Drawing]
    words: dict[str, Words]
    files: list[File]
    caption: str = ""
    only_in_peak: bool = False


@dataclass(frozen=True)
class Kit:
    """`year` is "current" or the year of the archive."""

    slug: str
    name: str
    text: str
    year: str
    assets: list[Asset]
    access: Access = Access.OPEN


A2 = both("Khổ A2, để in", "A2, to print")
A4 = both("Khổ A4, để in", "A4, to print")
A4_ENGLISH = both("Khổ A4, tiếng Anh", "A4, in English")
A2_ENGLISH = both("Khổ A2, tiếng Anh", "A2, in English")
NETWORK = both("Ảnh đăng mạng", "For networks")
TENTH = both("Tỷ lệ 1:10, để in", "Scale 1:10, to print")
SCREEN = both("Màn hình", "Screen")
CHANGE = both("sửa câu chính, thêm “làm được ngay”", "the main sentence says “done at once”")

# Taken back when a storm is near: what hangs high and heavy.
RECALLED_IN_STORM = ["Pano 6 × 4 m"]
STORM_NOTE = both(
    "Bão sắp vào, gió giật mạnh (tình huống minh họa). Tháo pano ngoài trời trước 18 giờ hôm nay; treo lại khi có thông báo mới.",
    "A storm is coming with strong gusts (a sample). Take outdoor boards down before 18:00 today; hang them again when told.",
)


def _call(words: Words, title: str) -> Drawing:
    return posters.call_poster(words, "NHA!", title)


def _avatar(words: Words, title: str) -> Drawing:
    return posters.avatar(title)


KITS: list[Kit] = [
    Kit(
        "bo-treo-ngoai-troi",
        both("Bộ treo ngoài trời và trong nhà", "Banners and posters"),
        both(
            "Băng rôn, pano, phướn và áp phích cho trụ sở, nhà văn hóa, trường học, trục đường chính. Mẫu minh họa.",
            "Banner, board, flag and posters for offices, village halls, schools and main roads. Samples.",
        ),
        "current",
        [
            Asset(
                both("Áp phích chính", "Main poster"),
                "ap-phich",
                both(
                    "Nền đỏ sơn, dấu 10 trên 10 màu giấy, dải vạch và vòng vàng ở đầu trang.",
                    "Lacquer red, the sign 10 over 10 in paper white, a gold band of bars and rings at the top.",
                ),
                posters.poster,
                {"vi": VIETNAMESE, "en": ENGLISH},
                [
                    File(A2, "pdf", 420, before=BEFORE, change=CHANGE),
                    File(A4, "pdf", 210),
                    File(SCALABLE, "svg"),
                    File(NETWORK, "png", 1000, before=BEFORE, change=CHANGE),
                    File(A2_ENGLISH, "pdf", 420, "en"),
                ],
                both(
                    "Mỗi gia đình một việc làm được ngay. Tổ công nghệ số cộng đồng đến tận nơi, không thu phí.",
                    "Something done at once in every home. The community team comes to you, free of charge.",
                ),
            ),
            Asset(
                both("Áp phích ra quân", "Launch poster"),
                "ap-phich",
                both(
                    "Nền giấy, bốn hàng vạch và vòng là bốn chữ NHA!, bên dưới là lời kêu gọi.",
                    "Paper ground, four rows of bars and rings spelling NHA!, the call below.",
                ),
                _call,
                {"vi": CALL},
                [File(A2, "pdf", 420), File(SCALABLE, "svg"), File(NETWORK, "png", 1000)],
            ),
            Asset(
                both("Băng rôn 6 × 1 m", "Banner 6 × 1 m"),
                "bang-ron",
                both(
                    "Nền đỏ sơn, dấu 10 trên 10 ở bên trái, tên ngày hội một dòng.",
                    "Lacquer red, the sign on the left, the day's name in one line.",
                ),
                posters.banner,
                {"vi": VIETNAMESE},
                [File(TENTH, "pdf", 600), File(SCALABLE, "svg")],
            ),
            Asset(
                both("Pano 6 × 4 m", "Board 6 × 4 m"),
                "pano",
                both(
                    "Nửa trái đỏ sơn với dấu 10 trên 10, nửa phải nền giấy với tên ngày hội và chủ đề.",
                    "Red on the left with the sign, paper on the right with the day's name and theme.",
                ),
                posters.board,
                {"vi": VIETNAMESE},
                [File(TENTH, "pdf", 600), File(SCALABLE, "svg")],
            ),
            Asset(
                both("Phướn dọc 0,8 × 2,5 m", "Hanging flag 0.8 × 2.5 m"),
                "phuon",
                both(
                    "Dải đỏ dọc, vạch và vòng nối nhau từ trên xuống.",
                    "An upright red strip with bars and rings one below the other.",
                ),
                posters.hanging_flag,
                {"vi": VIETNAMESE},
                [File(TENTH, "pdf", 80), File(SCALABLE, "svg")],
            ),
        ],
    ),
    Kit(
        "bo-man-hinh-va-mang",
        both("Bộ màn hình LED và mạng xã hội", "Screens and networks"),
        both(
            "Hình cho màn hình LED, ảnh đại diện và ảnh đăng Zalo, Facebook. Mẫu minh họa.",
            "Pictures for LED screens, avatars and posts on Zalo and Facebook. Samples.",
        ),
        "current",
        [
            Asset(
                both("Màn hình LED 16:9", "LED screen 16:9"),
                "led",
                both(
                    "Nền tối, mười dấu vạch và vòng vàng, tên ngày hội chữ lớn.",
                    "Dark ground, ten gold bars and rings, the day's name in large letters.",
                ),
                posters.led_screen,
                {"vi": VIETNAMESE},
                [File(SCREEN, "png", 1920), File(SCALABLE, "svg")],
            ),
            Asset(
                both("Màn hình LED dải 6:1", "LED strip 6:1"),
                "led",
                both(
                    "Dải tối, dấu 10 trên 10 vàng và tên ngày hội một dòng.",
                    "Dark strip, the sign in gold and the day's name in one line.",
                ),
                posters.led_strip,
                {"vi": VIETNAMESE},
                [File(SCREEN, "png", 1536), File(SCALABLE, "svg")],
            ),
            Asset(
                both("Ảnh đại diện vuông", "Square avatar"),
                "anh-dai-dien",
                both(
                    "Dấu 10 trên 10 màu giấy trên nền đỏ sơn.",
                    "The sign in paper white on lacquer red.",
                ),
                _avatar,
                {"vi": VIETNAMESE},
                [File(NETWORK, "png", 800), File(SCALABLE, "svg")],
            ),
            Asset(
                both("Ảnh dọc mời thử sức", "Upright picture for the quiz"),
                "anh-mang",
                both(
                    "Nền xanh sông, dấu 10 trên 10, lời mời trả lời năm câu.",
                    "River teal, the sign, an invitation to five questions.",
                ),
                posters.story,
                {"vi": QUIZ},
                [File(NETWORK, "png", 1080), File(SCALABLE, "svg")],
                both(
                    "Thử 5 câu về chuyển đổi số: có đáp án ngay, không cần đăng ký.",
                    "Try 5 questions on digital transformation: answers at once, no sign-up.",
                ),
                only_in_peak=True,
            ),
        ],
    ),
    Kit(
        "bo-danh-cho-don-vi",
        both("Bộ dành cho đơn vị", "Kit for units"),
        both(
            "Áp phích khổ A4 cho bảng tin thôn, kèm lời đọc loa. Chỉ đơn vị trong tỉnh đăng nhập mới thấy. Mẫu minh họa.",
            "A4 poster for the notice boards of villages, with words for the loudspeaker. Seen by units that signed in. A sample.",
        ),
        "current",
        [
            Asset(
                both("Áp phích bảng tin thôn", "Notice board poster"),
                "ap-phich-bang-tin",
                both(
                    "Nền giấy, bốn hàng vạch và vòng, bên dưới là lời kêu gọi đi từng ngõ.",
                    "Paper ground, four rows of bars and rings, the call to go lane by lane below.",
                ),
                _call,
                {"vi": CALL},
                [File(A4, "pdf", 210)],
            ),
        ],
        Access.UNITS,
    ),
    Kit(
        "ap-phich-nam-2024",
        both("Áp phích năm 2024", "Poster of 2024"),
        both(
            "Lưu trữ: áp phích theo chủ đề năm 2024, vẽ lại theo mẫu thiết kế của trang.",
            "Archive: the poster with the theme of 2024, drawn again in this site's design.",
        ),
        "2024",
        [
            Asset(
                both(
                    "Áp phích Ngày Chuyển đổi số quốc gia 10/10/2024", "Poster of 10 October 2024"
                ),
                "ap-phich",
                both(
                    "Nền đỏ sơn, dấu 10 trên 10, chủ đề năm 2024 ở dưới.",
                    "Lacquer red, the sign, the theme of 2024 below.",
                ),
                posters.poster,
                {"vi": ARCHIVE},
                [File(A2, "pdf", 420), File(SCALABLE, "svg")],
            ),
        ],
    ),
]

HANDOUTS = Kit(
    "to-huong-dan-a4",
    both("Tờ hướng dẫn A4 cho tổ công nghệ số", "A4 handouts for community teams"),
    both(
        "Mỗi việc một tờ: in đen trắng vẫn đọc rõ, để lại cho từng nhà sau buổi hướng dẫn.",
        "One sheet for each thing; readable in black and white, left in every home after the visit.",
    ),
    "current",
    [],
)
HANDOUT_ALT = both(
    "Tờ A4 gồm các bước đánh số trong vòng tròn đỏ.", "An A4 sheet of steps numbered in red rings."
)
