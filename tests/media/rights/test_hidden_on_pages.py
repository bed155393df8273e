"""What may not be shown (any more) leaves every page that uses it, and the page stays whole."""

import json
import re
from datetime import timedelta

from django.utils import timezone

from wagtail.rich_text import expand_db_html

import pytest
import time_machine
from bs4 import BeautifulSoup

from demo.factories import story
from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    WorkshopPageFactory,
    paper,
)
from demo.factories.home import StandardPageFactory
from demo.factories.media import CustomDocumentFactory, CustomImageFactory, RecordingFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.users import UserFactory
from media.blocks import DocumentBlock, RecordingBlock
from news.enums import ArticleKind
from story.blocks.pictures import GalleryBlock, PictureBlock
from story.blocks.steps import StepBlock
from tests.media.conftest import permitted

pytestmark = pytest.mark.django_db

SECRET = "Ảnh của người đã rút đồng ý"


def today():
    return timezone.localdate()


def hide(thing):
    """Its right has ended."""
    thing.rights_until = today()
    thing.save()
    return thing


@pytest.fixture
def image():
    return CustomImageFactory(title="khong-con-duoc-dung", credit=SECRET)


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shows(html):
    return SECRET in html or "khong-con-duoc-dung" in html


def test_a_lead_image_leaves_its_article_cards_feeds_and_machine_readable_data(
    client, home, news, image
):
    article = ArticlePageFactory(parent=news, lead_image=image, lead_image_alt="Lớp học")
    pages = [
        article.url,
        news.url,
        home.url,
        "/feeds/rss.xml",
        "/feeds/atom.xml",
        "/feeds/feed.json",
    ]
    before = [client.get(address).content.decode() for address in pages]
    assert shows(before[0]) and all("/files/" in html for html in before)
    hide(image)
    for address in pages:
        html = html_of(client, address)
        assert not shows(html) and "/files/" not in html, address
    # The drawn bits take the place of the picture, as where none was chosen.
    soup = BeautifulSoup(html_of(client, article.url), "html.parser")
    assert soup.select_one("figure img[src*='/bits/']") or soup.select_one(
        "figure img[src$='.svg']"
    )
    data = json.loads(soup.select_one("script[type='application/ld+json']").string)
    assert "image" not in data


def test_a_model_story_does_without_its_lead_image(client, home, image):
    stories = ModelStoryIndexPageFactory(parent=home)
    page = ModelStoryPageFactory(parent=stories, lead_image=image, lead_image_alt="Lớp học")
    assert shows(html_of(client, page.url))
    hide(image)
    for address in (page.url, stories.url, home.url):
        assert not shows(html_of(client, address))


def test_pictures_in_a_text_leave_no_frame_behind(client, home, image):
    other = CustomImageFactory(credit="Ảnh khác")
    page = StandardPageFactory(
        parent=home,
        body=story.story(
            story.picture(image, caption="Chú thích bị ẩn"),
            story.gallery([image, other], title="Hai ảnh"),
            story.gallery([image, image], title="Ảnh bị ẩn cả"),
        ),
    )
    assert html_of(client, page.url).count("<figure>") == 5
    hide(image)
    html = html_of(client, page.url)
    assert not shows(html) and "Chú thích bị ẩn" not in html and "Ảnh bị ẩn cả" not in html
    assert html.count("<figure>") == 1 and "Hai ảnh" in html and "Ảnh khác" in html


@pytest.mark.parametrize("block", [PictureBlock(), StepBlock()])
def test_a_hidden_picture_of_any_block_prints_nothing(block, image):
    chosen = {"image": hide(image).pk, "alt_text": "Lớp học", "decorative": False}
    html = block.render(block.to_python({"image": chosen, "caption": SECRET, "title": "Bước một"}))
    assert "<figure" not in html and "<img" not in html and SECRET not in html


def test_a_gallery_survives_deleted_and_hidden_pictures(image):
    block = GalleryBlock()
    gone = CustomImageFactory()
    pictures = [
        {"image": {"image": each.pk, "alt_text": "", "decorative": True}, "caption": ""}
        for each in (hide(image), gone)
    ]
    gone.delete()
    assert block.render(block.to_python({"heading": "Ảnh", "pictures": pictures})).strip() == ""


def test_a_saved_copy_carries_no_hidden_picture(client, home, image):
    page = StandardPageFactory(parent=home, body=story.story(story.picture(image)))
    address = f"/s/{page.short_link.code}.html"
    assert "data:image/png" in html_of(client, address) and shows(html_of(client, address))
    hide(image)
    assert not shows(html_of(client, address))
    assert "data:image/png" not in html_of(client, address)


