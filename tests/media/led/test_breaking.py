"""How a text is broken for a board: whole words, in order, marks and capitals right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.led.breaking import Board, fit
from media.led.wording import capitals, places, tidy, unshowable

SYLLABLES = [
    "Đường", "lối", "NGUYỄN", "THỊ", "ẾCH", "chuyển", "đổi", "số,", "quốc", "gia", "10/10", "–", "ị", "và",
    "của", "người", "dân;", "Ngày", "kinh", "tế", "ứng", "dụng", "a", "ngõ.", "nghiêng",
]  # fmt: skip
texts = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=40).map(" ".join)
boards = st.builds(Board, st.integers(4, 40), st.integers(1, 6))


def lines_of(fitted):
    return [line for screen in fitted.screens for line in screen]


@given(texts, boards, st.booleans())
def test_lines_hold_all_words_in_order_and_none_is_longer_than_the_board(text, board, spread):
    fitted = fit(text, board, spread)
    if fitted.fits:
        assert " ".join(lines_of(fitted)) == text
        assert all(0 < places(line) <= board.columns for line in lines_of(fitted))
        assert all(0 < len(screen) <= board.rows for screen in fitted.screens)
        assert spread or len(fitted.screens) == 1
    else:
        assert fitted.wide_words or (fitted.lines_too_many and not spread)


@given(texts, boards)
def test_a_text_is_too_long_only_when_no_way_of_breaking_fits(text, board):
    fitted = fit(text, board)
    if fitted.wide_words:
        return
    # Without what is said to be too long, it fits; with one word of that more, it does not.
    if not fitted.fits:
        assert text.endswith(fitted.left_over)
        words, over = text.split(), len(fitted.left_over.split())
        assert fit(" ".join(words[:-over]), board).fits
        assert not fit(" ".join(words[: len(words) - over + 1]), board).fits
        assert fitted.places_too_many == len(fitted.left_over) > 0
    assert fitted.screens_needed == len(fit(text, board, on_several_screens=True).screens)


@given(texts, boards, st.booleans())
def test_decomposed_letters_give_the_same_lines(text, board, spread):
    decomposed = unicodedata.normalize("NFD", text)
    assert fit(decomposed, board, spread) == fit(text, board, spread)
    assert capitals(decomposed) == capitals(text)


@given(st.text(max_size=60))
def test_capitals_are_composed_and_stay_as_they_are(text):
    once = capitals(text)
    assert once == unicodedata.normalize("NFC", once) == capitals(once)
    assert "İ" not in once or "İ" in unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("Đường lối", "ĐƯỜNG LỐI"),
        ("đổi", "ĐỔI"),
        ("thị ếch", "THỊ ẾCH"),
        ("ì í ỉ ĩ ị i", "Ì Í Ỉ Ĩ Ị I"),
        ("ơ ư ă â ê ô", "Ơ Ư Ă Â Ê Ô"),
    ],
)
def test_capitals_keep_their_marks(small, large):
    assert capitals(small) == large
    assert places(capitals(small)) == places(small)


@pytest.mark.parametrize(
    ("text", "board", "lines"),
    [
        (
            "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân",
            Board(25, 3),
            ["Đi từng ngõ,", "gõ từng nhà,", "hướng dẫn từng người dân"],
        ),
        (
            "Nhiệt liệt chào mừng Ngày Chuyển đổi số quốc gia 10/10",
            Board(25, 3),
            ["Nhiệt liệt chào mừng", "Ngày Chuyển đổi số", "quốc gia 10/10"],
        ),
        (
            "Không để ai bị bỏ lại phía sau trong chuyển đổi số",
            Board(33, 4),
            ["Không để ai bị bỏ lại phía sau", "trong chuyển đổi số"],
        ),
        (
            "CHUYỂN ĐỔI SỐ VÌ CUỘC SỐNG TỐT ĐẸP",
            Board(20, 2),
            ["CHUYỂN ĐỔI SỐ", "VÌ CUỘC SỐNG TỐT ĐẸP"],
        ),
    ],
)
def test_lines_end_where_the_sense_does(text, board, lines):
    assert lines_of(fit(text, board)) == lines


def test_a_compound_is_broken_only_where_nothing_else_fits():
    assert lines_of(fit("phát huy chuyển đổi số", Board(14, 2))) == ["phát huy", "chuyển đổi số"]
    assert lines_of(fit("chuyển đổi số", Board(10, 2))) == ["chuyển đổi", "số"]


def test_a_word_longer_than_a_line_is_named_and_not_cut():
    fitted = fit("vào https://dichvucong.gov.vn ngay", Board(16, 4), on_several_screens=True)
    assert not fitted.fits
    assert fitted.wide_words == ("https://dichvucong.gov.vn",)


def test_a_screen_ends_where_a_clause_does():
    fitted = fit(
        "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ", Board(16, 3), True
    )
    assert fitted.screens[0] == ("Đi từng ngõ,", "gõ từng nhà,")


def test_blanks_are_single_and_strange_characters_are_known():
    assert tidy("  Đi\u00a0 từng\n ngõ ") == "Đi từng ngõ"
    assert unshowable("Đi từng ngõ\n") == ""
    assert unshowable("a\u202eb") == "U+202E"
    assert unshowable("a\u0007") == "U+0007"
