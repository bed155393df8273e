from datetime import date

import pytest

from demo.factories.programme import CampaignFactory

pytestmark = pytest.mark.django_db


def test_the_plan_of_a_campaign_lies_round_its_main_day():
    campaign = CampaignFactory()
    assert [(phase.starts_on, phase.last_day) for phase in campaign.phases.all()] == [
        (date(2024, 9, 15), date(2024, 10, 15)),
        (date(2024, 10, 1), date(2024, 10, 10)),
    ]
    assert campaign.key_days.count() == 10
    assert CampaignFactory.around(date(2025, 3, 1)).days_left(date(2025, 3, 1)) == 5
