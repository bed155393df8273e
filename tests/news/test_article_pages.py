"""Articles as readers get them."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from demo.factories.media import CustomImageFactory, RecordingFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
    SeriesFactory,
)
from demo.factories.programme import FigureFactory, LegalDocumentFactory, TopicFactory
from demo.factories.story import figures, paragraph, story
from demo.factories.units import UnitFactory
from news.enums import ArticleKind


def test_an_article_is_read_at_its_address(client, news):
    article = ArticlePageFactory(parent=news, title="Đường lối của Đảng")
    response = client.get(article.url)
    assert response.status_code == 200
    assert article.url == "/tin-tuc/duong-loi-cua-dang/"
    html = response.content.decode()
    assert html.count("<h1>") == 1
    assert "style=" not in html.replace("stylesheet", "")
    assert not response.cookies


def test_an_article_says_its_kind_author_date_unit_and_reading_time(read, news):
    article = ArticlePageFactory(
        parent=news,
        kind=ArticleKind.REPORT,
        author_line="Minh Hà, Tổ biên tập",
        published_at=datetime(2024, 10, 5, 0, 30, tzinfo=UTC),
        unit=UnitFactory(name="Xã Hoằng Hóa"),
        topic=TopicFactory(name="An toàn trên mạng"),
        body=story(paragraph(f"<p>{'một ' * 960}</p>")),
    )
    html = read(article.url)
    assert article.get_kind_display() in html
    assert "Minh Hà, Tổ biên tập" in html
    assert "05/10/2024" in html and "07:30" in html
    assert 'datetime="2024-10-05T07:30:00+07:00"' in html
    assert "Xã Hoằng Hóa" in html and "An toàn trên mạng" in html
    assert article.reading_minutes == 4


def test_an_article_says_when_it_was_published_anew(read, news):
    article = ArticlePageFactory(parent=news)
    assert article.updated_at is None
    article.first_published_at = article.published_at
    article.last_published_at = article.published_at + timedelta(hours=2)
    article.save()
    assert article.updated_at == article.last_published_at
    assert f"{timezone.localtime(article.last_published_at):%H:%M, %d/%m/%Y}" in read(article.url)


def test_the_lead_image_has_its_alternative_text_caption_and_credit(read, news):
    article = ArticlePageFactory(
        parent=news,
        lead_image=CustomImageFactory(credit="Tổ công nghệ số xã"),
        lead_image_alt="Tổ trưởng chỉ cách quét mã",
        lead_image_caption="Buổi đầu tiên.",
    )
    html = read(article.url)
    assert 'alt="Tổ trưởng chỉ cách quét mã"' in html
    assert "Buổi đầu tiên." in html and "Tổ công nghệ số xã" in html


def test_a_video_is_shown_with_captions_and_transcript(read, news):
    video = RecordingFactory(video=True, transcript="Chào bà con.")
    html = read(ArticlePageFactory(parent=news, kind=ArticleKind.VIDEO, recording=video).url)
    assert "<video" in html and '<track kind="captions"' in html
    assert "Chào bà con." in html


def test_a_sound_is_shown_with_its_transcript(read, news):
    sound = RecordingFactory(transcript="Bản tin sáng nay.")
    html = read(ArticlePageFactory(parent=news, kind=ArticleKind.AUDIO, recording=sound).url)
    assert "<audio" in html and "Bản tin sáng nay." in html


def test_documents_series_and_corrections_are_shown(read, news):
    series = SeriesFactory(name="Từng ngõ, từng nhà")
    article = ArticlePageFactory(
        parent=news,
        series=series,
        documents=[LegalDocumentFactory()],
        corrections=[
            (
                "correction",
                {"at": datetime(2024, 10, 5, 2, 15, tzinfo=UTC), "text": "Sửa 1.268 thành 1.286."},
            )
        ],
    )
    html = read(article.url)
    assert "505/QĐ-TTg" in html
    assert f'href="/tin-tuc/?series={series.slug}"' in html
    assert "05/10/2024, 09:15" in html and "Sửa 1.268 thành 1.286." in html


def test_an_article_with_everything_takes_at_most_twenty_queries(news, queries):
    topic, unit, series = TopicFactory(), UnitFactory(), SeriesFactory()
    others = ArticlePageFactory.create_batch(6, parent=news, topic=topic, unit=unit)
    records = [FigureFactory() for _ in range(4)]
    links = "".join(f'<p><a linktype="page" id="{page.pk}">x</a></p>' for page in others)
    article = ArticlePageFactory(
        parent=news,
        topic=topic,
        unit=unit,
        series=series,
        related=others[:2],
        documents=[LegalDocumentFactory()],
        lead_image=CustomImageFactory(),
        lead_image_alt="x",
        body=story(figures(records), paragraph(links), paragraph(links), paragraph(links)),
    )
    assert queries(article.url) <= 20


class TestRelated:
    def titles(self, client, page) -> str:
        html = client.get(page.url).content.decode()
        return "".join(html.partition("<aside")[1:]).partition("</aside>")[0]

    def test_the_editors_choice_comes_first_then_what_shares_series_topic_or_unit(
        self, client, news
    ):
        topic, unit, series = TopicFactory(), UnitFactory(), SeriesFactory()
        chosen = ArticlePageFactory(parent=news, title="Chọn tay")
        ArticlePageFactory(parent=news, title="Cùng đơn vị", unit=unit)
        ArticlePageFactory(parent=news, title="Cùng chủ đề", topic=topic)
        ArticlePageFactory(parent=news, title="Cùng chuyên đề", series=series)
        ArticlePageFactory(parent=news, title="Không liên quan")
        article = ArticlePageFactory(
            parent=news, topic=topic, unit=unit, series=series, related=[chosen]
        )
        shown = self.titles(client, article)
        places = [
            shown.index(title)
            for title in ("Chọn tay", "Cùng chuyên đề", "Cùng chủ đề", "Cùng đơn vị")
        ]
        assert places == sorted(places)
        assert "Không liên quan" not in shown

    def test_a_page_chosen_and_shared_stands_there_once(self, client, news):
        topic = TopicFactory()
        other = ArticlePageFactory(parent=news, title="Một lần thôi", topic=topic)
        article = ArticlePageFactory(parent=news, topic=topic, related=[other])
        assert self.titles(client, article).count("Một lần thôi") == 1

    def test_never_itself_a_draft_a_private_page_or_another_languages(
        self, client, news, home, english
    ):
        topic = TopicFactory()
        draft = ArticlePageFactory(parent=news, title="Bản nháp", topic=topic, live=False)
        private = ArticlePageFactory(parent=news, title="Riêng tư", topic=topic)
        PageViewRestriction.objects.create(
            page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
        english_home = home.copy_for_translation(english)
        english_home.save_revision().publish()
        english_news = NewsIndexPageFactory(
            parent=english_home, locale=english, title="News", translation_key=news.translation_key
        )
        foreign = ArticlePageFactory(
            parent=english_news, locale=english, title="In English", topic=topic
        )
        article = ArticlePageFactory(parent=news, title="Chính nó", topic=topic)
        for page in (article, draft, private, foreign):
            article.related_links.create(target=page)
        article.save()
        shown = self.titles(client, article)
        for title in ("Chính nó", "Bản nháp", "Riêng tư", "In English"):
            assert title not in shown

    def test_a_translation_relates_to_translations(self, client, news, home, english):
        english_home = home.copy_for_translation(english)
        english_home.save_revision().publish()
        english_news = NewsIndexPageFactory(
            parent=english_home, locale=english, title="News", translation_key=news.translation_key
        )
        other = ArticlePageFactory(parent=news, title="Bài kia")
        ArticlePageFactory(
            parent=english_news,
            locale=english,
            title="That other article",
            translation_key=other.translation_key,
        )
        article = ArticlePageFactory(
            parent=english_news, locale=english, title="This one", related=[other]
        )
        shown = self.titles(client, article)
        assert "That other article" in shown and "Bài kia" not in shown

    def test_model_stories_relate_by_topic_place_or_pillar(self, read, model_stories):
        story = ModelStoryPageFactory(parent=model_stories, title="Mô hình này")
        ModelStoryPageFactory(parent=model_stories, title="Mô hình kia", place=story.place)
        ModelStoryPageFactory(parent=model_stories, title="Còn nháp", live=False)
        html = read(story.url)
        assert "Mô hình kia" in html and "Còn nháp" not in html


@pytest.mark.parametrize("preview", ["", "default"])
def test_an_article_that_is_not_saved_yet_can_be_previewed(news, rf, preview):
    article = ArticlePageFactory.build(title="Chưa lưu", slug="")
    article.path, article.depth = news.path + "0001", news.depth + 1
    article.locale = news.locale
    response = article.make_preview_request(preview_mode=preview)
    assert response.status_code == 200
    assert "Chưa lưu" in response.rendered_content
