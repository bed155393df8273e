"""Every text of news reaches the translators, and nothing else does."""

from datetime import UTC, datetime

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail_localize.models import TranslationSource

from demo.factories import story
from demo.factories.media import (
    CustomDocumentFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
    SloganFactory,
)
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, result_figures
from demo.factories.programme import FigureFactory, LegalDocumentFactory, TopicFactory
from demo.factories.quiz_embed import QuizFactory
from demo.factories.translation import translate_page
from demo.factories.units import UnitFactory
from news.models import RelatedLink

IN_A_STORY = {
    "Tiêu đề trong bài": "A heading",
    "Đoạn văn": "A paragraph",
    "Lời trích": "A quotation",
    "Người nói": "The speaker",
    "Bảng này": "This table",
    "Cột một": "Column one",
    "Cột hai": "Column two",
    "Ô đầu": "First cell",
    "Mô tả ảnh": "What the image shows",
    "Chú thích ảnh": "Caption of the image",
    "Tên bộ ảnh": "Name of the gallery",
    "Tên số liệu": "Name of the figures",
    "Nhấn vào đây nhé": "Press the button",
    "Tên phần đọc thêm": "Read these too",
    "Tên câu hỏi": "Name of the quiz",
    "Lời về tài liệu": "Note on the file",
}

IN_AN_ARTICLE = IN_A_STORY | {
    "Bài đủ mọi khối": "An article with all blocks",
    "Tóm tắt bài": "Summary of it",
    "Ban biên tập tỉnh": "Editors of the province",
    "Mô tả ảnh trên đầu": "What the lead image shows",
    "Chú thích ảnh trên đầu": "Caption of the lead image",
    "Đã sửa một số": "One number was corrected",
}

IN_A_MODEL_STORY = IN_A_STORY | {
    "Mô hình đủ phần": "A model with all parts",
    "Tóm tắt mô hình": "Summary of the model",
    "Vấn đề cũ": "The old problem",
    "Cách đã làm": "The way it was done",
    "Tên bước một": "Name of step one",
    "Lời bước một": "Words of step one",
    "Kết quả thu được": "What came of it all",
    "Chưa làm được": "Not done yet",
    "Tiền đi đâu": "Where the money went",
    "Khi nào": "When",
    "Những ai": "Who",
    "Hỏi ai": "Whom to ask",
}


@pytest.fixture
def in_english(home, news, model_stories, english):
    """The parents in English, so that their children can be translated."""
    texts = {
        home.title: "Day", news.title: "News", model_stories.title: "Models",
        news.summary: "All news", model_stories.summary: "All models",
    }  # fmt: skip
    return [translate_page(page, texts) for page in (home, news, model_stories)]


def body(image, figure, page):
    return [
        story.heading("Tiêu đề trong bài"),
        story.paragraph("<p>Đoạn văn</p>"),
        story.quote("Lời trích", "Người nói"),
        story.table("Bảng này", ["Cột một", "Cột hai"], [["Ô đầu", 12]]),
        story.picture(image, "Mô tả ảnh", "Chú thích ảnh"),
        story.gallery([image, image], "Mô tả ảnh", "Tên bộ ảnh"),
        story.figures([figure], "Tên số liệu"),
        story.action("Nhấn vào đây nhé", address="/media/"),
        story.related([page], "Tên phần đọc thêm"),
        story.quiz(QuizFactory(), "Tên câu hỏi"),
        story.document(CustomDocumentFactory(), "Lời về tài liệu"),
        story.slogan(SloganFactory()),
        story.kit(KitFactory()),
        story.recording(RecordingFactory()),
    ]


@pytest.fixture
def article(news):
    return ArticlePageFactory(
        parent=news,
        title="Bài đủ mọi khối",
        summary="Tóm tắt bài",
        author_line="Ban biên tập tỉnh",
        lead_image=CustomImageFactory(),
        lead_image_alt="Mô tả ảnh trên đầu",
        lead_image_caption="Chú thích ảnh trên đầu",
        kind="report",
        published_at=datetime(2024, 10, 5, 0, 30, tzinfo=UTC),
        topic=TopicFactory(),
        unit=UnitFactory(),
        documents=[LegalDocumentFactory()],
        related=[news],
        corrections=[("correction", {"at": datetime.now(UTC), "text": "Đã sửa một số"})],
        body=body(CustomImageFactory(), FigureFactory(), news),
    )


@pytest.fixture
def model_story(model_stories, news):
    return ModelStoryPageFactory(
        parent=model_stories,
        title="Mô hình đủ phần",
        summary="Tóm tắt mô hình",
        problem="<p>Vấn đề cũ</p>",
        what_was_done="<p>Cách đã làm</p>",
        steps=[story.step("Tên bước một", "<p>Lời bước một</p>")],
        results="<p>Kết quả thu được</p>",
        limits="<p>Chưa làm được</p>",
        figures=result_figures(FigureFactory()),
        cost_note="Tiền đi đâu",
        period="Khi nào",
        done_by="Những ai",
        contact="Hỏi ai",
        body=body(CustomImageFactory(), FigureFactory(), news),
    )


@pytest.mark.parametrize(
    ("name", "texts"), [("article", IN_AN_ARTICLE), ("model_story", IN_A_MODEL_STORY)]
)
def test_translators_get_every_text_and_no_machine_word(request, name, texts):
    page = request.getfixturevalue(name)
    stored = type(page).objects.get(pk=page.pk)
    source, _ = TranslationSource.get_or_create_from_instance(stored)
    found = {
        segment.string.data
        for segment in source.stringsegment_set.select_related("string", "context")
        if segment.context.path != "slug"
    }
    assert found == set(texts)


def test_a_translated_article_has_its_texts_in_english_and_shares_the_rest(
    client, in_english, article
):
    page = translate_page(article, IN_AN_ARTICLE).specific
    assert page.kind == article.kind
    assert page.published_at == article.published_at
    assert (page.topic_id, page.unit_id) == (article.topic_id, article.unit_id)
    assert page.lead_image_id == article.lead_image_id
    assert list(page.documents.all()) == list(article.documents.all())
    html = client.get(page.url).content.decode()
    for vietnamese, words in IN_AN_ARTICLE.items():
        assert words in html, words
        assert vietnamese not in html, vietnamese
    assert 'href="/en/news/"' in html, "related pages are the English ones"


def test_a_translated_model_story_has_its_texts_in_english(client, in_english, model_story):
    page = translate_page(model_story, IN_A_MODEL_STORY).specific
    assert (page.place_id, page.pillar_id, page.cost) == (
        model_story.place_id,
        model_story.pillar_id,
        model_story.cost,
    )
    html = client.get(page.url).content.decode()
    for vietnamese, words in IN_A_MODEL_STORY.items():
        assert words in html, words
        assert vietnamese not in html, vietnamese
    assert "16,000,000 đồng" in html


def test_the_numbers_of_a_table_are_the_same_in_both_languages(client, in_english, article):
    page = translate_page(article, IN_AN_ARTICLE)
    html = client.get(page.url).content.decode()
    assert 'class="num">12</td>' in html


def test_no_task_waits_for_a_child_row_that_a_translation_replaced(settings, in_english, article):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before = set(RelatedLink.objects.values_list("pk", flat=True))
    translate_page(article, IN_AN_ARTICLE)
    waited_for = {
        int(args[2])
        for task in DBTaskResult.objects.ready()
        if (args := task.args_kwargs["args"])[:2] == ["news", "relatedlink"]
    }
    there = set(RelatedLink.objects.values_list("pk", flat=True))
    assert waited_for == there - before
