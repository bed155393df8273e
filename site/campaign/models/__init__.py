from campaign.models.campaigns import CampaignIndexPage, CampaignPage
from campaign.models.guidance import GuidancePage, GuidanceTopicPage, GuideIndexPage
from campaign.models.workshops import WorkshopDateChange, WorkshopPage

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "GuidancePage",
    "GuidanceTopicPage",
    "GuideIndexPage",
    "WorkshopDateChange",
    "WorkshopPage",
]
