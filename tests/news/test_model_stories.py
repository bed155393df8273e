"""Model stories as readers get them."""

import pytest

from demo.factories.news import ModelStoryPageFactory, result_figures
from demo.factories.programme import FigureFactory, PillarFactory, TopicFactory
from demo.factories.story import heading, step, story
from demo.factories.units import UnitFactory


def test_a_model_story_shows_all_its_parts(read, model_stories):
    page = ModelStoryPageFactory(
        parent=model_stories,
        title="Chợ quê quét mã",
        problem="<p>Thiếu tiền lẻ.</p>",
        what_was_done="<p>Dán mã từng quầy.</p>",
        steps=[step("In mã", "<p>Mỗi quầy một mã.</p>"), step("Thử trả", "<p>Mua mớ rau.</p>")],
        results="<p>182 quầy nhận chuyển khoản.</p>",
        limits="<p>Mạng yếu buổi sáng.</p>",
        figures=result_figures(FigureFactory(name="quầy nhận mã", value=182, source="Ban chợ")),
        cost=1_250_000,
        cost_note="In mã và bọc nhựa",
        place=UnitFactory(name="Xã Thọ Xuân"),
        topic=TopicFactory(name="Thanh toán"),
        period="Tháng 3",
        done_by="Đoàn xã",
        contact="UBND xã, 0237 123 4567",
        body=story(heading("Nhìn gần")),
    )
    html = read(page.url)
    for text in (
        "Thiếu tiền lẻ.", "Dán mã từng quầy.", "<h3>In mã</h3>", "Mỗi quầy một mã.", "Mua mớ rau.",
        "182 quầy nhận chuyển khoản.", "Mạng yếu buổi sáng.", "quầy nhận mã", "Ban chợ",
        "1.250.000 đồng", "In mã và bọc nhựa", "Xã Thọ Xuân", "Thanh toán", "Tháng 3", "Đoàn xã",
        "UBND xã, 0237 123 4567", "Nhìn gần", "Kinh tế số",
    ):  # fmt: skip
        assert text in html, text
    assert html.count("<h1>") == 1


def test_a_model_that_cost_nothing_says_so_and_an_unknown_cost_is_left_out(read, model_stories):
    free = ModelStoryPageFactory(parent=model_stories, cost=0, cost_note="")
    unknown = ModelStoryPageFactory(parent=model_stories, cost=None)
    assert free.cost_label and free.cost_label in read(free.url)
    assert unknown.cost_label == ""


def test_a_deleted_figure_is_left_out(read, model_stories):
    figure = FigureFactory(name="sẽ bị xóa")
    page = ModelStoryPageFactory(parent=model_stories, figures=result_figures(figure))
    figure.delete()
    assert 'class="facts"' not in read(page.url)


def test_links_in_the_fixed_parts_lead_to_live_pages(read, model_stories):
    other = ModelStoryPageFactory(parent=model_stories, title="Kia")
    link = f'<p><a linktype="page" id="{other.pk}">mô hình kia</a></p>'
    page = ModelStoryPageFactory(
        parent=model_stories, problem=link, steps=[step("Xem", link)], results=link
    )
    assert read(page.url).count(f'<a href="{other.url}">mô hình kia</a>') == 3


@pytest.mark.parametrize("count", [1, 12])
def test_a_model_story_takes_at_most_twenty_queries(queries, model_stories, count):
    others = ModelStoryPageFactory.create_batch(count, parent=model_stories)
    links = "".join(f'<p><a linktype="page" id="{each.pk}">x</a></p>' for each in others)
    page = ModelStoryPageFactory(
        parent=model_stories,
        problem=links,
        steps=[step("Xem", links) for _ in range(count)],
        figures=result_figures(*[FigureFactory() for _ in range(4)]),
    )
    assert queries(page.url) <= 20


def test_cards_show_the_first_figure_of_each_story_in_as_many_queries_for_more(
    client, model_stories, queries
):
    place, pillar = UnitFactory(), PillarFactory()

    def story(value):
        first = FigureFactory(name="có gian hàng", value=value, unit="hộ")
        figures = result_figures(first, FigureFactory(value=7777))
        ModelStoryPageFactory(parent=model_stories, place=place, pillar=pillar, figures=figures)

    story(4601)
    few = queries(model_stories.url)
    story(4602)
    story(4603)
    assert queries(model_stories.url) == few
    html = client.get(model_stories.url).content.decode()
    for value in ("4.601", "4.602", "4.603"):
        assert f'<span class="big">{value}\u00a0hộ</span> có gian hàng' in html
    assert "7.777" not in html


def test_a_card_follows_its_figure_and_does_without(client, model_stories):
    figure = FigureFactory(value=4601)
    page = ModelStoryPageFactory(parent=model_stories, figures=result_figures(figure))
    figure.value = 4605
    figure.save()
    assert "4.605" in client.get(model_stories.url).content.decode()
    figure.delete()
    html = client.get(model_stories.url).content.decode()
    assert page.title in html and 'class="big"' not in html
