from datetime import date
from decimal import Decimal

from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data

import pytest

from core.models import ContentChange
from demo.factories.programme import (
    CampaignFactory,
    FigureFactory,
    LegalDocumentFactory,
    PillarFactory,
    TopicFactory,
)
from demo.factories.users import UserFactory
from programme.models import Campaign, Figure, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(superuser=True))
    return client


def url(model, action, *args):
    return reverse(f"wagtailsnippets_programme_{model}:{action}", args=args)


def form_data(campaign, phases=None, days=None, **values):
    day = "{:%d/%m/%Y}".format
    if phases is None:
        phases = [
            {"kind": "running", "starts_on": date(2024, 9, 15), "ends_on": date(2024, 10, 16)},
            {"kind": "peak", "starts_on": date(2024, 10, 1), "ends_on": date(2024, 10, 11)},
        ]
    return nested_form_data(
        {
            "year": campaign.year,
            "name": campaign.name,
            "theme": campaign.theme,
            "owner": campaign.owner_id,
            "opens_on": campaign.opens_on.isoformat(),
            "main_day": campaign.main_day.isoformat(),
            "main_day_name": campaign.main_day_name,
            **values,
            "phases": inline_formset(
                [
                    {
                        "name": phase["kind"],
                        "kind": phase["kind"],
                        "starts_on": phase["starts_on"].isoformat(),
                        "ends_on": phase["ends_on"].isoformat(),
                    }
                    for phase in phases
                ]
            ),
            "key_days": inline_formset(
                [{"day": each.isoformat(), "name": day(each)} for each in days or []]
            ),
        }
    )


def test_every_list_and_form_of_the_programme_opens(admin):
    rows = {
        "campaign": CampaignFactory(),
        "topic": TopicFactory(),
        "pillar": PillarFactory(),
        "legaldocument": LegalDocumentFactory(),
        "figure": FigureFactory(),
    }
    for model, row in rows.items():
        assert str(row.pk) in admin.get(url(model, "list")).content.decode()
        assert admin.get(url(model, "add")).status_code == 200
        assert admin.get(url(model, "edit", row.pk)).status_code == 200
        assert admin.get(url(model, "delete", row.pk)).status_code == 200


def test_an_editor_makes_a_campaign_with_phases_and_days(admin):
    sample = CampaignFactory.build(owner=CampaignFactory(year=2023, plan=False).owner)
    response = admin.post(
        url("campaign", "add"), form_data(sample, days=[date(2024, 10, 1), date(2024, 10, 10)])
    )
    assert response.status_code == 302
    campaign = Campaign.objects.get(year=2024)
    assert campaign.phases.count() == 2
    assert [each.day.day for each in campaign.peak_days()] == list(range(1, 11))
    assert campaign.key_days.count() == 2


def test_phases_of_one_kind_that_overlap_are_refused_at_the_later_one(admin):
    campaign = CampaignFactory(plan=False)
    phases = [
        {"kind": "running", "starts_on": date(2024, 10, 5), "ends_on": date(2024, 10, 16)},
        {"kind": "running", "starts_on": date(2024, 9, 15), "ends_on": date(2024, 10, 6)},
    ]
    response = admin.post(url("campaign", "edit", campaign.pk), form_data(campaign, phases))
    errors = response.context["form"].formsets["phases"].errors
    assert list(errors[0]) == ["starts_on"]
    assert "06/10/2024" in errors[0]["starts_on"][0]
    assert errors[1] == {}
    assert not campaign.phases.exists()


def test_a_main_day_outside_all_phases_is_refused(admin):
    campaign = CampaignFactory(plan=False)
    phases = [{"kind": "peak", "starts_on": date(2024, 9, 1), "ends_on": date(2024, 9, 9)}]
    response = admin.post(url("campaign", "edit", campaign.pk), form_data(campaign, phases))
    assert list(response.context["form"].errors) == ["main_day"]


def test_a_day_named_twice_is_refused(admin):
    campaign = CampaignFactory(plan=False)
    days = [date(2024, 10, 1), date(2024, 10, 1)]
    response = admin.post(url("campaign", "edit", campaign.pk), form_data(campaign, days=days))
    assert response.status_code == 200
    assert "day" in response.context["form"].formsets["key_days"].errors[1]


def test_an_empty_phase_is_refused_without_a_fault_of_the_site(admin):
    campaign = CampaignFactory(plan=False)
    phases = [{"kind": "peak", "starts_on": date(2024, 10, 9), "ends_on": date(2024, 10, 9)}]
    response = admin.post(url("campaign", "edit", campaign.pk), form_data(campaign, phases))
    assert "ends_on" in response.context["form"].formsets["phases"].errors[0]


@pytest.mark.parametrize("year", ["", "x", "-1", "99999999999999999999", "\x00"])
def test_a_year_that_is_none_is_refused(admin, year):
    campaign = CampaignFactory(plan=False)
    edit = admin.post(url("campaign", "edit", campaign.pk), form_data(campaign, year=year))
    assert "year" in edit.context["form"].errors
    copy = admin.post(reverse("copy_campaign", args=[campaign.pk]), {"year": year})
    assert "year" in copy.context["form"].errors


def test_an_editor_copies_a_campaign_to_another_year(admin):
    campaign = CampaignFactory()
    address = reverse("copy_campaign", args=[campaign.pk])
    assert address in admin.get(url("campaign", "list")).content.decode()
    assert 'value="2025"' in admin.get(address).content.decode()
    response = admin.post(address, {"year": "2025"}, follow=True)
    assert response.status_code == 200
    assert Campaign.objects.get(year=2025).phases.count() == 2
    again = admin.post(address, {"year": "2025"})
    assert "year" in again.context["form"].errors
    assert admin.get(reverse("copy_campaign", args=[10**9])).status_code == 404


def test_who_may_not_add_campaigns_may_not_copy_them(client):
    campaign = CampaignFactory()
    client.force_login(UserFactory(groups=["Editors"]))
    response = client.post(reverse("copy_campaign", args=[campaign.pk]), {"year": "2025"})
    assert response.status_code in (302, 403)
    assert not Campaign.objects.filter(year=2025).exists()


@pytest.mark.parametrize(("value", "shown"), [("2", "2"), ("12.50", "12.5"), ("1200", "1200")])
def test_a_figure_is_shown_as_it_was_typed(admin, value, shown):
    figure = FigureFactory(value=Decimal(value))
    form = admin.get(url("figure", "edit", figure.pk)).content.decode()
    assert f'name="value" value="{shown}"' in form


def test_a_figure_without_a_source_is_refused_at_its_field(admin):
    response = admin.post(
        url("figure", "add"), {"name": "hộ", "value": "12,5", "as_of": "2024-10-01", "source": " "}
    )
    assert "source" in response.context["form"].errors
    assert not Figure.objects.exists()


def test_topics_are_put_in_order_and_pages_hear_of_it(admin):
    first, second = TopicFactory(sort_order=1), TopicFactory(sort_order=2)
    before = ContentChange.version()
    admin.post(url("topic", "reorder", second.pk) + "?position=0")
    assert list(Topic.objects.all()) == [second, first]
    assert ContentChange.version() != before
