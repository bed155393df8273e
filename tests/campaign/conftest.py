"""The pages a campaign stands on."""

import pytest

from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    GuideIndexPageFactory,
    WorkshopPageFactory,
)


@pytest.fixture
def campaigns(home):
    """The list of years."""
    return CampaignIndexPageFactory(parent=home)


@pytest.fixture
def campaign_page(campaigns):
    """The page of the plan's own year, 2024."""
    return CampaignPageFactory(parent=campaigns)


@pytest.fixture
def guides(home):
    """The list of guidance topics."""
    return GuideIndexPageFactory(parent=home)


@pytest.fixture
def workshop(campaign_page):
    """Known to lie within 01–10/10/2024."""
    return WorkshopPageFactory(parent=campaign_page)


@pytest.fixture
def fixed(campaign_page):
    """Fixed on the morning of 08/10/2024."""
    return WorkshopPageFactory(parent=campaign_page, fixed=True)
