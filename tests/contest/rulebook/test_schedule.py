"""Each version of the rules goes on printing the rounds and groups that people read in it."""

from __future__ import annotations

import importlib
from datetime import timedelta

from django.apps import apps
from django.urls import reverse
from django.utils import timezone

import pytest

from contest.models import Round, Rules
from contest.rulebook.issuing import issue, new_draft
from demo.factories.contest import (
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
    at,
)

pytestmark = pytest.mark.django_db

OPENS, CLOSES, LATER = at("2031-09-02 08:00"), at("2031-09-09 08:00"), at("2031-09-12 08:00")
LINE = "Đợt thi 1: từ 08:00, Thứ Ba 2/9/2031 đến trước 08:00, Thứ Ba 9/9/2031"
LATER_LINE = "Đợt thi 1: từ 08:00, Thứ Ba 2/9/2031 đến trước 08:00, Thứ Sáu 12/9/2031"


def page_of(client, contest, version, language="vi") -> str:
    start = "" if language == "vi" else f"/{language}"
    answer = client.get(f"{start}/contest/{contest.slug}/rules/{version}/")
    return answer.content.decode()


def articles_in(page: str) -> str:
    """What a version prints, without the list of what changed between versions."""
    return page.split('id="versions"')[0]


@pytest.fixture
def coming(home):
    """A round to come of a contest with a group and rules in force."""
    contest = ContestFactory()
    ParticipantGroupFactory(contest=contest, name="Đoàn viên", name_en="Union members")
    RulesFactory(contest=contest)
    return RoundFactory(contest=contest, opens_at=OPENS, closes_at=CLOSES)


def issue_next(contest, **changes) -> Rules:
    second = new_draft(contest)
    second.reason, second.reason_en = "Theo góp ý.", "Asked for."
    for field, value in changes.items():
        setattr(second, field, value)
    second.save()
    return issue(second, None, timezone.now())


def test_a_version_that_is_replaced_keeps_its_rounds_and_groups(client, coming):
    contest = coming.contest
    issue_next(contest, audience="Mọi công dân.")
    Round.objects.update(closes_at=LATER)
    contest.groups.all().delete()
    former, now = page_of(client, contest, 1), page_of(client, contest, 2)
    assert LINE in articles_in(former) and "Đoàn viên" in articles_in(former)
    assert "Union members" in articles_in(page_of(client, contest, 1, "en"))
    assert LATER_LINE in articles_in(now) and "Đoàn viên" not in articles_in(now)


def test_what_a_later_version_prints_otherwise_is_told_as_a_difference(client, coming):
    contest = coming.contest
    issue_next(contest)
    Round.objects.update(closes_at=LATER)
    contest.groups.all().delete()
    for language, said in {
        "vi": ("Nhóm đối tượng dự thi", "Đoàn viên", LINE, LATER_LINE),
        "en": ("Groups of contestants", "Union members", "9 September 2031", "12 September 2031"),
    }.items():
        listed = page_of(client, contest, 2, language).split('id="versions"')[1]
        for each in said:
            assert each in listed


def test_the_version_in_force_prints_what_stands(client, coming):
    Round.objects.update(closes_at=LATER)
    page = client.get(reverse("contest_rules", args=[coming.contest.slug])).content.decode()
    assert LATER_LINE in page


def test_a_third_version_leaves_what_the_first_kept(client, coming):
    contest = coming.contest
    issue_next(contest)
    Round.objects.update(closes_at=LATER)
    issue_next(contest)
    Round.objects.update(closes_at=LATER + timedelta(days=1))
    assert LINE in articles_in(page_of(client, contest, 1))
    assert LATER_LINE in articles_in(page_of(client, contest, 2))


def test_versions_that_were_replaced_before_keep_what_stood_when_the_site_was_renewed(
    client, coming
):
    contest = coming.contest
    RulesFactory(contest=contest, number=2)
    alone = RulesFactory(contest=ContestFactory(campaign=contest.campaign))
    migration = importlib.import_module("contest.migrations.0036_rules_keep_their_schedule")
    migration.keep_what_stands(apps, None)
    Round.objects.update(closes_at=LATER)
    assert LINE in articles_in(page_of(client, contest, 1))
    assert LATER_LINE in articles_in(page_of(client, contest, 2))
    alone.refresh_from_db()
    assert alone.schedule is None
