import re
from datetime import date, timedelta
from decimal import Decimal

from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.programme import (
    FigureFactory,
    LegalDocumentFactory,
    PillarFactory,
    TopicFactory,
)
from programme.enums import Pictogram
from programme.models import Figure, Pillar, Topic


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def test_every_pictogram_to_choose_is_drawn_and_every_drawing_can_be_chosen():
    with open(finders.find("images/topics.svg")) as sprite:
        assert set(re.findall(r'<symbol id="([^"]+)"', sprite.read())) == set(Pictogram.values)


@pytest.mark.django_db
def test_the_plans_topics_and_pillars_stand_in_their_order():
    TopicFactory.guidance(), TopicFactory.guidance(), PillarFactory.all()
    assert [topic.slug for topic in Topic.objects.all()] == Pictogram.values
    assert [str(pillar) for pillar in Pillar.objects.all()] == [
        "Chính quyền số",
        "Kinh tế số",
        "Xã hội số",
    ]
    assert str(Topic.objects.first()) == "Dùng dịch vụ công trực tuyến"


@pytest.mark.parametrize(
    ("value", "unit", "amount", "english"),
    [
        ("1286", "hộ", "1.286\u00a0hộ", "1,286\u00a0households"),
        ("45.5000", "%", "45,5%", "45.5\u00a0households"),
        ("0", "", "0", "0\u00a0households"),
    ],
)
def test_a_figure_is_written_as_its_readers_write_it(value, unit, amount, english):
    figure = FigureFactory.build(value=Decimal(value), unit=unit, unit_en="households")
    assert figure.amount == amount
    with translation.override("en"):
        assert figure.amount == english


@given(st.decimals(-(10**13), 10**13, places=4))
def test_a_figure_reads_back_as_the_number_it_is(value):
    amount = FigureFactory.build(value=value, unit="").amount
    assert Decimal(amount.replace(".", "").replace(",", ".")) == value


@pytest.mark.django_db
def test_a_figure_without_source_or_day_is_refused():
    for missing in ({"source": ""}, {"as_of": None}):
        with pytest.raises(ValidationError) as wrong:
            FigureFactory.build(**missing).full_clean()
        assert missing.keys() <= wrong.value.message_dict.keys()
        with pytest.raises(IntegrityError), transaction.atomic():
            FigureFactory(**missing)


def test_a_figure_of_a_day_to_come_is_refused():
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as wrong:
        FigureFactory.build(as_of=tomorrow).clean()
    assert list(wrong.value.message_dict) == ["as_of"]
    FigureFactory.build(as_of=timezone.localdate()).clean()
    Figure().clean()


def test_figures_are_printed_with_each_source_once():
    figures = [FigureFactory.build(), FigureFactory.build(value=10, source="Kế hoạch")]
    html = render_to_string(
        "components/figures.html", {"figures": [figures[0], *figures], "id": "so-lieu"}
    )
    assert html.count('class="big"') == 3
    assert html.count("Báo cáo nhanh") == 1
    assert 'aria-labelledby="so-lieu"' in html
    assert "1.286\u00a0hộ" in html
    assert "01/10/2024" in html


def test_a_figures_source_leads_to_its_address():
    figure = FigureFactory.build(source_url="https://example.vn/bao-cao")
    html = render_to_string(
        "components/figures.html", {"figures": [figure], "id": "a", "title": "Kết quả"}
    )
    assert '<a href="https://example.vn/bao-cao">' in html
    assert ">Kết quả</h2>" in html


def test_without_figures_nothing_is_printed():
    assert render_to_string("components/figures.html", {"figures": [], "id": "a"}).strip() == ""


def test_a_cited_document_says_number_day_issuer_and_what_replaced_it():
    newer = LegalDocumentFactory.build(number="12/QĐ-TTg")
    document = LegalDocumentFactory.build(replaced_by=newer, source_url="https://example.vn/505")
    html = render_to_string("components/legal_document.html", {"document": document})
    assert '<a href="https://example.vn/505">505/QĐ-TTg</a>' in html
    printed = text_of(html)
    assert "Về Ngày Chuyển đổi số quốc gia. Thủ tướng Chính phủ, 22/04/2022." in printed
    assert "12/QĐ-TTg" in printed
    document.replaced_by, document.source_url = None, ""
    html = render_to_string("components/legal_document.html", {"document": document})
    assert "<strong>505/QĐ-TTg</strong>" in html
    assert "12/QĐ-TTg" not in html


@pytest.mark.django_db
def test_a_document_is_replaced_by_a_later_one_only():
    document = LegalDocumentFactory()
    older = LegalDocumentFactory(number="1/QĐ", issued_on=date(2020, 1, 1))
    for wrong in (document, older):
        document.replaced_by = wrong
        with pytest.raises(ValidationError) as refused:
            document.clean()
        assert list(refused.value.message_dict) == ["replaced_by"]
    document.replaced_by = LegalDocumentFactory(number="2/QĐ", issued_on=date(2024, 1, 1))
    document.clean()
    assert str(document) == "505/QĐ-TTg"
