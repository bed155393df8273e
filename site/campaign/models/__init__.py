from campaign.models.campaigns import CampaignIndexPage, CampaignPage
from campaign.models.guidance import GuidancePage, GuidanceTopicPage, GuideIndexPage
from campaign.models.workshops import WorkshopPage

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "GuidancePage",
    "GuidanceTopicPage",
    "GuideIndexPage",
    "WorkshopPage",
]
