"""What must be there before the public sees a page; drafts may lack it."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from demo.factories.media import CustomImageFactory, RecordingFactory
from demo.factories.news import ArticlePageFactory
from demo.factories.story import gallery, paragraph, picture, story
from news.enums import ArticleKind
from news.models import ArticlePage

pytestmark = pytest.mark.django_db


def form(**values):
    data = {
        "title": "Phóng sự",
        "slug": "phong-su",
        "summary": "",
        "kind": "brief",
        "published_at": "2024-10-05 07:30",
        "author_line": "",
        "lead_image_alt": "",
        "lead_image_caption": "",
        "body": streamfield([("paragraph", rich_text("<p>Mỗi nhà một buổi.</p>"))]),
        "corrections": streamfield([]),
        "related_links": {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        },
        "comments": {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        },
    }
    return nested_form_data(data | values)


@pytest.fixture
def add(admin_client, news):
    def adding(**values):
        return admin_client.post(
            f"/admin/pages/add/news/articlepage/{news.pk}/", form(**values), follow=True
        )

    return adding


@pytest.mark.parametrize("kind", [ArticleKind.VIDEO, ArticleKind.AUDIO, ArticleKind.PHOTO])
def test_a_draft_of_any_kind_is_saved_with_nothing_in_it(add, kind):
    add(kind=kind.value)
    assert ArticlePage.objects.get(slug="phong-su").live is False


def test_a_video_without_captions_and_transcript_is_not_published(add):
    video = RecordingFactory(video=True, captions="", transcript="", title="Ra quân")
    response = add(**{"kind": "video", "recording": video.pk, "action-publish": "1"})
    assert not ArticlePage.objects.filter(slug="phong-su").exists()
    errors = response.context["form"].errors
    assert list(errors) == ["recording"]
    assert "Ra quân" in errors["recording"][0]


def test_a_complete_video_is_published(add):
    video = RecordingFactory(video=True)
    add(**{"kind": "video", "recording": video.pk, "action-publish": "1"})
    assert ArticlePage.objects.get(slug="phong-su").live


def test_a_lead_image_without_alternative_text_is_not_published(add):
    response = add(**{"lead_image": CustomImageFactory().pk, "action-publish": "1"})
    assert list(response.context["form"].errors) == ["lead_image_alt"]


def test_a_photo_report_without_a_picture_is_not_published(add):
    response = add(**{"kind": "photo", "action-publish": "1"})
    assert list(response.context["form"].errors) == ["body"]


def test_an_ordinary_article_is_published(add):
    add(**{"action-publish": "1"})
    assert ArticlePage.objects.get(slug="phong-su").live


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": ArticleKind.VIDEO}, "recording"),
        ({"kind": ArticleKind.AUDIO}, "recording"),
        ({"kind": ArticleKind.PHOTO}, "body"),
        ({"published_at": datetime(2900, 1, 1, tzinfo=UTC)}, "published_at"),
    ],
)
def test_code_can_not_publish_what_an_editor_can_not(news, values, field):
    with pytest.raises(ValidationError) as refused:
        ArticlePageFactory(parent=news, **values)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("kind", "recording"),
    [
        (ArticleKind.VIDEO, {"video": True, "captions": ""}),
        (ArticleKind.VIDEO, {"video": True, "transcript": " "}),
        (ArticleKind.VIDEO, {}),
        (ArticleKind.AUDIO, {"transcript": ""}),
        (ArticleKind.AUDIO, {"video": True}),
    ],
)
def test_a_recording_must_fit_its_kind_and_be_open_to_all(news, kind, recording):
    with pytest.raises(ValidationError):
        ArticlePageFactory(parent=news, kind=kind, recording=RecordingFactory(**recording))


def test_a_photo_report_with_a_picture_or_a_gallery_is_published(news):
    image = CustomImageFactory()
    ArticlePageFactory(parent=news, kind=ArticleKind.PHOTO, body=story(picture(image)))
    ArticlePageFactory(parent=news, kind=ArticleKind.PHOTO, body=story(gallery([image, image])))
    assert ArticlePage.objects.live().count() == 2


def test_a_draft_of_a_live_page_may_lack_what_publishing_it_needs(news):
    article = ArticlePageFactory(parent=news, body=story(paragraph()))
    article.kind = ArticleKind.PHOTO
    revision = article.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    article.refresh_from_db()
    assert article.live and article.kind == ArticleKind.BRIEF


def test_an_article_to_be_published_later_may_show_that_later_date(news):
    later = timezone.now() + timedelta(days=2)
    ArticlePageFactory(parent=news, go_live_at=later, published_at=later, slug="mai")
    assert ArticlePage.objects.filter(slug="mai").exists()


def test_an_article_that_is_approved_as_it_stands_is_public(add, admin_client, admin_user):
    add()
    article = ArticlePage.objects.get(slug="phong-su")
    article.get_workflow().start(article, admin_user)
    stored = article.get_latest_revision_as_object().body
    body = streamfield([("paragraph", rich_text(stored[0].value.source))])
    body["0"]["id"] = stored[0].id
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    admin_client.post(f"/admin/pages/{article.pk}/edit/", form(body=body, **approval))
    article.refresh_from_db()
    assert article.live
    assert article.revisions.count() == 1


def test_whoever_changes_a_page_that_waits_approves_it_in_the_same_step(
    add, admin_client, admin_user
):
    add()
    article = ArticlePage.objects.get(slug="phong-su")
    article.get_workflow().start(article, admin_user)
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    address = f"/admin/pages/{article.pk}/edit/"
    response = admin_client.post(address, form(summary="Câu mới.", **approval), follow=True)
    assert "“Phóng sự” đã được duyệt và đăng." in response.content.decode()
    article.refresh_from_db()
    assert (article.live, article.summary) == (True, "Câu mới.")
    assert not article.workflow_in_progress
