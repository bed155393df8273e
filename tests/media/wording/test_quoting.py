"""Slogans in longer texts: word for word is silent, nearly is named, other sentences are left alone."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from core.written_texts import PARTED
from media.wording.quoting import FEWEST_WORDS, Quotations
from media.wording.register import KnownSlogan
from media.wording.words import keys_of, words_of

TODAY = date(2026, 10, 1)
SLOGAN = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"
FILLING = ["hôm", "nay", "trời", "mưa", "bà", "con", "họp", "ở", "nhà", "văn", "hóa", "thôn", "Hạ"]
SYLLABLES = (
    *[
        "đường",
        "lối",
        "nguyễn",
        "thị",
        "ếch",
        "mười",
        "năm",
        "chín",
        "tháng",
        "dữ",
        "liệu",
        "phục",
        "vụ",
        "nhanh",
    ],
)


def quoted(text, *wordings, **given):
    state = {"is_approved": True, "use_from": None, "use_until": None} | given
    known = [
        KnownSlogan(number, "vi", wording, tuple(words_of(wording)), **state)
        for number, wording in enumerate(wordings)
    ]
    return Quotations(known).faulty_in(text, TODAY)


fillings = st.lists(st.sampled_from(FILLING), max_size=12).map(" ".join)
slogans = st.lists(st.sampled_from(SYLLABLES), min_size=FEWEST_WORDS, max_size=20, unique=True)


@given(before=fillings, words=slogans, after=fillings)
def test_a_slogan_quoted_word_for_word_is_never_named(before, words, after):
    slogan = " ".join(words)
    assert quoted(f"{before} “{slogan.upper()}”. {after}", slogan) == []


def test_a_slogan_that_is_cut_and_says_so_by_dots_is_not_named():
    cut = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng"
    for dots in ("…", "...", " …"):
        assert quoted(f"Băng rôn: {cut}{dots}", SLOGAN) == []
    assert quoted(f"Băng rôn: {cut}.", SLOGAN)
    assert quoted(f"Băng rôn: {cut.replace(' gõ', ' qua')}…", SLOGAN)


@given(before=fillings, words=slogans, after=fillings, place=st.integers(min_value=0))
def test_one_wrong_word_in_a_slogan_is_always_named(before, words, after, place):
    place %= len(words)
    wrong = [*words[:place], "khác", *words[place + 1 :]]
    (found,) = quoted(f"{before}. {' '.join(wrong)}. {after}", " ".join(words))
    assert found.slogan.wording == " ".join(words)
    marked = [piece.text for piece in found.difference.pieces if piece.change == "added"]
    assert words[place] in marked


@given(before=fillings, words=slogans, after=fillings, place=st.integers(min_value=0))
def test_a_word_left_out_is_always_named(before, words, after, place):
    assume(len(words) > FEWEST_WORDS)
    # Left out at an edge, the rest is a part of the slogan, and the word before it may be any.
    place = 1 + place % (len(words) - 2)
    short = [*words[:place], *words[place + 1 :]]
    (found,) = quoted(f"{before}. {' '.join(short)}. {after}", " ".join(words))
    assert keys_of(words_of(found.said)) == tuple(short)
    assert found.difference.places == 1


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    assert isinstance(quoted(text, SLOGAN), list)


def test_a_slip_inside_a_sentence_is_named_with_the_words_around_it_left_out():
    text = (
        "Với khẩu hiệu “Đi từng ngõ, gõ cửa từng nhà, hướng dẫn từng người dân”, toàn tỉnh ra quân."
    )
    (found,) = quoted(text, SLOGAN)
    assert found.said == "Đi từng ngõ, gõ cửa từng nhà, hướng dẫn từng người dân"
    assert [piece.text for piece in found.difference.pieces if piece.change == "gone"] == ["cửa"]


def test_a_slogan_is_not_put_together_from_two_paragraphs():
    parts = "Đi từng ngõ, gõ từng", "nhà, hướng dẫn từng người dân"
    assert quoted(PARTED.join(parts), f"{SLOGAN} sử dụng dịch vụ") == []


def test_one_slogan_inside_another_is_no_slip_of_it():
    longer = f"{SLOGAN} sử dụng"
    assert quoted(f"Khẩu hiệu: {longer}.", SLOGAN, longer) == []
    assert quoted(f"Khẩu hiệu: {SLOGAN}.", SLOGAN, longer) == []


def test_the_same_slip_is_named_once_and_two_slips_twice():
    one, two = SLOGAN.replace("người", "mỗi"), SLOGAN.replace("Đi", "Vào")
    assert len(quoted(f"{one}. {one}. {two}.", SLOGAN)) == 2


def test_a_withdrawn_slogan_is_named_word_for_word_and_an_expired_one_is_history():
    (found,) = quoted(f"Ra quân: {SLOGAN}.", SLOGAN, is_approved=False)
    assert (found.said, found.difference) == (SLOGAN, None)
    assert quoted(SLOGAN.replace("người", "mỗi"), SLOGAN, is_approved=False) == []
    assert quoted(SLOGAN, SLOGAN, use_until=TODAY) == []


def test_phrases_that_everyone_uses_are_no_slips():
    slogans_ = (
        "Nhiệt liệt chào mừng Ngày Chuyển đổi số quốc gia 10/10",
        "Nộp hồ sơ ở nhà, nhận kết quả ở nhà",
        "Không đọc mã OTP cho bất kỳ ai",
    )
    for text in (
        "Ngày Chuyển đổi số quốc gia là ngày nào?",
        "Chuyển đổi số quốc gia bắt đầu từ việc nhỏ: nộp hồ sơ, theo dõi, nhận kết quả.",
        "Anh không đọc hộ mã OTP.",
    ):
        assert quoted(text, *slogans_) == []
