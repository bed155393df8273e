"""Sentences compared with the register: exact rules, without a site around them."""

import random
import unicodedata
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from media.wording.checking import Finding, check
from media.wording.difference import Change
from media.wording.register import KnownSlogan, Register
from media.wording.typography import Typography
from media.wording.words import clean, keys_of, words_of

TODAY = date(2026, 10, 1)
THEME = (
    "Phổ cập hạ tầng số và sáng tạo ứng dụng số để phát triển kinh tế số – Động lực mới cho tăng "
    "trưởng kinh tế và năng suất lao động"
)
SYLLABLES = [
    "đi",
    "từng",
    "ngõ",
    "gõ",
    "nhà",
    "hướng",
    "dẫn",
    "người",
    "dân",
    "sử",
    "dụng",
    "dịch",
    "vụ",
    "ứng",
    "để",
    "phát",
    "triển",
    "kinh",
    "tế",
    "số",
    "hòa",
    "thủy",
    "đường",
    "lối",
    "nguyễn",
    "thị",
    "ếch",
    "10/10",
    "4G",
]

sentences = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=30)


def register_of(*wordings, **given):
    state = {"is_approved": True, "use_from": None, "use_until": None} | given
    return Register(
        KnownSlogan(number, "vi", wording, tuple(words_of(wording)), **state)
        for number, wording in enumerate(wordings)
    )


def checked(sentence, *wordings, **given):
    return check(sentence, register_of(*wordings, **given), TODAY)


def changes(verdict, change):
    return [piece.text for piece in verdict.difference.pieces if piece.change == change]


@given(
    words=sentences,
    form=st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    case=st.sampled_from([str, str.upper, str.lower, str.title]),
    blank=st.sampled_from([" ", "  ", "\n", "\u00a0", "\t ", " \u200b"]),
    around=st.sampled_from(["", '"', "“”", "«»", "‘’", "- ."]),
)
def test_the_same_words_are_exact_whatever_their_form_capitals_blanks_and_quotes(
    words, form, case, blank, around
):
    sentence = unicodedata.normalize(form, case(blank.join(words)))
    around = around or "  "
    verdict = checked(f"{around[0]}{sentence}{around[-1]}", " ".join(words))
    assert verdict.finding == Finding.EXACT


@given(words=sentences, place=st.integers(min_value=0), other=st.sampled_from(["khác", "hoà", "9"]))
def test_a_changed_word_and_no_other_is_marked(words, place, other):
    place %= len(words)
    right = words[place]
    assume(words_of(right)[0].key != words_of(other)[0].key)
    verdict = checked(" ".join([*words[:place], other, *words[place + 1 :]]), " ".join(words))
    assert verdict.finding == Finding.DIFFERS
    assert (changes(verdict, Change.GONE), changes(verdict, Change.ADDED)) == ([other], [right])
    assert verdict.difference.places == 1


@given(words=sentences, place=st.integers(min_value=0))
def test_a_dropped_word_is_the_one_to_add(words, place):
    place %= len(words)
    verdict = checked(" ".join([*words[:place], *words[place + 1 :]]), " ".join(words))
    assert verdict.finding == Finding.DIFFERS
    assert (changes(verdict, Change.GONE), changes(verdict, Change.ADDED)) == ([], [words[place]])


@given(words=sentences, place=st.integers(min_value=0), more=st.sampled_from(SYLLABLES))
def test_a_word_too_many_is_the_one_to_drop(words, place, more):
    place %= len(words) + 1
    verdict = checked(" ".join([*words[:place], more, *words[place:]]), " ".join(words))
    assert verdict.finding == Finding.DIFFERS
    assert (changes(verdict, Change.GONE), changes(verdict, Change.ADDED)) == ([more], [])


@given(words=sentences, place=st.integers(min_value=0))
def test_two_words_in_the_wrong_order_are_found(words, place):
    place %= len(words) - 1
    first, second = words[place : place + 2]
    # Of words that stand twice, those of one place may be compared with those of the other.
    assume(len(set(words)) == len(words))
    wrong = [*words[:place], second, first, *words[place + 2 :]]
    verdict = checked(" ".join(wrong), " ".join(words))
    assert verdict.finding == Finding.DIFFERS
    marked = changes(verdict, Change.GONE) + changes(verdict, Change.ADDED)
    assert set(marked) <= {first, second, f"{first} {second}", f"{second} {first}"}