def test_a_film_leaves_its_article_and_machine_readable_data(client, news):
    film = RecordingFactory(video=True, title="Phim bị ẩn", transcript="Lời bị ẩn")
    article = ArticlePageFactory(
        parent=news, kind=ArticleKind.VIDEO, recording=film, body=story.story(story.recording(film))
    )
    assert html_of(client, article.url).count("<video") == 2
    hide(film)
    html = html_of(client, article.url)
    for left in ("<video", "Phim bị ẩn", "Lời bị ẩn", "VideoObject", film.file.name):
        assert left not in html
    assert RecordingBlock().render(RecordingBlock().to_python({"recording": film.pk})).strip() == ""


def test_a_document_leaves_its_block_links_and_papers(client, home, news):
    document = CustomDocumentFactory(title="Tài liệu bị ẩn")
    link = f'<p>Đọc <a linktype="document" id="{document.pk}">tài liệu</a>.</p>'
    page = StandardPageFactory(
        parent=home, body=story.story(story.document(document), story.paragraph(link))
    )
    campaign = CampaignPageFactory(parent=CampaignIndexPageFactory(parent=home))
    workshop = WorkshopPageFactory(
        parent=campaign, fixed=True, papers=[paper("Tham luận bị ẩn", document=document)]
    )
    assert html_of(client, page.url).count(document.url) == 2
    assert document.url in html_of(client, workshop.url)
    hide(document)
    html = html_of(client, page.url)
    assert document.url not in html and "Tài liệu bị ẩn" not in html
    # The words of a link stay.
    assert re.search(r"<a>tài liệu</a>", html)
    html = html_of(client, workshop.url)
    assert document.url not in html and "Tham luận bị ẩn" not in html
    block = DocumentBlock()
    assert block.render(block.to_python({"document": document.pk, "note": "x"})).strip() == ""


def test_an_image_inside_a_text_of_old_is_left_out(image):
    other = CustomImageFactory()
    embed = '<embed embedtype="image" id="{}" format="fullwidth" alt="Lớp học"/>'
    html = f"<p>A</p>{embed.format(image.pk)}{embed.format(other.pk)}{embed.format(10**9)}"
    assert expand_db_html(html).count("<img") == 2
    hide(image)
    shown = expand_db_html(html)
    assert shown.count("<img") == 1 and str(other.get_rendition("width-800").url) in shown


def test_links_to_documents_of_a_text_take_one_query(django_assert_num_queries):
    documents = CustomDocumentFactory.create_batch(3)
    html = "".join(f'<a linktype="document" id="{each.pk}">x</a>' for each in documents)
    with django_assert_num_queries(1):
        assert expand_db_html(html).count("href") == 3


def test_the_address_of_a_hidden_document_answers_editors_only(client, home):
    document = CustomDocumentFactory()
    assert client.get(document.url).status_code == 200
    hide(document)
    assert client.get(document.url).status_code == 404
    client.force_login(permitted("add_kit"))
    assert client.get(document.url).status_code == 404
    client.force_login(UserFactory(superuser=True))
    response = client.get(document.url)
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]


def test_what_is_said_of_a_hidden_picture_is_not_found(
    client, home, image, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = StandardPageFactory(
            parent=home,
            title="Lớp học buổi tối",
            body=story.story(
                story.picture(image, alt="Quạt nan", caption="Chiếu cói"),
                story.gallery([image, CustomImageFactory()], alt="Đèn dầu"),
            ),
        )

    def finds(words):
        return page.url in html_of(client, f"/search/?q={words}")

    assert all(finds(words) for words in ("quạt nan", "chiếu cói", "đèn dầu", "lớp học buổi tối"))
    with django_capture_on_commit_callbacks(execute=True):
        hide(image)
    assert not finds("quạt nan") and not finds("chiếu cói")
    # The other picture of the gallery is still there.
    assert finds("đèn dầu") and finds("lớp học buổi tối")
    with django_capture_on_commit_callbacks(execute=True):
        image.rights_until = None
        image.save()
    assert finds("quạt nan") and finds("chiếu cói")


def test_at_midnight_a_remembered_page_forgets_what_has_ended(client, news, image):
    article = ArticlePageFactory(parent=news, lead_image=image, lead_image_alt="Lớp học")
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    midnight += timedelta(days=3)
    image.rights_until = midnight.date()
    image.save()
    with time_machine.travel(midnight - timedelta(seconds=20)) as clock:
        assert shows(html_of(client, article.url))
        assert shows(html_of(client, article.url))
        clock.shift(timedelta(seconds=21))
        assert not shows(html_of(client, article.url))


def test_a_list_with_hidden_pictures_asks_no_more_than_one_without(
    client, news, image, django_assert_max_num_queries
):
    for number in range(4):
        ArticlePageFactory(
            parent=news, lead_image=image, lead_image_alt="Lớp học", title=f"Tin {number}"
        )
    hide(image)
    client.get(news.get_parent().url)
    with django_assert_max_num_queries(20):
        html_of(client, news.url)
