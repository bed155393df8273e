"""Results behind nginx, which keeps pages for all readers."""

import time

import pytest

from contest.enums import ConsentPurpose
from contest.judging.takedowns import take_down
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import OPENED
from tests.contest.judging.conftest import LATER, agree, told_of
from tests.media.delivery.nginx import running_nginx
from units.enums import UnitKind

NAME = "Nguyễn Thị Ếch"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def nginx(settings, tmp_path, live_server, requests_under_way):
    settings.BEHIND_PROXY = True
    settings.PUBLIC_MAX_AGE = 1
    with running_nginx(tmp_path, live_server.thread.port) as running:
        yield running
    requests_under_way.wait_until_answered()


def test_a_name_that_was_taken_down_is_not_shown_once_more_from_the_copy(judged, home, nginx):
    game = judged(prizes=[("Giải Nhất", 1)])
    winner = game.person(
        sealed=told_of(NAME), unit=UnitFactory(kind=UnitKind.COMMUNE), added_at=OPENED
    )
    agree(winner, ConsentPurpose.PUBLISH_NAME)
    game.fill(winner)
    game.approve()
    address = f"/contest/{game.contest.slug}/results/"
    assert NAME in nginx.read(address)[2].decode()

    take_down(winner, UserFactory(), LATER, "Yêu cầu ngày 05/10.")
    # Longer than the copy says that it may be kept.
    time.sleep(2)

    status, _headers, body = nginx.read(address)
    assert status == 200
    assert NAME not in body.decode()
