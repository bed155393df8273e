from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.programme import (
    CampaignFactory,
    CampaignPhaseFactory,
    KeyDayFactory,
    TopicFactory,
)
from programme.copying import copy_campaign, years_later
from programme.enums import DayState, PhaseKind
from programme.models import Campaign, CampaignPhase
from programme.models.campaigns import clashing_phases

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
UTC = ZoneInfo("UTC")


@pytest.fixture
def campaign(db):
    return CampaignFactory()


def test_the_plan_of_a_campaign_lies_round_its_main_day(campaign):
    assert [(phase.starts_on, phase.last_day) for phase in campaign.phases.all()] == [
        (date(2024, 9, 15), date(2024, 10, 15)),
        (date(2024, 10, 1), date(2024, 10, 10)),
    ]
    assert campaign.key_days.count() == 10


@pytest.mark.django_db
def test_a_campaign_can_be_laid_round_any_day():
    campaign = CampaignFactory.around(date(2025, 3, 1))
    assert campaign.days_left(date(2025, 3, 1)) == 5
    assert campaign.phase(datetime(2025, 3, 1, 12, tzinfo=HANOI)) == PhaseKind.PEAK


@pytest.mark.parametrize(
    ("first_moment", "phase"),
    [
        (datetime(2024, 9, 15, tzinfo=HANOI), PhaseKind.RUNNING),
        (datetime(2024, 10, 1, tzinfo=HANOI), PhaseKind.PEAK),
        (datetime(2024, 10, 11, tzinfo=HANOI), PhaseKind.RUNNING),
        (datetime(2024, 10, 16, tzinfo=HANOI), PhaseKind.AFTER),
    ],
)
def test_a_phase_turns_at_midnight_where_the_site_lives(campaign, first_moment, phase):
    assert campaign.phase(first_moment) == phase
    assert campaign.phase(first_moment.astimezone(UTC)) == phase
    assert campaign.phase(first_moment - timedelta(microseconds=1)) != phase


def _campaign(*phases, main_day=date(2024, 10, 10)):
    campaign = Campaign(year=2024, main_day=main_day)
    campaign.phases = [
        CampaignPhase(kind=kind, starts_on=first, ends_on=end) for kind, first, end in phases
    ]
    campaign.key_days = []
    return campaign


DAYS = st.dates(date(2024, 9, 1), date(2024, 11, 1))
PHASES = st.lists(
    st.tuples(st.sampled_from(PhaseKind), DAYS, st.integers(1, 40)).map(
        lambda each: (each[0], each[1], each[1] + timedelta(days=each[2]))
    ),
    max_size=4,
)


MOMENTS = st.timedeltas(timedelta(0), timedelta(days=120)).map(
    lambda later: datetime(2024, 8, 20, tzinfo=UTC) + later
)


@given(PHASES, MOMENTS)
def test_at_any_instant_the_shortest_phase_that_holds_the_local_day_decides(phases, at):
    day = at.astimezone(HANOI).date()
    holding = [(end - first, kind) for kind, first, end in phases if first <= day < end]
    said = _campaign(*phases).phase(at)
    if holding:
        shortest = min(length for length, _kind in holding)
        assert said in {kind for length, kind in holding if length == shortest}
    else:
        assert said in {PhaseKind.BEFORE, PhaseKind.AFTER}


@given(PHASES, DAYS)
def test_the_phase_is_the_same_all_day_long(phases, day):
    campaign = _campaign(*phases)
    first = datetime(day.year, day.month, day.day, tzinfo=HANOI)
    last = first + timedelta(days=1) - timedelta(microseconds=1)
    assert campaign.phase(first) == campaign.phase(last)


def test_of_two_phases_of_one_length_the_peak_decides():
    days = (date(2024, 10, 1), date(2024, 10, 11))
    campaign = _campaign((PhaseKind.RUNNING, *days), (PhaseKind.PEAK, *days))
    assert campaign.phase(datetime(2024, 10, 5, tzinfo=HANOI)) == PhaseKind.PEAK


def test_a_campaign_without_phases_has_not_begun():
    assert _campaign().phase(datetime(2030, 1, 1, tzinfo=HANOI)) == PhaseKind.BEFORE


def test_days_are_counted_down_to_the_main_day(campaign):
    assert campaign.days_left(date(2024, 10, 5)) == 5
    assert campaign.days_left(date(2024, 10, 10)) == 0
    assert campaign.days_left(date(2024, 10, 12)) == -2


def test_the_days_of_the_peak_carry_what_they_are_for(campaign):
    days = campaign.peak_days(date(2024, 10, 5))
    assert [each.day.day for each in days] == list(range(1, 11))
    assert days[4].text == "An toàn trên mạng"
    assert [each.state for each in days] == [
        *[DayState.PAST] * 4,
        DayState.TODAY,
        *[DayState.TO_COME] * 5,
    ]
    assert [each.is_filled for each in days] == [True] * 5 + [False] * 5
    assert [each.is_today for each in days].index(True) == 4
    with translation.override("en"):
        assert campaign.peak_days(date(2024, 10, 5))[4].text == "Safety online"


