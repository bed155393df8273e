"""Model stories side by side, as readers get them."""

import re

from wagtail.models import PageViewRestriction

import pytest

from demo.factories.media import CustomImageFactory
from demo.factories.news import (
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    result_figures,
)
from demo.factories.programme import FigureFactory, PillarFactory, TopicFactory
from demo.factories.story import step
from demo.factories.units import UnitFactory

GONE = "Có mô hình đã chọn không có, hoặc không còn, trong danh sách này."
NONE_CHOSEN = "Hãy đánh dấu hai hoặc ba mô hình, rồi bấm So sánh."
ONE_CHOSEN = "Hãy đánh dấu thêm một hoặc hai mô hình, rồi bấm So sánh."


def ask(index, *values, extra=""):
    return f"{index.url}?" + "&".join(f"compare={value}" for value in values) + extra


@pytest.fixture
def market(model_stories):
    return ModelStoryPageFactory(
        parent=model_stories,
        title="Chợ quê quét mã",
        problem="<p>Thiếu tiền lẻ.</p>",
        what_was_done="<p>Dán mã từng quầy.</p>",
        steps=[step("In mã", "<p>Mỗi quầy một mã.</p>"), step("Thử trả", "<p>Mua mớ rau.</p>")],
        results="<p>Các quầy nhận chuyển khoản.</p>",
        limits="<p>Mạng yếu buổi sáng.</p>",
        figures=result_figures(FigureFactory(name="quầy nhận mã", value=1820, source="Ban chợ")),
        cost=1_250_000,
        cost_note="In mã và bọc nhựa",
        place=UnitFactory(name="Xã Thọ Xuân"),
        pillar=PillarFactory(name="Kinh tế số"),
        topic=TopicFactory(name="Thanh toán"),
        period="Tháng 3",
        done_by="Đoàn xã",
        contact="UBND xã, 0237 123 4567",
    )


@pytest.fixture
def village(model_stories):
    return ModelStoryPageFactory(
        parent=model_stories,
        title="Làng chiếu cói",
        cost=None,
        cost_note="",
        place=UnitFactory(name="Xã Nga Liên"),
    )


def test_two_models_stand_side_by_side(read, model_stories, market, village):
    html = read(ask(model_stories, village.pk, market.pk))
    for text in (
        "So sánh 2 mô hình", "Thiếu tiền lẻ.", "Dán mã từng quầy.", "<li>In mã</li>", "<li>Thử trả</li>",
        "Các quầy nhận chuyển khoản.", "Mạng yếu buổi sáng.", "quầy nhận mã", "1.820", "Ban chợ",
        "1.250.000 đồng. In mã và bọc nhựa", "Xã Thọ Xuân", "Kinh tế số", "Thanh toán", "Tháng 3",
        "Đoàn xã", "UBND xã, 0237 123 4567", "Xã Nga Liên", f'href="{market.url}"',
    ):  # fmt: skip
        assert text in html, text
    assert html.count("<h1>") == 1
    columns = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html)
    assert columns == ["Làng chiếu cói", "Chợ quê quét mã"]
    # What one of them does not tell is said to be missing, and nothing is said of what none has.
    (cost,) = re.findall(r'<th scope="row"[^>]*>Chi phí</th>(.*?)</tr>', html, re.DOTALL)
    assert "chưa nêu" in cost
    assert "noindex" in html
    assert html.count("<table") == 1


def test_a_part_that_no_model_has_is_left_out(read, model_stories):
    plain = {"topic": None, "period": "", "limits": "", "figures": []}
    first, second = ModelStoryPageFactory.create_batch(2, parent=model_stories, **plain)
    rows = re.findall(
        r'<th scope="row"[^>]*>(.*?)</th>', read(ask(model_stories, first.pk, second.pk))
    )
    assert not {"Chủ đề", "Thời gian", "Điều chưa làm được", "Số liệu"} & set(rows)
    assert "Vấn đề" in rows


def test_a_deleted_figure_and_links_to_other_pages_follow_what_there_is(
    read, model_stories, market
):
    figure = FigureFactory(name="sẽ bị xóa")
    link = f'<p><a linktype="page" id="{market.pk}">chợ quê</a></p>'
    linked = ModelStoryPageFactory(
        parent=model_stories, figures=result_figures(figure), problem=link
    )
    figure.delete()
    html = read(ask(model_stories, market.pk, linked.pk))
    assert "sẽ bị xóa" not in html
    assert f'<a href="{market.url}">chợ quê</a>' in html


def test_the_list_lets_readers_tick_models(read, model_stories, market, village):
    html = read(model_stories.url)
    boxes = re.findall(r'<input type="checkbox" form="compare" name="compare" value="(\d+)">', html)
    assert {int(value) for value in boxes} == {market.pk, village.pk}
    assert '<form class="cluster no-print" id="compare" method="get"' in html


def test_a_single_model_has_nothing_to_stand_beside(read, model_stories):
    ModelStoryPageFactory(parent=model_stories)
    assert 'name="compare"' not in read(model_stories.url)


def test_ticking_nothing_says_what_to_do(read, model_stories, market, village):
    html = read(f"{model_stories.url}?view=comparison")
    assert NONE_CHOSEN in html and GONE not in html
    assert NONE_CHOSEN not in read(model_stories.url)


