from datetime import date, datetime, timedelta

from django.utils import timezone

from wagtail.models import Locale, Site

import pytest
import time_machine

from demo.factories.home import (
    SiteSettingsFactory,
    StandardPageFactory,
    footer_column,
    menu,
    menu_link,
)
from demo.factories.programme import CampaignFactory
from home.models import SiteSettings


def moment(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def english(page, title):
    copy = page.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    copy.title, copy.live = title, True
    copy.save()
    return copy


def body(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_the_editors_names_stand_on_every_page(client, framed):
    html = body(client, "/")
    assert "Chuyển đổi số Thanh Hóa" in html
    assert '<a href="https://thanhhoa.gov.vn">Tỉnh Thanh Hóa</a>' in html
    assert "Cơ quan đầu mối: Sở Khoa học và Công nghệ." in html


def test_the_english_reader_gets_english_names(client, framed, english_home):
    html = body(client, "/en/")
    assert "Thanh Hóa Digital Day" in html
    assert "Owner: Thanh Hóa Provincial" in html


def test_pages_are_framed_before_anybody_wrote_settings(client, home):
    assert "Cổng 10·10" in body(client, "/")
    assert not SiteSettings.objects.exists()


def test_menu_leads_to_live_pages_of_the_readers_language(client, home, english_home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    draft = StandardPageFactory(parent=home, title="Bản nháp", live=False)
    only_vietnamese = StandardPageFactory(parent=home, title="Riêng tiếng Việt")
    english(about, "About")
    SiteSettingsFactory(
        navigation=menu(
            menu_link(about),
            menu_link(draft),
            menu_link(only_vietnamese, label="Chỉ tiếng Việt", label_en="Vietnamese only"),
            menu_link(address="/site-map/", label="Sơ đồ", label_en="Map"),
            menu_link(address="https://example.vn/", label="Ngoài"),
        )
    )
    vietnamese = body(client, "/")
    assert f'<a href="{about.url}">Giới thiệu</a>' in vietnamese
    assert "Bản nháp" not in vietnamese
    assert "Chỉ tiếng Việt" in vietnamese
    assert '<a href="/site-map/">Sơ đồ</a>' in vietnamese
    in_english = body(client, "/en/")
    assert f'<a href="/en/{about.slug}/">About</a>' in in_english
    assert "Vietnamese only" not in in_english
    assert '<a href="/en/site-map/">Map</a>' in in_english
    assert '<a href="https://example.vn/">Ngoài</a>' in in_english


def test_a_password_keeps_a_page_out_of_the_menu(client, home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    about.view_restrictions.create(restriction_type="password", password="mat-khau")
    SiteSettingsFactory(navigation=menu(menu_link(about)))
    assert "Giới thiệu" not in body(client, "/")


def test_the_section_of_the_reader_is_marked(client, home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    below = StandardPageFactory(parent=about, title="Liên hệ")
    SiteSettingsFactory(
        navigation=menu(menu_link(about), menu_link(address="/site-map/", label="Sơ đồ"))
    )
    marked = f'<a href="{about.url}" aria-current="true">'
    assert marked in body(client, below.url)
    assert 'aria-current="true"' not in body(client, "/")
    assert '<a href="/site-map/" aria-current="true">' in body(client, "/site-map/")


def test_the_footer_shows_columns_that_lead_somewhere(client, home, english_home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    SiteSettingsFactory(
        footer=[
            footer_column("Về trang này", menu_link(about), heading_en="About this site"),
            footer_column("Khác", menu_link(address="/site-map/", label="Sơ đồ trang")),
        ]
    )
    html = body(client, "/")
    assert "Về trang này" in html
    assert "Sơ đồ trang" in html
    in_english = body(client, "/en/")
    assert "About this site" not in in_english
    assert "Khác" in in_english


@pytest.mark.parametrize(
    ("at", "stands"),
    [
        ("2026-10-05T07:59:59", False),
        ("2026-10-05T08:00:00", True),
        ("2026-10-06T07:59:59", True),
        ("2026-10-06T08:00:00", False),
    ],
)
def test_a_notice_stands_from_its_first_moment_until_its_last(client, home, at, stands):
    SiteSettingsFactory(
        notice="Tạm dừng vì bão.",
        notice_from=moment("2026-10-05T08:00"),
        notice_until=moment("2026-10-06T08:00"),
    )
    with time_machine.travel(moment(at), tick=False):
        assert ("Tạm dừng vì bão." in body(client, "/")) is stands


def test_a_remembered_page_gains_and_loses_the_notice_at_its_moments(client, home):
    SiteSettingsFactory(
        notice="Tạm dừng vì bão.",
        notice_from=moment("2026-10-05T08:00"),
        notice_until=moment("2026-10-05T08:02"),
    )
    with time_machine.travel(moment("2026-10-05T07:59:30")) as clock:
        assert "Tạm dừng" not in body(client, "/")
        clock.shift(timedelta(seconds=31))
        assert "Tạm dừng" in body(client, "/")
        clock.shift(timedelta(minutes=2))
        assert "Tạm dừng" not in body(client, "/")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2024-09-14T23:59:59", "Còn 26 ngày đến Ngày Chuyển đổi số quốc gia."),
        ("2024-09-15T00:00:00", "Tuyên truyền 15/9–15/10/2024"),
        ("2024-09-30T23:59:59", "Tuyên truyền 15/9–15/10/2024"),
        ("2024-10-01T00:00:00", "Cao điểm 01–10/10/2024"),
        ("2024-10-05T12:00:00", "Còn 5 ngày đến Ngày Chuyển đổi số quốc gia."),
        ("2024-10-10T23:59:59", "Hôm nay là Ngày Chuyển đổi số quốc gia."),
        ("2024-10-11T00:00:00", "Tuyên truyền 15/9–15/10/2024"),
        ("2024-10-16T00:00:00", "Chiến dịch đã khép lại."),
    ],
)
def test_the_band_tells_the_phase_and_the_days_left(client, home, at, said):
    CampaignFactory(main_day=date(2024, 10, 10))
    page = StandardPageFactory(parent=home)
    with time_machine.travel(moment(at), tick=False):
        assert said in body(client, page.url)


def test_language_links_lead_to_live_translations_only(client, home, english_home, framed):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    copy = english(about, "About")
    link = f'<a href="{copy.url}" hreflang="en" lang="en">English</a>'
    assert link in body(client, about.url)
    assert f'hreflang="vi" href="http://localhost{about.url}"' in body(client, about.url)
    assert 'hreflang="vi" lang="vi">Tiếng Việt</a>' in body(client, copy.url)
    copy.unpublish()
    html = body(client, about.url)
    assert "hreflang" not in html
    assert f'<link rel="canonical" href="http://localhost{about.url}">' in html


def test_our_own_views_change_language_at_the_same_path(client, home, english_home):
    html = body(client, "/site-map/")
    assert '<a href="/en/site-map/" hreflang="en" lang="en">English</a>' in html
    assert 'href="http://testserver/site-map/"' in html
    assert 'hreflang="vi" lang="vi">Tiếng Việt</a>' in body(client, "/en/site-map/")


def test_our_own_views_offer_no_language_the_site_lacks(client, home):
    assert "hreflang" not in body(client, "/site-map/")


def test_the_way_down_is_shown(client, home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    below = StandardPageFactory(parent=about, title="Liên hệ")
    html = body(client, below.url)
    assert f'<li><a href="{about.url}">Giới thiệu</a></li>' in html
    assert '<ol class="crumbs">' in html


def test_the_frame_costs_few_queries(client, home, english_home, django_assert_max_num_queries):
    from django.test import RequestFactory
    from django.utils import translation

    from home.frame import frame_for

    about = StandardPageFactory(parent=home, title="Giới thiệu")
    links = [menu_link(about) for _ in range(6)]
    SiteSettingsFactory(
        navigation=menu(*links), footer=[footer_column("Cột", *links) for _ in range(3)]
    )
    CampaignFactory()
    request = RequestFactory().get(about.url)
    request.site_root_paths = None
    with translation.override("vi"):
        with django_assert_max_num_queries(12):
            frame_for(request, about)
        with django_assert_max_num_queries(3):
            frame_for(RequestFactory().get(about.url), about)


def test_errors_are_framed_without_a_site(client, db):
    Site.objects.all().delete()
    assert "Cổng 10·10" in body(client, "/khong-co/", status=404)
