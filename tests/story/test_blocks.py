"""Each block as readers get it, and what is left when its target is gone."""

import re

from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.media import (
    CustomDocumentFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
    SloganFactory,
)
from demo.factories.news import ArticlePageFactory
from demo.factories.programme import FigureFactory
from demo.factories.quiz_embed import QuizFactory
from demo.factories.story import (
    action,
    document,
    figures,
    gallery,
    heading,
    kit,
    paragraph,
    picture,
    quiz,
    quote,
    recording,
    related,
    slogan,
    table,
)
from news.models import ArticlePage
from story.blocks import StoryBlock
from story.checks import blocks_describe_themselves, blocks_to_choose
from story.templatetags.story_tags import IDS_OF_THE_FRAME, heading_anchor


def test_headings_have_anchors_made_of_their_words(told):
    html = told(heading("Đường lối của Đảng"), heading("Đường lối của Đảng"), heading("???"))
    assert '<h2 id="duong-loi-cua-dang">Đường lối của Đảng</h2>' in html
    assert '<h2 id="duong-loi-cua-dang-2">' in html
    assert '<h2 id="muc">' in html


def test_an_anchor_never_is_an_id_of_the_frame(told):
    assert '<h2 id="menu-2">Menu</h2>' in told(heading("Menu"))


@given(st.lists(st.sampled_from(["Bước", "Bước 2", "Bước 2 2", "Menu", "", "Share"]), max_size=12))
def test_anchors_are_unique_and_depend_on_the_words_before_them_only(words):
    def anchors(some):
        taken = set(IDS_OF_THE_FRAME)
        return [heading_anchor(each, taken) for each in some]

    found = anchors(words)
    assert len(set(found)) == len(found)
    assert not set(found) & IDS_OF_THE_FRAME
    assert anchors(words[:-1]) == found[:-1]


def test_paragraphs_keep_the_flow_and_other_blocks_stand_beside_it(told):
    html = told(
        paragraph("<p>Một</p>"), paragraph("<p>Hai</p>"), table(), paragraph("<p>Đoạn cuối</p>")
    )
    assert html.count('class="prose"') == 2
    assert html.index("Hai") < html.index("<table") < html.index("Đoạn cuối")


def test_a_quotation_names_its_source_if_it_has_one(told):
    assert "<figcaption>Kế hoạch 114</figcaption>" in told(quote("Đi từng ngõ.", "Kế hoạch 114"))
    assert "<figcaption>" not in told(quote("Đi từng ngõ."))


def test_a_table_has_a_caption_headings_and_numbers_as_they_are_read(told):
    html = told(table("Buổi học", ["Xã", "Lượt"], [["Nga Sơn", 12486], ["Thọ Xuân", None]]))
    assert "<caption>Buổi học</caption>" in html
    assert '<th scope="col">Xã</th>' in html and '<th scope="row">Nga Sơn</th>' in html
    assert '<td data-label="Lượt" class="num">12.486</td>' in html
    assert '<td data-label="Lượt"></td>' in html


def test_an_empty_table_prints_nothing(told):
    assert "<table" not in told(table("", [], []))


def test_a_picture_has_alternative_text_caption_and_credit(told):
    image = CustomImageFactory(credit="Tổ công nghệ số")
    html = told(picture(image, alt="Chợ sớm", caption="Quầy đầu tiên."))
    assert 'alt="Chợ sớm"' in html and "Quầy đầu tiên." in html and "Tổ công nghệ số" in html


def test_the_same_image_may_have_two_alternative_texts(told):
    image = CustomImageFactory()
    html = told(picture(image, alt="Gần"), picture(image, alt="Xa"))
    assert 'alt="Gần"' in html and 'alt="Xa"' in html


def test_a_gallery_shows_its_pictures(told):
    html = told(gallery([CustomImageFactory(), CustomImageFactory()], title="Ngày ra quân"))
    assert html.count("<img") == 3, "two, and the bits on top"
    assert "Ngày ra quân" in html


def test_figures_show_number_source_and_date(told):
    html = told(figures([FigureFactory(name="hộ", value=1286, source="Báo cáo nhanh")]))
    assert "1.286" in html and "Báo cáo nhanh" in html and "01/10/2024" in html