@pytest.mark.parametrize("times", [1, 2])
def test_one_model_waits_for_another(read, model_stories, market, village, times):
    html = read(ask(model_stories, *[market.pk] * times))
    assert ONE_CHOSEN in html and GONE not in html
    assert f'name="compare" value="{market.pk}" checked>' in html
    assert f'name="compare" value="{village.pk}">' in html


def test_a_models_own_page_leads_to_the_list_with_it_ticked(read, model_stories, market, village):
    address = f"{model_stories.url}?compare={market.pk}"
    assert f'href="{address}"' in read(market.url)
    assert f'value="{market.pk}" checked>' in read(address)


def test_what_is_ticked_stays_through_filters_and_pages(read, model_stories):
    """Without a script: a ticked model that another part of the list holds is shown above it."""
    stories = ModelStoryPageFactory.create_batch(14, parent=model_stories, pillar=PillarFactory())
    chosen = stories[0]
    address = ask(model_stories, chosen.pk)
    pages = [read(f"{address}&page={number}") for number in (1, 2)]
    assert [html.count(f'value="{chosen.pk}" checked>') for html in pages] == [1, 1]
    assert sum(html.count('class="note stack') for html in pages) == 2
    assert f"compare={chosen.pk}&amp;page=2" in pages[0]
    other = ModelStoryPageFactory(parent=model_stories, pillar=PillarFactory(slug="khac"))
    filtered = read(f"{address}&pillar=khac")
    assert f'<input type="hidden" name="compare" value="{chosen.pk}">' in filtered
    assert 'class="chips"' in filtered and f'href="?compare={chosen.pk}"' in filtered
    assert other.title in filtered


def test_more_than_three_are_too_many(read, model_stories):
    stories = ModelStoryPageFactory.create_batch(4, parent=model_stories)
    html = read(ask(model_stories, *[story.pk for story in stories]))
    assert "Mỗi lần xem được nhiều nhất 3 mô hình cạnh nhau, mà bạn đã đánh dấu 4." in html
    assert html.count(" checked>") >= 4
    assert "<table" not in html
    assert "<table" in read(ask(model_stories, *[story.pk for story in stories[:3]]))


@pytest.mark.parametrize(
    "value", ["0", "-1", "999999999", "9" * 60, "١٢", "khong-co", "1.5", "%ff", "1'--", "²"]
)
def test_a_number_that_leads_to_nothing_gets_a_clear_sentence(read, model_stories, market, value):
    html = read(ask(model_stories, market.pk, value))
    assert ONE_CHOSEN in html
    both = read(
        ask(model_stories, market.pk, ModelStoryPageFactory(parent=model_stories).pk, value)
    )
    assert "<table" in both


def test_what_is_not_public_is_answered_like_what_is_not_there(
    read, client, home, model_stories, market, english
):
    draft = ModelStoryPageFactory(parent=model_stories, title="Bản nháp kín", live=False)
    closed = ModelStoryPageFactory(parent=model_stories, title="Bản kín có mật khẩu")
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="mở-cửa"
    )
    elsewhere = ModelStoryPageFactory(
        parent=ModelStoryIndexPageFactory(parent=home, title="Khác"), title="Mô hình nơi khác"
    )
    others = [draft.pk, closed.pk, elsewhere.pk, model_stories.pk, 10**9]
    answers = set()
    for number in others:
        html = read(ask(model_stories, market.pk, number))
        assert GONE in html and ONE_CHOSEN in html
        assert not [page.title for page in (draft, closed, elsewhere) if page.title in html]
        answers.add(html)
    assert len(answers) == 1, "the answer tells what lies behind a number"


def test_english_readers_are_told_in_english(read, client, model_stories, market, village, english):
    top = model_stories.get_parent().specific.copy_for_translation(english)
    top.save_revision().publish()
    index = model_stories.copy_for_translation(english)
    index.save_revision().publish()
    translated = [story.copy_for_translation(english) for story in (market, village)]
    for page in translated:
        page.save_revision().publish()
    html = read(ask(index, *[page.pk for page in translated]))
    assert "Comparing 2 models" in html and "What was done" in html
    html = read(ask(index, market.pk, village.pk))
    assert "Tick two or three models, then press Compare." in html
    assert "A model that was chosen is not on this list, or not any more." in html


def test_a_change_of_a_story_is_seen_at_once(read, model_stories, market, village):
    address = ask(model_stories, market.pk, village.pk)
    read(address)
    market.contact = "Bưu điện xã"
    market.save_revision().publish()
    assert "Bưu điện xã" in read(address)
    market.unpublish()
    assert GONE in read(address)


def test_a_comparison_takes_as_many_queries_for_three_rich_models_as_for_two_plain_ones(
    queries, model_stories
):
    image = CustomImageFactory()

    def story(linked=()):
        links = "".join(f'<p><a linktype="page" id="{each.pk}">x</a></p>' for each in linked)
        return ModelStoryPageFactory(
            parent=model_stories,
            problem=links or "<p>x</p>",
            topic=TopicFactory(),
            steps=[step("Xem", "<p>x</p>")] * (len(linked) + 1),
            figures=result_figures(*[FigureFactory() for _ in range(len(linked) + 1)]),
            lead_image=image,
            lead_image_alt="Ảnh",
        )

    first = story()
    second = story([first])
    few = queries(ask(model_stories, first.pk, second.pk))
    third, fourth = story([first, second]), story([first, second, first])
    assert queries(ask(model_stories, second.pk, third.pk, fourth.pk)) == few <= 20
