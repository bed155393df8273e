"""What plays at a moment: hours over midnight, days, phases, and what may not be shown any more."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Pause
from demo.factories.media import (
    AssetFactory,
    KitFactory,
    PlaylistFactory,
    PlaylistItemFactory,
    SloganFactory,
    VariantFactory,
)
from demo.factories.programme import CampaignFactory, CampaignPhaseFactory
from media.enums import Access, AssetState, SloganState
from media.led.playing import plays_at, spans
from media.models import Playlist, PlaylistItem
from programme.models import CampaignPhase

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 10, 7, 12, 0, tzinfo=HERE)  # a Wednesday
FIRST = datetime(2026, 10, 1, tzinfo=HERE)
MIDNIGHT, DAY = time(0), timedelta(days=1)

hours = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))
moments = st.integers(0, 14 * 24 * 3600).map(lambda seconds: FIRST + timedelta(seconds=seconds))
maybe_day = st.none() | st.dates(date(2026, 10, 1), date(2026, 10, 15))


@st.composite
def items(draw):
    start, end = draw(
        st.none() | st.tuples(hours, hours).filter(lambda pair: pair[0] != pair[1])
    ) or (
        None,
        None,
    )
    phase = None
    if draw(st.booleans()):
        first = draw(st.dates(date(2026, 10, 1), date(2026, 10, 10)))
        phase = CampaignPhase(starts_on=first, ends_on=first + draw(st.integers(1, 5)) * DAY)
    return PlaylistItem(
        text="Câu",
        hour_from=start,
        hour_until=end,
        phase=phase,
        use_from=draw(maybe_day),
        use_until=draw(maybe_day),
        weekdays=draw(st.lists(st.sampled_from("1234567"), unique=True)),
    )


def begins(item):
    """Every span of time in which an item plays by its hours, [start, end), around the days of the tests."""
    day = date(2026, 9, 29)
    while day < date(2026, 10, 17):
        if not item.weekdays or str(day.isoweekday()) in item.weekdays:
            start = datetime.combine(day, item.hour_from or MIDNIGHT, HERE)
            end = datetime.combine(day, item.hour_until or MIDNIGHT, HERE)
            yield start, end if end > start else end + DAY
        day += DAY


@given(items(), moments)
def test_an_item_plays_within_its_hours_days_and_phase_and_never_else(item, moment):
    in_hours = any(start <= moment < end for start, end in begins(item))
    day = moment.date()
    in_days = (item.use_from or day) <= day and (item.use_until or day + DAY) > day
    in_phase = item.phase is None or item.phase.starts_on <= day < item.phase.ends_on
    assert item.plays_at(moment) == (in_hours and in_days and in_phase)
    assert item.plays_at(moment.astimezone(ZoneInfo("UTC"))) == item.plays_at(moment)


@pytest.mark.django_db
@given(st.lists(items(), max_size=4), moments, st.lists(st.floats(0, 36), max_size=12))
def test_spans_have_no_gap_and_say_what_plays_at_every_moment_in_them(made, start, later):
    playlist = Playlist(name="Quảng trường", slug="quang-truong")
    playlist.items = made
    end = start + timedelta(hours=36)
    found = spans(playlist, start, end)
    assert (found[0].start, found[-1].end) == (start, end)
    assert all(one.end == next_.start for one, next_ in zip(found, found[1:], strict=False))
    for hours_later in [*later, 0]:
        moment = start + timedelta(hours=hours_later)
        if moment < end:
            (span,) = [each for each in found if each.start <= moment < each.end]
            assert list(span.items) == plays_at(playlist, moment)


@pytest.mark.parametrize(
    ("hour", "plays"), [("17:59", False), ("18:00", True), ("23:59", True), ("00:59", True), ("01:00", False)]
)  # fmt: skip
def test_hours_may_go_over_midnight(hour, plays):
    item = PlaylistItem(text="Câu", hour_from=time(18), hour_until=time(1))
    moment = datetime.combine(NOON.date(), time.fromisoformat(hour), HERE)
    assert item.plays_at(moment) == plays


def test_hours_over_midnight_belong_to_the_day_they_begin_on():
    item = PlaylistItem(text="Câu", hour_from=time(22), hour_until=time(2), weekdays=["6"])
    saturday = datetime(2026, 10, 10, 23, 0, tzinfo=HERE)
    assert item.plays_at(saturday)
    assert item.plays_at(saturday + timedelta(hours=2))
    assert not item.plays_at(saturday - timedelta(hours=22))


def played(playlist, moment=NOON):
    stored = Playlist.objects.with_items().get(pk=playlist.pk)
    return [str(item) for item in plays_at(stored, moment)]


@pytest.mark.django_db
def test_only_approved_slogans_in_use_play():
    playlist = PlaylistFactory()
    today = NOON.date()
    for name, values in {
        "Câu đã duyệt": {},
        "Câu chờ duyệt": {"proposed": True},
        "Câu đã rút": {"state": SloganState.WITHDRAWN},
        "Câu hết hạn": {"use_until": today},
        "Câu sẽ dùng": {"use_from": today + DAY},
    }.items():
        PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording=name, **values))
    assert played(playlist) == ["Câu đã duyệt"]
    assert played(playlist, NOON + DAY) == ["Câu đã duyệt", "Câu sẽ dùng"]


@pytest.mark.django_db
def test_only_files_that_anyone_may_take_now_play():
    playlist = PlaylistFactory()
    today = NOON.date()
    assets = {
        "Đang dùng": {},
        "Đã thu hồi": {"recalled": True},
        "Chờ duyệt": {"state": AssetState.WAITING},
        "Hết quyền": {"rights_until": today},
        "Hết hạn": {"use_until": today},
        "Bộ kín": {"kit": KitFactory(access=Access.MEDIA)},
        "Bộ chưa ra": {"kit": KitFactory(live=False)},
        "Bộ hết hạn": {"kit": KitFactory(use_until=today)},
    }
    for name, values in assets.items():
        variant = VariantFactory(asset=AssetFactory(name=name, **values), name=name)
        PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant)
    assert played(playlist) == ["Đang dùng"]


@pytest.mark.django_db
def test_a_pause_stops_everything_until_it_is_over():
    playlist = PlaylistFactory()
    PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording="Câu"))
    hour = timedelta(hours=1)
    pause = Pause.objects.create(
        reason="storm", notice="Tránh bão.", starts_at=NOON, ends_at=NOON + hour
    )
    assert played(playlist, NOON - timedelta(seconds=1)) == ["Câu"]
    assert played(playlist) == []
    assert played(playlist, NOON + hour) == ["Câu"]
    stored = Playlist.objects.with_items().get(pk=playlist.pk)
    found = spans(stored, NOON - hour, NOON + 2 * hour)
    assert [(each.pause, len(each.items)) for each in found] == [(None, 1), (pause, 0), (None, 1)]


@pytest.mark.django_db
def test_a_picture_that_carries_a_withdrawn_or_expired_slogan_plays_no_more():
    asset = AssetFactory(name="Ảnh có câu")
    slogan = SloganFactory(wording="Câu nằm trong ảnh", use_until=NOON.date() + DAY)
    asset.slogans.set([slogan, SloganFactory()])
    asset.save()
    playlist = PlaylistFactory()
    item = PlaylistItemFactory(playlist=playlist, slogan=None, variant=VariantFactory(asset=asset))
    assert played(playlist) == [str(item)]
    assert played(playlist, NOON + DAY) == []
    slogan.withdraw()
    assert played(playlist) == []


@pytest.mark.django_db
def test_an_item_of_a_phase_moves_with_it():
    campaign = CampaignFactory()
    phase = CampaignPhaseFactory(
        campaign=campaign, starts_on=NOON.date(), ends_on=NOON.date() + DAY
    )
    playlist = PlaylistFactory()
    PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording="Câu"), phase=phase)
    assert played(playlist) == ["Câu"]
    assert played(playlist, NOON + DAY) == []
    phase.ends_on += DAY
    phase.save()
    assert played(playlist, NOON + DAY) == ["Câu"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "__all__"),
        ({"text": "Câu", "slogan": True}, "__all__"),
        ({"text": "Câu", "hour_from": time(8)}, "hour_until"),
        ({"text": "Câu", "hour_from": time(8), "hour_until": time(8)}, "hour_until"),
        ({"text": "Câu", "seconds": 7}, "seconds"),
        ({"text": "Câu", "weekdays": ["8"]}, "weekdays"),
        ({"text": "x" * 34}, "text"),
        ({"text": "Câu", "use_from": NOON.date(), "use_until": NOON.date()}, "use_until"),
    ],
)
def test_what_no_screen_can_play_is_refused_at_its_field(values, field):
    if values.get("slogan"):
        values = {**values, "slogan": SloganFactory()}
    item = PlaylistItem(playlist=PlaylistFactory(), **values)
    with pytest.raises(ValidationError) as refused:
        item.full_clean()
    assert field in refused.value.message_dict


@pytest.mark.django_db
def test_a_page_is_remembered_no_longer_than_until_the_next_hour_of_a_playlist():
    from core.clock import next_edge

    PlaylistItemFactory(text="Câu", slogan=None, hour_from=time(13, 30), hour_until=time(15))
    assert next_edge(NOON) == NOON + timedelta(minutes=90)
    assert timezone.localtime(next_edge(NOON + timedelta(hours=3))).time() == MIDNIGHT
