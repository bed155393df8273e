"""Marking words in the letters of the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.snippets import EXCERPT_WORDS, Marks, excerpt, marked, says
from search.understanding import understood


def marks_of(words):
    return Marks.of(understood(words, is_literal=True).expression())


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Đường lối của Đảng", "duong loi", "<mark>Đường lối</mark> của Đảng"),
        ("số, đổi", "doi so", "<mark>số</mark>, <mark>đổi</mark>"),
        ("a <b> & số", "so b", "a &lt;<mark>b</mark>&gt; &amp; <mark>số</mark>"),
        ("so\u0302\u0301 nhà", "số", "<mark>so\u0302\u0301</mark> nhà"),
        ("không có", "vắng", "không có"),
        ("", "số", ""),
        ("số", "", "số"),
    ],
)
def test_matching_words_are_marked(text, query, expected):
    assert marked(text, marks_of(query)) == expected


@given(st.text(max_size=80), st.text(max_size=20))
def test_marking_changes_no_letter(text, query):
    from html import unescape

    html = marked(text, marks_of(query))
    assert unescape(re.sub(r"</?mark>", "", html)) == text


def test_an_excerpt_starts_near_the_place_that_says_most():
    text = "số " + "x " * 100 + "chuyển đổi số " + "y " * 100
    cut = excerpt(text, marks_of("chuyen doi so"))
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert "<mark>chuyển đổi số</mark>" in cut
    assert len(re.sub(r"</?mark>|…", "", cut).split()) == EXCERPT_WORDS


def test_an_excerpt_without_a_match_is_the_beginning():
    cut = excerpt("một " * 100, marks_of("hai"))
    assert not cut.startswith("…")
    assert cut.endswith(" …")


def test_a_short_text_is_left_whole():
    assert excerpt(" Số một. ", marks_of("so")) == "<mark>Số</mark> một."


def test_a_text_says_a_word_in_any_spelling_of_its_marks():
    assert says("Chuyển đổi", marks_of("CHUYEN")) == 1
    assert not says("Chuyển đổi", marks_of("số"))


def test_words_of_a_phrase_are_marked_only_side_by_side():
    asked = marks_of('"đổi số"')
    assert marked("Số đổi, đổi số", asked) == "Số đổi, <mark>đổi số</mark>"
    assert marked("đổi, số", asked) == "<mark>đổi</mark>, <mark>số</mark>"
    assert not says("số đổi", asked)


def test_other_spellings_are_marked_only_where_none_is_right():
    asked = understood("số", is_literal=True)
    marks = Marks.of(asked.expression(), asked.spellings)
    assert marked("Sở và số", marks) == "Sở và <mark>số</mark>"
    assert marked("Sở và sổ", marks) == "<mark>Sở</mark> và <mark>sổ</mark>"
    assert marked("Sở và số", marks_of("so")) == "<mark>Sở</mark> và <mark>số</mark>"


def test_an_excerpt_shows_words_side_by_side_rather_than_apart():
    text = "đổi x số x chuyển " + "y " * 100 + "chuyển đổi số" + " z" * 100
    assert "<mark>chuyển đổi số</mark>" in excerpt(text, marks_of("chuyen doi so"))
