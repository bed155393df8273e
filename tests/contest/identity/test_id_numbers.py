"""Numbers of identity papers are read whatever parts their digits."""

import pytest

from contest.identity.id_numbers import NotAnIdNumberError, normalised


def test_blanks_signs_and_wide_digits_do_not_matter():
    for written in ("038090123456", "0380 9012 3456", "038.090.123456", "０３８０９０１２３４５６"):
        assert normalised(written) == "038090123456"
    assert normalised("c 1234567") == "C1234567"


@pytest.mark.parametrize("written", ["", "12345", "không có", "0380901234567"])
def test_what_is_no_number_of_a_paper_is_refused(written):
    with pytest.raises(NotAnIdNumberError, match="12 chữ số"):
        normalised(written)
