from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.blocks import StructBlockValidationError
from wagtail.models import Site

import pytest

from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    WorkshopPageFactory,
)
from demo.factories.home import SiteSettingsFactory, StandardPageFactory, menu, menu_link
from home.blocks import LinkBlock
from home.models import SiteSettings


@pytest.fixture
def admin(django_user_model, home):
    user = django_user_model.objects.create_superuser("quan-tri", "quan-tri@example.vn", "mat-khau")
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "address"),
        ({"address": "media", "label": "x"}, "address"),
        ({"address": "javascript:alert(1)", "label": "x"}, "address"),
        ({"address": "//example.vn/", "label": "x"}, "address"),
        ({"address": "/media/"}, "label"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused_at_its_field(values, field):
    block = LinkBlock()
    value = block.to_python({"page": None, "address": "", "label": "", "label_en": "", **values})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert field in refused.value.block_errors


@pytest.mark.parametrize("address", ["/media/", "https://example.vn/tin?x=1", "http://example.vn"])
def test_addresses_of_ours_and_of_others_are_taken(address):
    block = LinkBlock()
    value = block.to_python({"page": None, "address": address, "label": "Nhãn", "label_en": ""})
    assert block.clean(value)["address"] == address


def test_a_link_takes_a_page_or_an_address_not_both(home):
    block = LinkBlock()
    both = block.to_python({"page": home.pk, "address": "/media/", "label": "x", "label_en": ""})
    with pytest.raises(StructBlockValidationError):
        block.clean(both)
    page = block.to_python({"page": home.pk, "address": "", "label": "", "label_en": ""})
    assert block.clean(page)["page"].pk == home.pk


def test_a_notice_ends_after_it_begins(home):
    now = timezone.now()
    settings = SiteSettings(
        site=Site.objects.get(), notice="x", notice_from=now, notice_until=now - timedelta(hours=1)
    )
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    assert "notice_until" in refused.value.error_dict


def settings_url(site):
    return reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])


def test_an_editor_changes_names_and_menu_and_readers_see_it_at_once(admin, client, home):
    site = Site.objects.get()
    client.get("/")
    client.get("/feeds/rss.xml")
    form = {
        "name": "Cổng số",
        "name_en": "",
        "place": "Tỉnh",
        "place_en": "",
        "portal_url": "",
        "owner_lines": "",
        "owner_lines_en": "",
        "notice": "",
        "notice_en": "",
        "notice_from": "",
        "notice_until": "",
        "navigation-count": "1",
        "navigation-0-deleted": "",
        "navigation-0-order": "0",
        "navigation-0-type": "link",
        "navigation-0-id": "",
        "navigation-0-value-page": "",
        "navigation-0-value-address": "/site-map/",
        "navigation-0-value-label": "Sơ đồ",
        "navigation-0-value-label_en": "",
        "footer-count": "0",
    }
    response = admin.post(settings_url(site), form)
    assert response.status_code == 302, response.context["form"].errors
    html = client.get("/").content.decode()
    assert "Cổng số" in html
    assert '<a href="/site-map/">Sơ đồ</a>' in html
    assert "<title>Cổng số</title>" in client.get("/feeds/rss.xml").content.decode()


def test_an_editor_sees_the_frame_before_it_is_saved(admin, home):
    settings = SiteSettingsFactory(
        name="Tên mới", navigation=menu(menu_link(address="/site-map/", label="Sơ đồ"))
    )
    settings.name = "Chưa lưu"
    response = settings.make_preview_request()
    response.render()
    html = response.content.decode()
    assert "Chưa lưu" in html
    assert "Sơ đồ" in html


@pytest.mark.parametrize("kind", ["home", "workshop", "standard"])
def test_the_admin_opens_every_form(admin, home, kind):
    if kind == "workshop":
        years = CampaignIndexPageFactory(parent=home)
        page = WorkshopPageFactory(parent=CampaignPageFactory(parent=years))
    else:
        page = home if kind == "home" else StandardPageFactory(parent=home)
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200


def workshop_form(part, **changes):
    """What the admin sends for a workshop with one part of its programme."""
    form = {
        "title": "Hội thảo",
        "slug": "hoi-thao",
        "summary": "",
        "seo_title": "",
        "search_description": "",
        "state": "fixed",
        "window_from": "2024-10-01",
        "window_until": "2024-10-11",
        "starts_at": "2024-10-08 07:30",
        "ends_at": "2024-10-08 11:30",
        "change_reason": "",
        "venue": "",
        "venue_address": "",
        "venue_map": "",
        "attendance": "",
        "organisers": "",
        "agenda-count": "1",
        "agenda-0-deleted": "",
        "agenda-0-order": "0",
        "agenda-0-type": "part",
        "agenda-0-id": "",
        "agenda-0-value-start": part[0],
        "agenda-0-value-end": part[1],
        "agenda-0-value-title": "Khai mac",
        "agenda-0-value-text": "",
        "agenda-0-value-speakers": "",
        "agenda-0-value-page": "",
        "speakers-count": "0",
        "papers-count": "0",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return {**form, **changes}


@pytest.fixture
def new_workshop(admin, home):
    years = CampaignIndexPageFactory(parent=home)
    parent = CampaignPageFactory(parent=years)
    url = reverse("wagtailadmin_pages:add", args=["campaign", "workshoppage", parent.pk])
    return lambda form: admin.post(url, form)


def test_publishing_a_faulty_programme_is_refused_on_its_row(new_workshop):
    response = new_workshop(workshop_form(("06:00", "07:00"), **{"action-publish": "1"}))
    assert response.status_code == 200
    error = response.context["form"].errors.as_data()["agenda"][0]
    assert "07:30" in str(error.block_errors[0].block_errors["start"])
    # The programme is sent back with its fault, nothing typed is lost.
    assert "Khai mac" in response.content.decode()


def test_a_draft_may_be_faulty_and_is_kept(new_workshop):
    response = new_workshop(workshop_form(("06:00", "07:00"), window_until="2024-09-01"))
    assert response.status_code == 302


def test_a_faultless_workshop_is_published(new_workshop, client):
    response = new_workshop(workshop_form(("07:30", "08:00"), **{"action-publish": "1"}))
    assert response.status_code == 302