def test_a_day_without_a_text_still_counts(campaign):
    campaign.key_days.all().delete()
    assert [each.text for each in campaign.peak_days(date(2024, 10, 5))] == [""] * 10


def test_without_a_peak_there_are_no_days():
    assert _campaign((PhaseKind.RUNNING, date(2024, 9, 1), date(2024, 9, 9))).peak_days() == []


def test_of_several_peaks_the_one_with_the_main_day_is_shown():
    campaign = _campaign(
        (PhaseKind.PEAK, date(2024, 9, 1), date(2024, 9, 3)),
        (PhaseKind.PEAK, date(2024, 10, 9), date(2024, 10, 11)),
    )
    assert [each.day for each in campaign.peak_days(date(2024, 1, 1))] == [
        date(2024, 10, 9),
        date(2024, 10, 10),
    ]


@pytest.mark.django_db
def test_the_site_is_about_the_campaign_that_opened_last():
    assert Campaign.objects.current(date(2024, 10, 5)) is None
    coming = CampaignFactory(year=2025)
    assert Campaign.objects.current(date(2024, 10, 5)) == coming
    present = CampaignFactory(year=2024)
    assert Campaign.objects.current(present.opens_on - timedelta(days=1)) == present
    assert Campaign.objects.current(coming.opens_on - timedelta(days=1)) == present
    assert Campaign.objects.current(coming.opens_on) == coming


@given(
    st.tuples(DAYS, st.integers(1, 30)),
    st.tuples(DAYS, st.integers(1, 30)),
    st.sampled_from(PhaseKind),
    st.sampled_from(PhaseKind),
)
def test_two_phases_clash_when_they_are_of_one_kind_and_share_a_day(one, other, kind, other_kind):
    phases = [
        CampaignPhase(kind=each, starts_on=first, ends_on=first + timedelta(days=length))
        for each, (first, length) in ((kind, one), (other_kind, other))
    ]
    shared = set(phases[0].days()) & set(phases[1].days())
    assert bool(clashing_phases(phases)) == (kind == other_kind and bool(shared))


def test_the_database_keeps_phases_days_and_opening_in_order(campaign):
    for break_rule in (
        lambda: CampaignPhaseFactory(campaign=campaign, ends_on=date(2024, 9, 15)),
        lambda: KeyDayFactory(campaign=campaign, day=campaign.main_day),
        lambda: CampaignFactory(year=2026, opens_on=date(2026, 10, 11), plan=False),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            break_rule()


def test_a_campaign_says_which_of_its_days_is_wrong(campaign):
    campaign.main_day = date(2025, 10, 10)
    with pytest.raises(ValidationError) as wrong:
        campaign.clean()
    assert list(wrong.value.message_dict) == ["main_day"]
    campaign.main_day, campaign.opens_on = date(2024, 10, 10), date(2024, 10, 11)
    with pytest.raises(ValidationError) as wrong:
        campaign.clean()
    assert list(wrong.value.message_dict) == ["opens_on"]
    Campaign().clean()


def test_a_phase_must_end_after_it_starts():
    with pytest.raises(ValidationError) as wrong:
        CampaignPhase(starts_on=date(2024, 1, 2), ends_on=date(2024, 1, 2)).clean()
    assert list(wrong.value.message_dict) == ["ends_on"]


def test_records_are_called_by_their_names(campaign):
    assert str(campaign) == "Hưởng ứng Ngày Chuyển đổi số quốc gia năm 2024 (2024)"
    assert str(campaign.phases.first()) == "Tuyên truyền"
    assert str(campaign.key_days.last()) == "10/10: Ngày Chuyển đổi số quốc gia"


def test_next_year_is_made_by_a_copy(campaign):
    campaign.guidance_topics.set(TopicFactory.guidance())
    copy = copy_campaign(campaign, 2025)
    assert copy.name == "Hưởng ứng Ngày Chuyển đổi số quốc gia năm 2025"
    assert (copy.main_day, copy.opens_on) == (date(2025, 10, 10), date(2025, 8, 1))
    assert copy.theme == copy.theme_en == ""
    assert [(phase.kind, phase.starts_on) for phase in copy.phases.all()] == [
        ("running", date(2025, 9, 15)),
        ("peak", date(2025, 10, 1)),
    ]
    assert copy.key_days.first().day == date(2025, 10, 1)
    assert copy.guidance_topics.count() == 6
    assert not copy.documents.exists()
    campaign.refresh_from_db()
    assert campaign.phases.count() == 2
    assert campaign.key_days.count() == 10


def test_the_29th_of_february_becomes_the_28th():
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_later(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_the_command_copies_and_says_what_is_wrong(campaign, capsys):
    call_command("copy_campaign", "2024", "2025")
    assert "2025" in capsys.readouterr().out
    assert Campaign.objects.filter(year=2025).exists()
    for years in (("1999", "2000"), ("2024", "2025"), ("2024", "99999")):
        with pytest.raises(CommandError):
            call_command("copy_campaign", *years)
