"""Pictures at their own address."""

from django.urls import reverse

import pytest
from defusedxml import ElementTree


def test_a_bit_picture_may_be_kept_for_ever(client):
    response = client.get(reverse("bit_picture", args=["phat-dong-ra-quan", "river"]))
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies
    assert ElementTree.fromstring(response.content).get("viewBox") == "0 0 800 400"


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/a-b-unknown.svg",
        "/pictures/-paper.svg",
        "/pictures/paper.svg",
        "/pictures/A-paper.svg",
        "/pictures/đổi-paper.svg",
        "/pictures/a%00b-paper.svg",
        f"/pictures/{'a' * 101}-paper.svg",
        "/pictures/a/b-paper.svg",
    ],
)
def test_an_address_no_page_uses_is_not_found(client, db, path):
    assert client.get(path).status_code in (400, 404)


def test_pictures_take_no_posts(client, db):
    assert client.post(reverse("bit_picture", args=["a", "ink"])).status_code == 405
