"""What editors put before everything else."""

import re

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

import pytest

from demo.factories.home import StandardPageFactory


@pytest.fixture
def promoted(home):
    page = StandardPageFactory(parent=home, title="Trang nên đọc", summary="Đọc trước đã.")
    query = Query.get("Chợ Phiên")
    SearchPromotion.objects.create(query=query, page=page, sort_order=1)
    SearchPromotion.objects.create(
        query=query,
        external_link_url="https://example.vn/cho",
        external_link_text="Lịch chợ phiên",
        description="Ở trang khác.",
        sort_order=0,
    )
    return page


def titles(client, query, address="/search/", **others):
    html = client.get(address, {"q": query, **others}).content.decode()
    part = re.search(r'id="promoted".*?</section>', html, re.S)
    return re.findall(r"<h3>.*?>([^<]+)</a></h3>", part.group()) if part else []


@pytest.mark.parametrize("query", ["chợ phiên", "cho phien", "CHO PHIEN", "cho7 phie6n"])
def test_promotions_stand_first_however_the_query_is_typed(client, promoted, query):
    assert titles(client, query) in (["Lịch chợ phiên", "Trang nên đọc"], [])
    assert titles(client, "cho phien") == ["Lịch chợ phiên", "Trang nên đọc"]


def test_other_queries_and_further_pages_have_no_promotions(client, promoted):
    assert titles(client, "phien cho") == []
    assert titles(client, "cho") == []


def test_a_promoted_page_is_shown_to_those_who_may_see_it(client, promoted):
    PageViewRestriction.objects.create(
        page=promoted, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert titles(client, "cho phien") == ["Lịch chợ phiên"]
    assert titles(client, "cho phien", "/en/search/") == ["Lịch chợ phiên"]
