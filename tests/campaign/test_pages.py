from demo.factories.campaign import (
    GuidancePageFactory,
    GuidanceTopicPageFactory,
    WorkshopPageFactory,
)


def test_every_page_of_a_campaign_answers(client, campaigns, campaign_page, guides):
    topic = GuidanceTopicPageFactory(parent=guides)
    guide = GuidancePageFactory(parent=topic)
    workshop = WorkshopPageFactory(parent=campaign_page, fixed=True)
    for page in (campaigns, campaign_page, guides, topic, guide, workshop):
        response = client.get(page.url)
        assert response.status_code == 200
        assert response.content.decode().count("<h1") == 1
