"""The contests of the demonstration, made by themselves: what has no place in the tree of pages."""

from datetime import date, time

from django.utils import timezone

import pytest

from contest.audit import checking
from contest.enums import SignKind
from contest.judging.ladders import ladders
from contest.judging.states import LadderState, state_of_ladder
from contest.models import Appeal, Attempt, Sign, UnitTable
from demo.content.contests import archive
from demo.factories.users import UserFactory
from demo.seeding.contests import make_contests
from demo.seeding.records import make_records
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(home):
    """The contest of the archive."""
    for role in (Role.JUDGE, Role.CONTEST_ORGANISER, Role.JUDGE):
        UserFactory(groups=[role])
    return make_contests(make_records(date(2026, 10, 5)), date(2026, 10, 5))[archive.SLUG]


def test_the_archive_s_contest_has_tables_of_units_and_signs_to_look_at(made):
    assert made.tables_at == time(11)
    newest = UnitTable.objects.filter(contest=made).first()
    assert newest.as_of == made.rounds.get(number=4).closes_at
    units = dict(newest.rows.values_list("unit__code", "headcount"))
    assert set(archive.UNITS) <= set(units) and units["song-xanh-cu"]
    kinds = set(Sign.objects.filter(round__contest=made).values_list("kind", flat=True))
    assert SignKind.SERIES in kinds
    # The details of the archive's people are erased.
    assert not Attempt.objects.exclude(network_mark="", device_mark="").exists()


def test_the_archive_s_last_week_was_appealed_against_and_counted_again(made, client):
    rejected, upheld = Appeal.objects.filter(contest=made).order_by("number")
    assert (rejected.verdict, upheld.verdict) == ("rejected", "upheld")
    assert (upheld.before.number, upheld.after.number) == (1, 2)
    assert upheld.after.participants == upheld.before.participants - 1
    for ladder in ladders(made, timezone.now()):
        assert state_of_ladder(ladder) == LadderState.APPROVED
    told = client.get(f"/contest/{made.slug}/results/").content.decode()
    assert "Đã nhận 2: chấp nhận 1, bác 1, đang xem xét 0." in told
    assert "Theo khiếu nại số 2, đợt thi đã được tính lại:" in told
    assert checking.check_stored().faults == []