def test_a_figure_edited_once_changes_on_every_page(client, news, told):
    figure = FigureFactory(value=1268)
    pages = [ArticlePageFactory(parent=news, body=[figures([figure])]) for _ in range(2)]
    assert all("1.268" in client.get(page.url).content.decode() for page in pages)
    figure.value = 1286
    figure.save()
    assert all("1.286" in client.get(page.url).content.decode() for page in pages)


def test_a_button_leads_to_a_page_or_an_address(told, news):
    assert f'<a class="btn" href="{news.url}">Xem tin</a>' in told(action("Xem tin", page=news))
    assert '<a class="btn" href="/media/">' in told(action("Tải cả bộ", address="/media/"))


def test_related_pages_are_linked_in_their_order(told, news):
    first = ArticlePageFactory(parent=news, title="Thứ nhất")
    second = ArticlePageFactory(parent=news, title="Thứ hai")
    html = told(related([second, first], title="Đọc thêm ở đây"))
    assert html.index("Thứ hai") < html.index("Thứ nhất") and "Đọc thêm ở đây" in html


def test_parts_of_the_library_and_quizzes_stand_in_any_story(told):
    html = told(
        slogan(SloganFactory(wording="Mỗi nhà một buổi học")),
        kit(KitFactory.with_files(name="Bộ cho xã")),
        document(CustomDocumentFactory(title="Sổ tay"), note="Cho tổ công nghệ số"),
        recording(RecordingFactory(transcript="Bản tin sáng")),
        quiz(QuizFactory(), title="Thử trả lời"),
    )
    for words in (
        "Mỗi nhà một buổi học",
        "Bộ cho xã",
        "Sổ tay",
        "Cho tổ",
        "Bản tin sáng",
        "Thử trả",
    ):
        assert words in html, words
    assert "<form" in html


class TestGone:
    """The target was deleted or unpublished after the page was published."""

    @pytest.fixture
    def after(self, client, news):
        """The HTML of a story after something was done to its target."""

        def reading(block, change) -> str:
            page = ArticlePageFactory(parent=news, body=[paragraph("<p>Còn đây.</p>"), block])
            change()
            html = client.get(page.url).content.decode()
            assert "Còn đây." in html
            return html[html.index("<article") : html.rindex('id="share"')]

        return reading

    def test_a_deleted_image_leaves_nothing(self, after):
        image = CustomImageFactory()
        html = after(picture(image, alt="Đã xóa", caption="Đã xóa"), image.delete)
        assert "Đã xóa" not in html

    def test_a_gallery_leaves_deleted_images_out(self, after):
        image, kept = CustomImageFactory(), CustomImageFactory()
        html = after(gallery([image, kept], alt="Ảnh"), image.delete)
        assert html.count('alt="Ảnh"') == 1

    @pytest.mark.parametrize(
        ("block", "factory", "name"),
        [
            (slogan, SloganFactory, "wording"),
            (kit, KitFactory, "name"),
            (document, CustomDocumentFactory, "title"),
            (recording, RecordingFactory, "title"),
            (quiz, QuizFactory, "name"),
        ],
    )
    def test_a_deleted_record_leaves_nothing(self, after, block, factory, name):
        record = factory(**{name: "Sẽ mất"})
        assert "Sẽ mất" not in after(block(record), record.delete)

    def test_deleted_figures_leave_nothing(self, after):
        figure = FigureFactory()
        assert 'class="facts"' not in after(figures([figure]), figure.delete)

    def test_a_button_to_a_page_that_is_not_live_leaves_nothing(self, after, news):
        page = ArticlePageFactory(parent=news)
        assert "Đi tới" not in after(action("Đi tới", page=page), page.unpublish)

    def test_a_button_to_a_deleted_page_leaves_nothing(self, after, news):
        page = ArticlePageFactory(parent=news)
        assert "Đi tới" not in after(action("Đi tới", page=page), page.delete)

    @pytest.mark.parametrize("end", ["unpublish", "delete"])
    def test_related_pages_that_are_gone_leave_nothing(self, after, news, end):
        page = ArticlePageFactory(parent=news, title="Trang kia")
        html = after(related([page], title="Đọc nữa"), getattr(page, end))
        assert "Trang kia" not in html and "Đọc nữa" not in html

    @pytest.mark.parametrize("end", ["unpublish", "delete"])
    def test_a_link_in_the_text_keeps_its_words(self, after, news, end):
        page = ArticlePageFactory(parent=news)
        block = paragraph(f'<p>Xem <a linktype="page" id="{page.pk}">trang kia</a>.</p>')
        assert "<p>Xem trang kia.</p>" in after(block, getattr(page, end))


