"""Dates are typed day first in both languages, or as ISO has them; nothing else is guessed at."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.formats import date_format, get_format
from django.utils.translation import override

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

import pytest

from demo.factories.contest import at

DAY = date(2031, 12, 5)
MOMENT = at("2031-12-05 09:00")


class Boxes(forms.Form):
    day = forms.DateField(widget=AdminDateInput, required=False)
    moment = forms.DateTimeField(widget=AdminDateTimeInput, required=False)
    hour = forms.TimeField(widget=AdminTimeInput, required=False)


@pytest.fixture(params=["vi", "en"], autouse=True)
def language(request):
    with override(request.param):
        yield request.param


@pytest.mark.parametrize(
    "typed", ["05/12/2031", "5/12/2031", " 05-12-2031 ", "05.12.2031", "2031-12-05"]
)
def test_a_day_is_read(typed):
    form = Boxes({"day": typed})
    assert form.is_valid()
    assert form.cleaned_data["day"] == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "05/12/2031 09:00",
        "5/12/2031 9:00",
        # As lists show it.
        "05/12/2031, 09:00",
        "05-12-2031 09:00:00",
        "05.12.2031 09:00",
        "2031-12-05 09:00",
        "2031-12-05T09:00",
        "2031-12-05 09:00:00.000000",
    ],
)
def test_a_moment_is_read_where_the_site_lives(typed):
    form = Boxes({"moment": typed})
    assert form.is_valid()
    assert form.cleaned_data["moment"] == MOMENT


@pytest.mark.parametrize(
    "typed", ["12/31/2031", "31/02/2031", "Dec 5, 2031", "05/12/31", "05-12.2031", "mai", "\x00"]
)
def test_what_is_no_day_is_refused_with_the_form_that_is_expected(language, typed):
    form = Boxes({"day": typed, "moment": f"{typed} 09:00"})
    expected = {"vi": "ngày/tháng/năm", "en": "day/month/year"}[language]
    for name, example in {"day": "31/12/2026", "moment": "31/12/2026 07:30"}.items():
        (refusal,) = form.errors[name]
        assert expected in refusal
        assert f" {example}." in refusal


@pytest.mark.parametrize("typed", ["05/12/2031 9 giờ", "05/12/2031 25:00", "09:00"])
def test_what_is_no_hour_of_a_day_is_refused(typed):
    assert "31/12/2026 07:30" in Boxes({"moment": typed}).errors["moment"][0]


def test_what_is_no_hour_is_refused_with_the_form_that_is_expected():
    assert "07:30" in Boxes({"hour": "9 giờ"}).errors["hour"][0]


def test_boxes_show_the_day_first_and_leave_what_is_typed_to_the_server():
    form = Boxes(initial={"day": DAY, "moment": MOMENT})
    assert 'value="05/12/2031"' in str(form["day"])
    assert 'value="05/12/2031 09:00"' in str(form["moment"])
    assert '"format": "d/m/Y"' in str(form["day"])
    assert '"format": "d/m/Y H:i"' in str(form["moment"])
    for name in ("day", "moment", "hour"):
        assert '"validateOnBlur": false' in str(form[name])


def test_a_text_that_is_refused_stays_in_its_box():
    form = Boxes({"moment": "sáng mai"})
    assert form.errors
    assert 'value="sáng mai"' in str(form["moment"])


def test_what_boxes_show_is_read_again(settings, language):
    assert settings.WAGTAIL_DATE_FORMAT in get_format("DATE_INPUT_FORMATS")
    assert settings.WAGTAIL_DATETIME_FORMAT in get_format("DATETIME_INPUT_FORMATS")


def test_dates_are_printed_as_they_were(language):
    printed = {
        "vi": ("Ngày 05 tháng 12 năm 2031", "05-12-2031"),
        "en": ("Dec. 5, 2031", "12/05/2031"),
    }
    assert (date_format(DAY), date_format(DAY, "SHORT_DATE_FORMAT")) == printed[language]
