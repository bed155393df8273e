import pytest

from demo.factories.units import CommunityTeamFactory, UnitFactory
from units.enums import UnitKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune(home):
    commune = UnitFactory(name="Xã Hoằng Hóa", name_en="Hoang Hoa Commune")
    UnitFactory.former(commune, name="Xã Hoằng Thắng")
    CommunityTeamFactory(
        commune=commune, name="Tổ thôn 1", area="Thôn Gia Hòa", hours_en="Monday to Friday"
    )
    CommunityTeamFactory(commune=UnitFactory(name="Phường Sầm Sơn"), name="Tổ khu phố 2")
    return commune


def page(client, language="", **query):
    response = client.get(f"{language}/teams/", query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("words", ["Hoằng Hóa", "hoang hoa", "hoang thang", "gia hoa"])
def test_a_team_is_found_by_commune_old_or_new_or_village(client, commune, words):
    answer = page(client, q=words)
    assert "Tổ thôn 1" in answer
    assert "Nhà văn hóa thôn" in answer
    assert "07:30–11:30" in answer
    assert "Sầm Sơn" not in answer


def test_a_former_name_is_explained(client, commune):
    answer = page(client, q="hoang thang")
    assert "<strong>Xã Hoằng Thắng</strong>" in answer
    assert "01/07/2025" in answer


def test_without_a_question_all_teams_stand_by_commune(client, commune):
    answer = page(client)
    assert answer.index("Phường Sầm Sơn") < answer.index("Xã Hoằng Hóa")
    assert answer.count("<h1") == 1


def test_the_page_speaks_english(client, commune):
    answer = page(client, "/en", q="hoang hoa")
    assert '<html lang="en">' in answer
    assert "Hoang Hoa Commune" in answer
    assert "Monday to Friday" in answer


def test_an_empty_result_offers_a_way_and_is_kept_from_search_engines(client, commune):
    answer = page(client, q="Nơi không có")
    assert "Nơi không có" in answer
    assert 'class="btn btn--line" href="/teams/"' in answer
    assert "noindex" in answer


def test_before_any_team_is_listed_the_page_says_so(client, home):
    assert 'class="note' in page(client)


def test_results_come_in_pages(client, commune):
    for _number in range(30):
        CommunityTeamFactory(commune=commune)
    assert 'aria-current="page">2<' in page(client, q="hoang hoa", page="2")


@pytest.mark.parametrize(
    "value", ["\x00", "%", "'", "9" * 400, "-1", "<script>", "a " * 500, "ế" * 300]
)
def test_any_question_is_answered(client, commune, value):
    assert client.get("/teams/", {"q": value, "page": value}).status_code in (200, 400)
    assert client.get("/teams/?q=%ff%fe&page=%ff").status_code in (200, 400)


def test_a_question_is_shown_as_text(client, commune):
    assert "<script>alert" not in page(client, q="<script>alert(1)</script>")


def test_the_page_sets_no_cookie_and_costs_few_queries(
    client, commune, django_assert_max_num_queries
):
    for _number in range(25):
        CommunityTeamFactory(commune=UnitFactory())
    page(client, q="xa")
    with django_assert_max_num_queries(20):
        response = client.get("/teams/", {"q": "hoang thang"})
    assert not response.cookies
    assert "public" in response["Cache-Control"]


def test_a_remembered_page_never_shows_what_was_before(client, commune):
    page(client)
    CommunityTeamFactory(commune=commune, name="Tổ Mới Lập")
    assert "Tổ Mới Lập" in page(client)


def test_a_signed_in_readers_page_is_made_for_them_alone(admin_client, commune):
    response = admin_client.get("/teams/")
    assert "private" in response["Cache-Control"]


def test_only_safe_methods_are_answered(client, home):
    assert client.post("/teams/").status_code == 405


def test_a_name_that_is_no_commune_is_not_explained(client, commune):
    old = UnitFactory(name="Huyện Lang Chánh", kind=UnitKind.DISTRICT, valid_to="2025-07-01")
    assert f"<strong>{old.name}</strong>" not in page(client, q="lang chanh")