def test_links_in_the_text_lead_to_pages_documents_and_addresses(told, news):
    html = told(
        paragraph(
            f'<p><a id="{news.pk}" linktype="page">tin <b>mới</b></a> '
            '<a href="https://thanhhoa.gov.vn">cổng tỉnh</a> '
            '<a linktype="page" id="999999999999">mất</a> <a linktype="page">hỏng</a></p>'
        )
    )
    assert f'<a href="{news.url}">tin <b>mới</b></a>' in html
    assert '<a href="https://thanhhoa.gov.vn">cổng tỉnh</a>' in html
    assert " mất hỏng" in html


def test_a_story_takes_no_more_queries_for_more_links_and_blocks(
    client, news, django_assert_max_num_queries
):
    def page(count):
        others = ArticlePageFactory.create_batch(count, parent=news)
        link = "".join(f'<p><a linktype="page" id="{each.pk}">x</a></p>' for each in others)
        blocks = [paragraph(link) for _ in range(count)]
        blocks += [figures([FigureFactory()]) for _ in range(count)]
        return ArticlePageFactory(parent=news, body=blocks)

    few, many = page(3), page(12)
    client.get("/")
    with django_assert_max_num_queries(100) as first:
        client.get(few.url)
    with django_assert_max_num_queries(len(first)):
        client.get(many.url)


def test_a_story_renders_itself_where_a_template_only_names_it(news):
    page = ArticlePageFactory(parent=news, body=[heading("Tự in")])
    assert '<h2 id="tu-in">Tự in</h2>' in ArticlePage.objects.get(pk=page.pk).body.render_as_block()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//evil.example", "data:text/html,x", "media", "/a b", "/\x00"],
)
def test_a_button_leads_to_no_address_that_runs_or_misleads(address):
    block = StoryBlock().child_blocks["action"]
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"label": "Đi", "page": None, "address": address}))


@pytest.mark.parametrize("address", ["/media/", "https://thanhhoa.gov.vn/", "mailto:a@b.vn"])
def test_a_button_may_lead_to_our_own_and_other_addresses(address):
    block = StoryBlock().child_blocks["action"]
    value = block.to_python({"label": "Đi", "page": None, "address": address})
    assert block.clean(value)["address"] == address


def test_a_button_needs_a_page_or_an_address_once_it_is_published(db):
    story = StoryBlock()
    value = story.to_python(
        [{"type": "action", "value": {"label": "Đi", "page": None, "address": ""}}]
    )
    with pytest.raises(StreamBlockValidationError):
        story.clean(value)
    assert story.clean_deferred(value)


def test_every_block_describes_itself_and_has_a_preview(db):
    CustomImageFactory()
    FigureFactory()
    assert blocks_describe_themselves(None) == []
    for name, block in StoryBlock().child_blocks.items():
        assert block.label and block.meta.icon and block.meta.description, name
        if type(block).__module__.startswith("story."):
            assert block.is_previewable, name


def test_the_check_finds_a_block_without_description_or_template(monkeypatch):
    block = next(iter(blocks_to_choose()))
    monkeypatch.setattr(block.meta, "description", "", raising=False)
    monkeypatch.setattr(block.meta, "template", "", raising=False)
    assert [fault.id for fault in blocks_describe_themselves(None)] == ["story.E001", "story.E002"]


def test_blocks_are_previewed_in_the_sites_own_style(admin_client, home):
    CustomImageFactory()
    FigureFactory()
    ArticlePageFactory(parent=home)
    for name, block in StoryBlock().child_blocks.items():
        response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
        assert response.status_code == 200, name
        assert "css/site" in response.content.decode(), name


def test_no_id_stands_twice_on_a_page_with_everything(client, news):
    image = CustomImageFactory()
    body = [
        heading("Một"), heading("Một"), figures([FigureFactory()]), figures([FigureFactory()]),
        gallery([image, image], title="Ảnh"), gallery([image, image], title="Ảnh"),
        related([news]), related([news]),
    ]  # fmt: skip
    page = ArticlePageFactory(parent=news, body=body)
    ids = re.findall(r'\bid="([^"]+)"', client.get(page.url).content.decode())
    assert len(ids) == len(set(ids)), ids