@given(mine=sentences, theirs=sentences)
def test_the_pieces_of_a_difference_make_up_both_sentences(mine, theirs):
    verdict = checked(" ".join(mine), " ".join(theirs))
    assume(verdict.finding == Finding.DIFFERS)
    pieces = verdict.difference.pieces
    sent = [piece.text for piece in pieces if piece.change != Change.ADDED]
    right = [piece.text for piece in pieces if piece.change != Change.GONE]
    assert " ".join(sent) == " ".join(mine)
    assert " ".join(right) == " ".join(theirs)


@given(st.text(max_size=500))
def test_any_text_gets_an_answer(sentence):
    verdict = checked(sentence, THEME, "Câu một", "")
    assert verdict.finding in Finding
    assert clean(verdict.sentence) == verdict.sentence


def test_what_differs_beside_the_words_is_told():
    assert checked(THEME, THEME).typography == []
    told = {
        f"{THEME}.": [Typography.FINAL],
        THEME.replace("–", "-"): [Typography.DASHES],
        THEME.replace(" – ", "–"): [],
        THEME.upper(): [Typography.CAPITALS],
        f"“{THEME}”": [Typography.QUOTES],
        THEME.replace(" ", "  "): [Typography.SPACES],
        THEME.replace("số và", "số, và"): [Typography.PUNCTUATION],
        unicodedata.normalize("NFD", THEME): [Typography.LETTERS],
        f" {THEME}\r\n": [],
        f'"{THEME.lower()}!"': [Typography.CAPITALS, Typography.QUOTES, Typography.FINAL],
    }
    for sentence, differing in told.items():
        verdict = checked(sentence, THEME)
        assert (verdict.finding, verdict.typography) == (Finding.EXACT, differing), sentence
    assert checked("Vì hoà bình", "Vì hòa bình").typography == [Typography.TONES]
    bold = "".join(chr(ord(each) + 0x1D400 - ord("A")) for each in "VAI")
    assert checked(f"{bold} trò", "VAI trò").typography == [Typography.LETTERS]


def test_a_missing_mark_is_a_difference_and_a_sentence_without_marks_finds_its_slogan():
    assert checked("Đi tưng ngõ", "Đi từng ngõ").finding == Finding.DIFFERS
    verdict = checked("di tung ngo, go tung nha", "Đi từng ngõ, gõ từng nhà", "Câu khác hẳn")
    assert verdict.slogan.wording == "Đi từng ngõ, gõ từng nhà"


def test_the_nearest_is_the_one_with_the_fewest_words_to_change():
    near, far = "Đi từng ngõ, gõ từng nhà", "Đi từng ngõ, gõ từng cửa, vào từng nhà"
    assert checked("Đi từng ngõ, gõ mỗi nhà", far, near).slogan.wording == near


def test_another_sentence_is_unknown():
    for sentence in ("Chuyển đổi số là gì?", "Họp lúc 8 giờ", "?!", "…", "số"):
        assert checked(sentence, THEME, "Đi từng ngõ, gõ từng nhà").finding == Finding.UNKNOWN


def test_expired_and_withdrawn_slogans_are_told_word_for_word_and_never_offered():
    for given_, finding in (
        ({"use_until": TODAY}, Finding.EXPIRED),
        ({"is_approved": False}, Finding.WITHDRAWN),
    ):
        assert checked(THEME, THEME, **given_).finding == finding
        assert checked(THEME.replace("số và", "số"), THEME, **given_).finding == Finding.UNKNOWN


def test_numbers_are_whole_words():
    verdict = checked("Chào mừng ngày 10/11", "Chào mừng ngày 10/10")
    assert changes(verdict, Change.GONE) == ["10/11"]
    assert keys_of(words_of("07:30, 3.0 và 10/10.")) == ("07:30", "3.0", "và", "10/10")


def test_the_nearest_of_five_thousand_is_found():
    chance = random.Random(10)  # noqa: S311 - samples, no secret
    made = [" ".join(chance.choices(SYLLABLES, k=chance.randint(6, 30))) for _ in range(5000)]
    register = register_of(*made)
    for _ in range(50):
        wording = chance.choice(made)
        words = wording.split()
        words[chance.randrange(len(words))] = "khác"
        verdict = check(" ".join(words), register, TODAY)
        assert verdict.finding == Finding.DIFFERS
        assert verdict.slogan.wording == wording
