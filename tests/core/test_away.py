"""What readers are told while the database is away."""

from __future__ import annotations

from django.db import OperationalError

import pytest

from tests.database_away import database_away


@pytest.mark.parametrize("address", ["/", "/en/search/?q=a", "/contest/khong-co/", "/khong-co/"])
def test_every_page_asks_to_come_again(client, home, address):
    with database_away():
        response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Security-Policy"]
    assert "Trang đang bảo trì" in html
    assert "The site is being serviced" in html
    assert client.get("/").status_code == 200


def test_a_failing_statement_alone_is_a_failure(client, home):
    with pytest.raises(OperationalError), database_away(is_usable=True):
        client.get("/")
