"""The programme of a workshop: what is refused, and how it is told."""

from datetime import time, timedelta

from django.core.exceptions import ValidationError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.agenda import agenda_fault, total_length
from campaign.blocks import AgendaBlock
from demo.factories.campaign import WorkshopPageFactory, agenda_part
from demo.factories.home import StandardPageFactory
from tests.campaign.reading import html_of, moment


def agenda(*parts):
    block = AgendaBlock()
    return block.normalize([agenda_part(start, end, f"{start}") for start, end in parts])


def test_parts_may_meet_but_not_overlap():
    assert agenda_fault(agenda(("08:00", "08:20"), ("08:20", "09:40")), None, None) is None
    fault = agenda_fault(agenda(("08:20", "09:40"), ("08:00", "08:21")), None, None)
    assert list(fault.block_errors) == [0]
    assert "start" in fault.block_errors[0].block_errors


def test_a_part_that_lies_inside_a_longer_one_overlaps():
    fault = agenda_fault(
        agenda(("08:00", "11:00"), ("08:30", "09:00"), ("10:00", "10:30")), None, None
    )
    assert sorted(fault.block_errors) == [1, 2]


@pytest.mark.parametrize(("start", "end"), [("08:00", "08:00"), ("09:00", "08:00")])
def test_a_part_ends_after_it_starts(start, end):
    fault = agenda_fault(agenda(("07:30", "08:00"), (start, end)), None, None)
    assert "end" in fault.block_errors[1].block_errors


@pytest.mark.parametrize(
    ("part", "field"), [(("07:29", "08:00"), "start"), (("11:00", "11:31"), "end")]
)
def test_parts_lie_within_the_workshop(part, field):
    fault = agenda_fault(agenda(part), moment("2024-10-08T07:30"), moment("2024-10-08T11:30"))
    assert field in fault.block_errors[0].block_errors


def test_a_part_without_times_is_passed_over():
    unfinished = AgendaBlock().normalize([("part", {"start": None, "end": None, "title": "?"})])
    assert agenda_fault(unfinished, None, None) is None
    assert total_length(unfinished) == timedelta()


def test_a_programme_outside_the_workshop_is_refused_at_the_programme(fixed):
    fixed.agenda = [agenda_part("06:00", "07:00", "Sớm quá")]
    with pytest.raises(ValidationError) as refused:
        fixed.full_clean()
    assert "agenda" in refused.value.error_dict


quarters = st.integers(min_value=0, max_value=95).map(lambda n: time(n // 4, n % 4 * 15))


@given(st.lists(st.tuples(quarters, quarters), max_size=6))
def test_a_programme_is_faultless_exactly_when_no_minute_is_taken_twice(pairs):
    rows = AgendaBlock().normalize(
        [
            ("part", {"start": start, "end": end, "title": "x", "text": "", "page": None})
            for start, end in pairs
        ]
    )
    taken = [
        quarter
        for start, end in pairs
        for quarter in range(start.hour * 4 + start.minute // 15, end.hour * 4 + end.minute // 15)
    ]
    sound = all(end > start for start, end in pairs) and len(taken) == len(set(taken))
    assert (agenda_fault(rows, None, None) is None) is sound


def test_the_length_of_the_half_day_is_told(client, fixed):
    assert "Nửa ngày: 4 giờ" in html_of(client, fixed)


def test_a_long_programme_is_told_in_hours_and_minutes(client, campaign_page):
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[agenda_part("07:30", "11:30", "Sáng"), agenda_part("13:30", "15:15", "Chiều")],
    )
    assert "5 giờ 45 phút" in html_of(client, page)


def test_a_part_links_to_a_page_that_anyone_may_read_only(client, home, campaign_page):
    model = StandardPageFactory(parent=home, title="Làng chiếu cói")
    private = StandardPageFactory(parent=home, title="Nội bộ")
    private.view_restrictions.create(restriction_type="login")
    draft = StandardPageFactory(parent=home, title="Chưa đăng", live=False)
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[
            agenda_part("08:00", "09:00", "Mô hình", page=model),
            agenda_part("09:00", "10:00", "Khác", page=draft),
            agenda_part("10:00", "11:00", "Riêng", page=private),
        ],
    )
    html = html_of(client, page)
    assert f'<a href="{model.url}">Đọc: Làng chiếu cói</a>' in html
    assert draft.url not in html
    assert private.url not in html
    assert "Nội bộ" not in html


def test_a_workshop_costs_the_same_however_long_its_programme(
    client, home, campaign_page, django_assert_max_num_queries
):
    pages = [StandardPageFactory(parent=home, title=f"Mô hình {n}") for n in range(6)]
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[
            agenda_part(f"{8 + n:02}:00", f"{9 + n:02}:00", "Mô hình", page=each)
            for n, each in enumerate(pages)
        ],
    )
    client.get("/")
    with django_assert_max_num_queries(20):
        client.get(page.url)
