"""From the count to the public page, as judges, organisers and readers see it."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from contest.counting.freezing import count
from contest.enums import ConsentPurpose, PrizeScope
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import mark_of, propose
from contest.models import AwardList, Consent
from demo.factories.contest import (
    AttemptFactory,
    ContestFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import told_of
from units.enums import UnitKind
from users.enums import Role

NAMES = ["Nguyễn Thị Ếch", "Trần Văn Ấm", "Lê Ổn", "Hơ Mlo H'Bia"]
RESULTS = "/contest/tim-hieu/results/"


@pytest.fixture
def closed(home):
    """A round that closed with four people, two prizes, and nothing counted yet."""
    contest = ContestFactory(slug="tim-hieu", name="Tìm hiểu về chuyển đổi số", name_en="A contest")
    RulesFactory(contest=contest, prizes=[("Giải Nhất", 1, 1_000_000), ("Giải Nhì", 1, 500_000)])
    now = timezone.now()
    made = RoundFactory(
        contest=contest, opens_at=now - timedelta(days=8), closes_at=now - timedelta(days=1)
    )
    commune = UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành")
    for place, name in enumerate(NAMES):
        person = PersonFactory(
            contest=contest, code=f"CODE{place}XYZ", sealed=told_of(name), unit=commune
        )
        started = made.opens_at + timedelta(minutes=place)
        EntryFactory(attempt=AttemptFactory(round=made, person=person, started_at=started))
        if place == 1:
            Consent.objects.create(
                person=person, purpose=ConsentPurpose.PUBLISH_NAME, given_at=made.opens_at
            )
    return made


@pytest.fixture
def desk(browse, client, site_address):
    """Opens pages for a user of a body of the contest."""

    def sit_down(role, **options):
        client.force_login(UserFactory(groups=[role]))
        page = browse(**options)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": site_address}])
        return page

    return sit_down


def test_the_whole_way_from_the_count_to_the_public_page(desk, browse, closed, accessible):
    judge = desk(Role.JUDGE, width=1440)
    judge.goto(reverse("contest_count_round", args=[closed.pk]))
    judge.get_by_role("button", name="Tính kết quả").click()
    judge.goto(reverse("contest_ladder", args=["round", closed.pk]))
    accessible(judge, "main")
    judge.get_by_role("radio", name="Chọn CODE-0XYZ").check()
    judge.get_by_label("Nguyên nhân").select_option("declined")
    judge.get_by_role("button", name="Không xét giải cho người đã chọn").click()
    expect(judge.get_by_text("CODE-0XYZ: từ chối nhận giải")).to_be_visible()
    accessible(judge, "main")
    judge.get_by_role("button", name="Đề xuất danh sách này").click()
    expect(judge.get_by_text("Đã đề xuất, chờ Ban Tổ chức duyệt").first).to_be_visible()

    reader = browse(width=360, javascript=False)
    reader.goto(RESULTS)
    expect(reader.get_by_text("Chưa duyệt người đoạt giải")).to_be_visible()

    organiser = desk(Role.CONTEST_ORGANISER, width=400, colours="dark")
    organiser.goto(reverse("contest_awards"))
    accessible(organiser, "main")
    organiser.goto(reverse("contest_award_list", args=[AwardList.objects.get().pk]))
    accessible(organiser, "main")
    organiser.get_by_role("button", name="Duyệt và công bố").click()
    expect(organiser.get_by_text("Đã duyệt: danh sách được công bố từ bây giờ.")).to_be_visible()

    # Another reader: the browser of the first one keeps the page for a moment.
    reader = browse(width=360, javascript=False)
    reader.goto(RESULTS)
    expect(reader.get_by_text("Trần Văn Ấm")).to_be_visible()
    expect(reader.get_by_text("Lê Ổ.")).to_be_visible()

    secretary = desk(Role.CONTEST_SECRETARY, width=1440)
    secretary.goto(reverse("contest_winners"))
    accessible(secretary, "main")
    secretary.goto(reverse("contest_winner", args=["CODE1XYZ"]))
    accessible(secretary, "main")
    secretary.get_by_label("Lý do").fill("Yêu cầu ngày 05/10.")
    secretary.get_by_role("button", name="Gỡ tên").click()
    expect(secretary.get_by_text("Đã gỡ tên; mã vẫn còn.")).to_be_visible()
    reader = browse(width=360, javascript=False)
    reader.goto(RESULTS)
    expect(reader.get_by_text("không nêu tên")).to_be_visible()
    expect(reader.get_by_text("Trần Văn Ấm")).not_to_be_visible()


def approved(closed, reason=""):
    """Proposed by one and approved by another."""
    ladder = Ladder(closed.contest, PrizeScope.ROUND, closed)
    at = timezone.now()
    proposed = propose(ladder, UserFactory(), at, mark_of(ladder), reason)
    approve(proposed, UserFactory(), at)


@pytest.mark.parametrize(
    ("width", "colours"),
    [(360, "dark"), (1440, "light"), (1920, "light")],
)
def test_the_public_page_is_accessible_and_as_wide_as_the_screen(
    browse, closed, accessible, width, colours
):
    count(closed, timezone.now())
    approved(closed)
    count(closed, timezone.now(), reason="Đáp án câu 2 sai.")
    approved(closed, "Tính lại.")
    page = browse(width=width, colours=colours)
    for address in (RESULTS, f"/en{RESULTS}"):
        assert page.goto(address).status == 200
        for details in page.locator("details summary").all():
            details.click()
        accessible(page, "main")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
