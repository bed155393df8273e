"""Files are measured against the sizes of their kind; one that fits none is told what it lacks."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import translation

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from demo.factories.media import AssetKindFactory, KindSpecFactory
from media.enums import FileFormat
from media.inspection import KitFile
from media.models import KindSpec
from media.specs import faults_of, fitting_spec, spec_of
from media.specs.rules import Rule
from media.specs.words import bare_ratio

NEVER_DOTS = ("mp4", "webm", "mp3", "wav", "ogg", "svg")


def measured(file_format="png", width=None, height=None, measure="", **facts):
    """A file as it was read."""
    sides = {
        name: None if side is None else Decimal(str(side))
        for name, side in (("width", width), ("height", height))
    }
    known = {"octets": 1000, "sha256": "", "crc32": 0}
    return KitFile(file_format, measure=measure, **known | sides | facts)


def told(spec, read):
    return " ".join(f"{fault.needs} / {fault.has}" for fault in faults_of(spec, read))


def rules(spec, read):
    return [fault.rule for fault in faults_of(spec, read)]


sides = st.integers(100, 12_000)
measures = st.sampled_from(["px", "mm"])


@st.composite
def specs(draw):
    """A size with any of its rules."""
    measure = draw(measures)
    width, height = draw(sides), draw(sides)
    formats = draw(st.lists(st.sampled_from(FileFormat.values), unique=True))
    least_seconds = draw(st.none() | st.integers(1, 600))
    length = draw(st.none() | st.integers(0, 600))
    return KindSpec(
        name="Khổ", formats=formats, measure=measure, width=Decimal(width), height=Decimal(height),
        is_ratio=draw(st.booleans()),
        least_width=draw(st.none() | st.integers(1, 4000)),
        least_dpi=draw(st.none() | st.integers(1, 300)),
        least_seconds=least_seconds,
        most_seconds=None if length is None else (least_seconds or 1) + length,
        most_megabytes=draw(st.none() | st.integers(1, 300)),
    )  # fmt: skip


@st.composite
def made_to_measure(draw):
    """A size, and a file that keeps every rule of it."""
    spec = draw(specs())
    file_format = draw(st.sampled_from(spec.formats or FileFormat.values))
    scale = draw(st.integers(1, 20)) if spec.is_ratio else 1
    enough = max(1, -(-(spec.least_width or 1) // int(spec.width)))
    scale = max(scale, enough) if spec.is_ratio else scale
    assume(spec.measure != "px" or not spec.least_width or spec.width * scale >= spec.least_width)
    width, height = spec.width * scale, spec.height * scale
    nudge = Decimal(draw(st.integers(-90, 90))) / 10_000
    if spec.measure == "px" and spec.least_width:
        nudge = abs(nudge)
    seconds = draw(
        st.integers(spec.least_seconds or 0, spec.most_seconds or (spec.least_seconds or 0) + 99)
    )
    return spec, measured(
        file_format, width * (1 + nudge), height * (1 + nudge), spec.measure,
        seconds=Decimal(seconds),
        dpi=None if file_format in NEVER_DOTS else (spec.least_dpi or 1) * 2,
        octets=draw(st.integers(0, (spec.most_megabytes or 10) * 1_000_000)),
    )  # fmt: skip


@given(made_to_measure())
def test_a_file_made_to_measure_fits(made):
    spec, read = made
    assert faults_of(spec, read) == []


def changed(read, **facts):
    return KitFile(**{**vars(read), **facts})


@given(made_to_measure(), st.data())
def test_a_file_that_breaks_one_rule_is_refused_by_that_rule(made, data):
    spec, read = made
    breaks = {
        Rule.SHAPE: {"height": read.height * Decimal(data.draw(st.sampled_from(["0.9", "1.1"])))}
    }
    if spec.formats and set(spec.formats) != set(FileFormat.values):
        other = data.draw(st.sampled_from(sorted(set(FileFormat.values) - set(spec.formats))))
        breaks[Rule.FORMAT] = {"file_format": other}
    if spec.most_megabytes:
        over = data.draw(st.integers(1, 10**9))
        breaks[Rule.OCTETS] = {"octets": spec.most_megabytes * 1_000_000 + over}
    if spec.most_seconds:
        breaks[Rule.SECONDS] = {"seconds": Decimal(spec.most_seconds + 1)}
    elif spec.least_seconds:
        breaks[Rule.SECONDS] = {"seconds": Decimal(spec.least_seconds - 1)}
    if spec.least_dpi and spec.least_dpi > 1 and read.measure == "mm":
        breaks[Rule.DPI] = {"dpi": 0}
    rule, facts = data.draw(st.sampled_from(sorted(breaks.items())))
    worse = changed(read, **facts)
    assert rule in rules(spec, worse)
    assert set(rules(spec, worse)) <= {rule, Rule.DPI, Rule.SHAPE, Rule.PIXELS}


@given(sides, sides)
def test_a_ratio_is_said_as_it_is(width, height):
    wide, high = bare_ratio(Decimal(width), Decimal(height)).replace(",", ".").split(":")
    assert float(wide) / float(high) == pytest.approx(width / height, rel=0.006)


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [
        (6000, 1000, "6:1"), (1920, 1080, "16:9"), (1080, 1920, "9:16"), (400, 300, "4:3"),
        (420, 594, "1:1,41"), (1200, 630, "1,9:1"), (500, 500, "1:1"), (6000, 100, "60:1"),
    ],
)  # fmt: skip
def test_ratios_are_told_as_people_say_them(width, height, said):
    with translation.override("vi"):
        assert bare_ratio(Decimal(width), Decimal(height)) == said


def printed_spec(**values):
    return KindSpec(name="Khổ", measure="mm", width=Decimal(420), height=Decimal(594), **values)


def test_orientation_counts():
    assert rules(printed_spec(), measured("pdf", 420, 594, "mm")) == []
    assert rules(printed_spec(), measured("pdf", 594, 420, "mm")) == [Rule.SHAPE]


def test_a_percent_is_forgiven_and_no_more():
    assert rules(printed_spec(), measured("pdf", "424.2", "588.06", "mm")) == []
    assert rules(printed_spec(), measured("pdf", "424.3", 594, "mm")) == [Rule.SHAPE]


def test_a_drawing_without_a_size_on_paper_is_judged_by_its_ratio():
    assert rules(printed_spec(), measured("svg", 42, "59.4", "px")) == []
    assert rules(printed_spec(), measured("svg", 594, 420, "px")) == [Rule.SHAPE]
    assert rules(printed_spec(), measured("svg", 42, "59.4", "mm")) == [Rule.SHAPE]


def test_pixels_to_be_printed_need_dots_enough_for_the_size_that_hangs():
    spec = printed_spec(least_dpi=150)
    assert rules(spec, measured("png", 2480, 3508, "px")) == []
    assert rules(spec, measured("png", 1240, 1754, "px")) == [Rule.DPI]


def test_pictures_of_a_page_to_scale_are_counted_at_the_size_that_hangs():
    spec = KindSpec(
        name="6 × 1 m", measure="mm", width=Decimal(6000), height=Decimal(1000), is_ratio=True, least_dpi=50
    )  # fmt: skip
    assert rules(spec, measured("pdf", 600, 100, "mm", dpi=500)) == []
    assert rules(spec, measured("pdf", 600, 100, "mm", dpi=300)) == [Rule.DPI]
    assert rules(spec, measured("pdf", 600, 100, "mm")) == []


def test_a_sound_has_no_sides_and_a_picture_no_length():
    assert rules(printed_spec(), measured("mp3", seconds=Decimal(9))) == [Rule.SHAPE]
    assert rules(KindSpec(least_seconds=5), measured("png", 1, 1, "px")) == [Rule.SECONDS]


def test_a_spot_may_fill_its_last_block():
    assert rules(KindSpec(most_seconds=15), measured("mp3", seconds=Decimal("15.04"))) == []
    assert rules(KindSpec(most_seconds=15), measured("mp3", seconds=Decimal("15.6"))) == [
        Rule.SECONDS
    ]


def refused(kind, read, language="vi"):
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        fitting_spec(kind, read)
    (message,) = refusal.value.messages
    return message


@pytest.mark.django_db
def test_the_refusal_says_what_is_needed_and_what_there_is():
    kind = AssetKindFactory(name="Băng rôn", name_en="Banner")
    spec = KindSpecFactory(
        kind=kind, measure="mm", width=6000, height=1000, is_ratio=True, formats=["pdf", "svg"]
    )
    assert fitting_spec(kind, measured("pdf", 600, 100, "mm")) == spec
    wrong = measured("pdf", 400, 300, "mm")
    assert refused(kind, wrong) == "Băng rôn: cần tỷ lệ 6:1, tệp có 4:3. Xuất lại đúng quy cách."
    assert (
        refused(kind, wrong, "en")
        == "Banner: a ratio of 6:1 is needed, the file has 4:3. Export it again to measure."
    )
    both = refused(kind, measured("png", 400, 300, "px"))
    assert "cần PDF hoặc SVG, tệp có PNG; cần tỷ lệ 6:1, tệp có 4:3" in both


@pytest.mark.django_db
def test_the_refusal_is_about_the_size_that_was_meant():
    kind = AssetKindFactory(name="Áp phích")
    paper = {"kind": kind, "measure": "mm", "formats": ["pdf"]}
    KindSpecFactory(**paper, width=420, height=594, most_megabytes=5)
    KindSpecFactory(**paper, width=210, height=297)
    KindSpecFactory(kind=kind, measure="px", width=1, height=1, is_ratio=True, least_width=1080)
    heavy = refused(kind, measured("pdf", 420, 594, "mm", octets=5_001_000))
    assert "cần tối đa 5 MB, tệp có 5,01 MB" in heavy and "297" not in heavy
    small = refused(kind, measured("png", 1000, 1000, "px"))
    assert "cần rộng ít nhất 1.080 px, tệp có 1.000 px" in small
    between = refused(kind, measured("pdf", 300, 400, "mm"))
    assert (
        "210 × 297 mm hoặc 420 × 594 mm" in between or "420 × 594 mm hoặc 210 × 297 mm" in between
    )


@pytest.mark.django_db
def test_a_kind_without_sizes_takes_everything():
    kind = AssetKindFactory()
    assert fitting_spec(kind, measured()) is None
    assert spec_of(kind, measured()) is None
