"""Where a voice may stop: sentences of a text as it is written."""

from __future__ import annotations

import pytest

from core.reading_aloud import sentences


@pytest.mark.parametrize(
    "following",
    ["Đi từng ngõ.", "Ủy ban mời bà con.", "Ở nhà văn hóa.", "Ấp Một.", "Ưu tiên.", "Mời bà con.", "10 hộ."],
)  # fmt: skip
def test_a_sentence_may_begin_with_any_capital_or_a_figure(following: str) -> None:
    assert sentences(f"Loa đã bật. {following}") == ["Loa đã bật.", following]
    assert sentences(f"“Loa đã bật!” “{following}”") == ["“Loa đã bật!”", f"“{following}”"]


def test_a_point_before_a_small_letter_ends_nothing() -> None:
    for text in ("Điện, nước, v.v. đều trả qua mạng.", "Quét mã… đợi một lát.", "Tối 3. ở đình."):
        assert sentences(text) == [text]


def test_points_of_abbreviations_lists_and_names_end_nothing() -> None:
    for text in ("Mời ThS. Đỗ Thị Ếch.", "1. Đăng ký tài khoản.", "Ông N. V. Ân nói."):
        assert sentences(text) == [text]


def test_each_line_has_sentences_of_its_own() -> None:
    assert sentences("Kính thưa bà con\n\n Đúng 7 giờ. ") == ["Kính thưa bà con", "Đúng 7 giờ."]
