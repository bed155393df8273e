"""The campaign's year as records: theme, owner, phases, days, topics, pillars, documents and figures."""

from programme.models.campaigns import Campaign, CampaignPhase, KeyDay, PeakDay
from programme.models.documents import LegalDocument
from programme.models.figures import Figure
from programme.models.topics import Pillar, Topic

__all__ = [
    "Campaign",
    "CampaignPhase",
    "Figure",
    "KeyDay",
    "LegalDocument",
    "PeakDay",
    "Pillar",
    "Topic",
]
