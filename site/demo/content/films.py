"""The short silent film: what each scene of eight seconds shows, in both languages."""

from __future__ import annotations

SECONDS_A_SCENE = 8
FILM_FILE = "nop-ho-so-truc-tuyen.mp4"
SCENES: list[tuple[str, str]] = [
    ("Nộp hồ sơ trực tuyến qua năm bước", "Applying online in five steps"),
    (
        "Chuẩn bị căn cước và tài khoản định danh VNeID mức 2",
        "Have your identity card and a VNeID account of level 2",
    ),
    ("Mở dichvucong.gov.vn và đăng nhập", "Open dichvucong.gov.vn and sign in"),
    (
        "Gõ tên việc cần làm, chọn đúng xã, phường",
        "Type what you need; choose your commune or ward",
    ),
    (
        "Điền tờ khai, chụp giấy tờ đủ bốn góc",
        "Fill in the form; photograph papers with all four corners",
    ),
    ("Nộp, trả phí nếu có, giữ mã hồ sơ", "Submit, pay any fee, keep the code"),
]


def captions() -> str:
    """The film's captions as WebVTT."""
    cues = ["WEBVTT"]
    for number, (words, _english) in enumerate(SCENES):
        start, end = number * SECONDS_A_SCENE, (number + 1) * SECONDS_A_SCENE
        cues.append(
            f"00:{start // 60:02}:{start % 60:02}.000 --> 00:{end // 60:02}:{end % 60:02}.000\n{words}"
        )
    return "\n\n".join(cues) + "\n"


def transcript(language: int) -> str:
    """Everything the film shows, in Vietnamese (0) or English (1)."""
    first = (
        "Phim không có tiếng. Chữ trên màn hình:",
        "The film is silent. The words on the screen:",
    )
    return "\n".join([first[language], *(scene[language] + "." for scene in SCENES)])
