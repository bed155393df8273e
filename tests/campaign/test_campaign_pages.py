from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page

import pytest

from campaign.models import (
    CampaignPage,
    GuidancePage,
    GuidanceTopicPage,
    GuideIndexPage,
    WorkshopPage,
)
from demo.factories.campaign import (
    CampaignPageFactory,
    GuidancePageFactory,
    GuidanceTopicPageFactory,
    WorkshopPageFactory,
)
from demo.factories.media import KitFactory, SloganFactory
from demo.factories.programme import CampaignFactory, LegalDocumentFactory, TopicFactory
from demo.factories.quiz_embed import QuizFactory
from demo.factories.story import step
from home.models import HomePage
from media.enums import SloganState
from tests.campaign.reading import html_of

# Campaigns


def test_a_campaign_is_told_from_its_record(client, campaign_page):
    html = html_of(client, campaign_page)
    assert "Chủ đề: Phổ cập hạ tầng số" in html
    assert "Ủy ban nhân dân tỉnh Thanh Hóa" in html
    assert "15/9–15/10/2024" in html
    assert "Thứ Năm 10/10/2024" in html


def test_a_theme_that_is_not_announced_is_not_told(client, campaigns):
    page = CampaignPageFactory(parent=campaigns, campaign__theme="")
    assert "Chủ đề:" not in html_of(client, page)


def test_what_there_is_to_join_and_to_take_stands_beside(client, campaign_page):
    campaign = campaign_page.campaign
    campaign.documents.add(LegalDocumentFactory(number="505/QĐ-TTg"))
    KitFactory(name="Bộ của chiến dịch", campaign=campaign)
    KitFactory(name="Bộ nháp", campaign=campaign, live=False)
    SloganFactory(campaign=campaign, state=SloganState.APPROVED)
    SloganFactory(campaign=campaign, state=SloganState.PROPOSED, wording="Chưa duyệt")
    SloganFactory(campaign=campaign, wording="Đã hết hạn", use_until=timezone.localdate())
    WorkshopPageFactory(parent=campaign_page, title="Hội thảo mùa thu")
    WorkshopPageFactory(parent=campaign_page, title="Hội thảo nháp", slug="nhap", live=False)
    html = html_of(client, campaign_page)
    assert "505/QĐ-TTg" in html
    assert "Bộ của chiến dịch" in html
    assert "Bộ nháp" not in html
    assert "1 khẩu hiệu đã duyệt" in html
    assert "Hội thảo mùa thu" in html
    assert "Trong khoảng 01–10/10/2024" in html
    assert "Hội thảo nháp" not in html


def test_only_topics_with_a_page_are_shown(client, campaign_page, guides):
    shown, bare = TopicFactory.guidance()[:2]
    campaign_page.campaign.guidance_topics.set([shown, bare])
    page = GuidanceTopicPageFactory(parent=guides, topic=shown)
    html = html_of(client, campaign_page)
    assert f'href="{page.url}"' in html
    assert bare.name not in html


def test_the_quiz_of_a_campaign_is_shown_while_it_is_open(client, campaign_page):
    quiz = QuizFactory(name="Năm câu")
    campaign_page.quiz = quiz
    campaign_page.save()
    assert "Năm câu" in html_of(client, campaign_page)
    quiz.live = False
    quiz.save()
    assert "Năm câu" not in html_of(client, campaign_page)


def test_years_are_listed_newest_first_and_old_ones_keep_their_address(client, campaigns):
    old = CampaignPageFactory(parent=campaigns)
    CampaignPageFactory(
        parent=campaigns, campaign=CampaignFactory(year=2025, main_day=date(2025, 10, 10))
    )
    CampaignPageFactory(
        parent=campaigns,
        campaign=CampaignFactory(year=2026, main_day=date(2026, 10, 10)),
        live=False,
    )
    html = html_of(client, campaigns)
    assert html.index("nam-2025") < html.index("nam-2024")
    assert "nam-2026" not in html
    assert "năm 2024" in html_of(client, old)


def test_a_list_without_years_says_so(client, campaigns):
    assert "Chưa có chiến dịch nào." in html_of(client, campaigns)


# Guidance


