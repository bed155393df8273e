"""Whatever is sent as a step, there is an answer and never an error of ours."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest

from contest.taking_part.carried import DETAIL_NAMES
from contest.taking_part.steps import STEPS
from tests.contest.taking_part.conftest import TAKE, fields_of

# As they stand in a form, percent-encoded.
HOSTILE = {
    "NUL": "%00",
    "byte that is no UTF-8": "%ff",
    "lone surrogate": "%ED%A0%80",
    "right to left": "%E2%80%AE%D7%A9",
    "script": quote("<script>alert(1)</script>"),
    "quotes": quote("\"'><b>"),
    "giant number": "9" * 400,
    "negative": "-1",
    "not a number": "NaN",
    "digits of others": "%D9%A3%D9%A4",
    "superscript": "%C2%B2",
    "blanks": "+++",
    "template": "%7B%7B7*7%7D%7D%25s",
}
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("what", HOSTILE)
def test_no_value_of_any_field_breaks_any_step(contestant, client, what):
    contestant.reach_review()
    good = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))
    names = [*DETAIL_NAMES, *(name for name in good if name.startswith("q")), "prediction"]
    for step in STEPS:
        body = "&".join(
            [f"step={step}", urlencode({"token": good["token"]})]
            + [f"{quote(name)}={HOSTILE[what]}" for name in [*names, "proof", "website"]]
        )
        response = client.post(TAKE, body, content_type=FORM)
        assert response.status_code < 500, step
        assert b"<script>alert" not in response.content
        for odd in ("token", "step"):
            response = client.post(
                TAKE, f"{urlencode(good)}&step={step}&{odd}={HOSTILE[what]}", content_type=FORM
            )
            assert response.status_code < 500, (step, odd)


@pytest.mark.parametrize("charset", ["hex", "utf-7", "idna", "utf-16", "no-such-charset"])
@pytest.mark.parametrize(
    "address", [TAKE, "/contest/tim-hieu/receipt/", "/contest/tim-hieu/appeal/"]
)
def test_a_form_in_an_encoding_that_none_of_our_pages_has_is_read_as_ours(
    contestant, client, address, charset
):
    contestant.begin()
    good = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))
    # In UTF-7 the code is half of a letter.
    sent = {**good, "step": "details", "name": "Lê Thị Ếch", "code": "+2AA-", "text": "+2AA-"}
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in sent.items()
    )
    response = client.generic(
        "POST",
        address,
        f"{body}--x--\r\n".encode(),
        content_type=f"multipart/form-data; boundary=x; charset={charset}",
    )
    assert response.status_code in (200, 422)
    assert ("Lê Thị Ếch" in response.content.decode()) == (address == TAKE)


def test_a_field_that_is_sent_twice_is_an_error_or_one_of_the_two(contestant):
    contestant.begin().give_details()
    twice = {name: [value, value] for name, value in contestant.choices().items()}
    contestant.press("answers", **twice, prediction=["1", "2"], name=["a", "b"])
    assert contestant.response.status_code == 422
    assert len(contestant.errors) == 2


def test_a_body_of_another_kind_is_answered(contestant, client):
    for body, kind in (
        (b"{}", "application/json"),
        (b"\xff\xfe", "text/plain"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"", FORM),
    ):
        assert client.post(TAKE, body, content_type=kind).status_code < 500