def test_topics_are_listed_in_their_order_with_pictograms(client, guides):
    topics = TopicFactory.guidance()
    for topic in reversed(topics):
        GuidanceTopicPageFactory(parent=guides, topic=topic)
    html = html_of(client, guides)
    places = [html.index(f"#{topic.pictogram}") for topic in topics]
    assert places == sorted(places)


def test_a_list_without_topics_says_so(client, guides):
    assert "Chưa có bài hướng dẫn nào." in html_of(client, guides)
    topic = GuidanceTopicPageFactory(parent=guides)
    assert "Chưa có bài hướng dẫn nào." in html_of(client, topic)


def test_a_guide_is_told_in_numbered_steps(client, guides):
    topic = GuidanceTopicPageFactory(parent=guides)
    guide = GuidancePageFactory(
        parent=topic, steps=[step("Mở máy", "<p>Nút tròn.</p>"), step("Chờ")]
    )
    html = html_of(client, guide)
    steps = html[html.index('<ol class="steps') : html.index("</ol>", html.index("steps"))]
    assert steps.count("<li>") == 2
    assert steps.index("Mở máy") < steps.index("Nút tròn.") < steps.index("Chờ")


def test_a_guide_takes_no_more_queries_for_more_links(
    client, guides, django_assert_max_num_queries
):
    topic = GuidanceTopicPageFactory(parent=guides)

    def guide(count):
        link = f'<p><a linktype="page" id="{topic.pk}">x</a></p>'
        steps = [step("Xem", link) for _ in range(count)]
        return GuidancePageFactory(parent=topic, slug=f"lien-ket-{count}", steps=steps)

    few, many = guide(1), guide(9)
    client.get("/")
    with django_assert_max_num_queries(100) as first:
        assert html_of(client, few).count(f'href="{topic.url}">x<') == 1
    with django_assert_max_num_queries(len(first)):
        assert html_of(client, many).count(f'href="{topic.url}">x<') == 9


def test_a_guide_may_end_with_a_quiz(client, guides):
    quiz = QuizFactory(name="Năm câu")
    guide = GuidancePageFactory(
        parent=GuidanceTopicPageFactory(parent=guides),
        body=[("quiz", {"heading": "", "quiz": quiz})],
    )
    assert "data-quiz" in html_of(client, guide)


def test_guides_of_a_topic_lead_to_each_other(client, guides):
    topic = GuidanceTopicPageFactory(parent=guides)
    first, draft, last = (
        GuidancePageFactory(parent=topic, title=title, live=title != "Nháp")
        for title in ("Một", "Nháp", "Hai")
    )
    assert f'rel="next" href="{last.url}"' in html_of(client, first)
    assert 'rel="prev"' not in html_of(client, first)
    assert f'rel="prev" href="{first.url}"' in html_of(client, last)
    assert draft.url not in html_of(client, first)
    assert "Bài khác cùng nội dung" not in html_of(
        client, GuidancePageFactory(parent=GuidanceTopicPageFactory(parent=guides, slug="x"))
    )


def test_the_list_of_a_topic_costs_the_same_however_long(client, guides):
    topic = GuidanceTopicPageFactory(parent=guides)

    def queries():
        GuidancePageFactory(parent=topic, title=f"Bài {topic.get_children().count()}")
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get(topic.url)
        return len(captured)

    few = queries()
    assert [queries() for _ in range(3)] == [few] * 3
    assert few <= 20


# The tree and previews


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (WorkshopPage, CampaignPage),
        (GuidancePage, GuidanceTopicPage),
        (GuidanceTopicPage, GuideIndexPage),
        (GuideIndexPage, HomePage),
    ],
)
def test_pages_stand_in_one_place_of_the_tree(child, parent):
    assert child.clean_parent_page_models() == [parent]
    assert Page not in child.clean_parent_page_models()


def test_pages_that_were_never_saved_can_be_previewed(home):
    campaign = CampaignFactory()
    for page in (
        CampaignPage(title="Mới", slug="moi", campaign=campaign),
        GuidancePage(title="Mới", slug="moi"),
        WorkshopPage(title="Mới", slug="moi"),
    ):
        response = page.make_preview_request()
        assert response.status_code == 200
