from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories.programme import CampaignFactory
from demo.factories.units import CommunityTeamFactory, UnitFactory
from demo.factories.users import UserFactory
from units.models import CommunityTeam, Unit

pytestmark = pytest.mark.django_db

REFORM = date(2025, 7, 1)


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(superuser=True))
    return client


def url(model, action, *args):
    return reverse(f"wagtailsnippets_units_{model}:{action}", args=args)


def unit_data(**values):
    return {"code": "xa-a", "kind": "commune", "name": "Xã A", "short_name": "", **values}


def upload(content):
    return {"file": SimpleUploadedFile("tep.csv", content.encode())}


def test_lists_and_forms_open(admin):
    for model, row in (("unit", UnitFactory()), ("communityteam", CommunityTeamFactory())):
        assert row.name in admin.get(url(model, "list")).content.decode()
        for action in ("edit", "delete"):
            assert admin.get(url(model, action, row.pk)).status_code == 200
        assert admin.get(url(model, "add")).status_code == 200


@pytest.mark.parametrize("words", ["hoang ho", "Hoằng Hóa", "HOA HOANG"])
def test_lists_are_searched_without_marks(admin, words):
    found, other = UnitFactory(name="Xã Hoằng Hóa"), UnitFactory(name="Phường Sầm Sơn")
    answer = admin.get(url("unit", "list"), {"q": words}).content.decode()
    assert found.code in answer
    assert other.code not in answer


def test_units_are_filtered_by_kind_and_day(admin):
    old, new = UnitFactory(valid_to=REFORM), UnitFactory(valid_from=REFORM)
    answer = admin.get(url("unit", "list"), {"valid_on": "2025-06-30", "kind": "commune"})
    assert old.code in answer.content.decode()
    assert new.code not in answer.content.decode()
    assert admin.get(url("unit", "list"), {"valid_on": "x", "kind": "y"}).status_code == 200


def test_a_list_of_teams_costs_the_same_however_long(admin, django_assert_max_num_queries):
    for _number in range(30):
        CommunityTeamFactory()
    with django_assert_max_num_queries(25):
        admin.get(url("communityteam", "list"))


def test_an_editor_ends_a_unit_and_names_its_successor(admin):
    new = UnitFactory(valid_from=REFORM)
    data = unit_data(valid_to="2025-07-01", successors=[new.pk])
    assert admin.post(url("unit", "add"), data).status_code == 302
    assert list(Unit.objects.get(code="xa-a").successors.all()) == [new]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"valid_from": "2025-07-01", "valid_to": "2025-07-01"}, "valid_to"),
        ({"code": "có dấu"}, "code"),
        ({"code": "\x00"}, "code"),
        ({"parent": "999999999999999999999"}, "parent"),
        ({"valid_from": "32/13/2025"}, "valid_from"),
    ],
)
def test_a_bad_unit_is_refused_at_its_field(admin, values, field):
    response = admin.post(url("unit", "add"), unit_data(**values))
    assert field in response.context["form"].errors
    assert not Unit.objects.exists()


def test_a_succession_into_the_wrong_day_is_refused(admin):
    later = UnitFactory(valid_from=date(2026, 1, 1))
    response = admin.post(
        url("unit", "add"), unit_data(valid_to="2025-07-01", successors=[later.pk])
    )
    assert "successors" in response.context["form"].errors


def test_a_successor_cannot_move_its_beginning_behind_the_end_of_the_former(admin):
    new = UnitFactory(code="xa-a", valid_from=REFORM)
    UnitFactory.former(new, name="Xã Cũ")
    response = admin.post(url("unit", "edit", new.pk), unit_data(valid_from="2026-01-01"))
    assert "Xã Cũ" in str(response.context["form"].non_field_errors())


def test_a_unit_that_is_used_is_not_deleted(admin):
    campaign = CampaignFactory()
    response = admin.post(url("unit", "delete", campaign.owner_id))
    assert response.status_code in (200, 302, 403)
    assert Unit.objects.filter(pk=campaign.owner_id).exists()


def test_a_file_is_imported_and_the_numbers_are_told(admin):
    response = admin.post(reverse("import_units"), upload("mã,tên,loại\na,Xã A,xã\n"), follow=True)
    assert Unit.objects.get().name == "Xã A"
    assert response.redirect_chain[-1][0] == url("unit", "list")
    commune = Unit.objects.get()
    admin.post(reverse("import_teams"), upload(f"xã,tên\n{commune.code},Tổ 1\n"))
    assert CommunityTeam.objects.get().commune == commune


def test_a_refused_file_names_its_rows(admin):
    response = admin.post(reverse("import_units"), upload("mã,tên,loại\na,Xã A,sao\nb,B,sao\n"))
    assert response.status_code == 422
    assert len(response.context["faults"]) == 2
    assert "<li>" in response.content.decode()


def test_a_file_with_very_many_faults_shows_the_first_and_counts_the_rest(admin):
    rows = "".join(f"a{number},A,sao\n" for number in range(250))
    response = admin.post(reverse("import_units"), upload("mã,tên,loại\n" + rows))
    assert (len(response.context["faults"]), response.context["more"]) == (200, 50)


def test_without_a_file_the_field_says_so(admin):
    assert admin.get(reverse("import_teams")).status_code == 200
    assert "file" in admin.post(reverse("import_teams")).context["form"].errors
    empty = admin.post(reverse("import_units"), upload(""))
    assert "file" in empty.context["form"].errors


def test_samples_and_the_whole_register_are_downloaded(admin):
    UnitFactory(name="Xã Đông Thành"), CommunityTeamFactory(name="Tổ Ba")
    for name, word in (("unit_file", "Xã Đông Thành"), ("team_file", "Tổ Ba")):
        sample = admin.get(reverse(name))
        assert sample["Content-Type"].startswith("text/csv")
        assert word not in sample.content.decode()
        assert word in admin.get(reverse(name) + "?rows=all").content.decode("utf-8-sig")


def test_the_tree_of_a_day_is_shown(admin):
    UnitFactory(name="Xã Cũ", valid_to=REFORM)
    UnitFactory(name="Thôn Trong", parent=UnitFactory(name="Xã Ngoài"))
    tree = reverse("unit_tree")
    for day in ("10/10/2024", "2024-10-10"):
        assert "Xã Cũ" in admin.get(tree, {"on": day}).content.decode()
    today = admin.get(tree).content.decode()
    assert "Xã Cũ" not in today
    assert f'value="{timezone.localdate():%d/%m/%Y}"' in today
    # What lies below another unit stands further in.
    above, below = (
        today.split(name)[0].rpartition('data-depth="')[2] for name in ("Xã Ngoài", "Thôn Trong")
    )
    assert (above[:2], below[:2]) == ('0"', '1"')
    for day in ("31/02/2024", "2024-13-99", "x", "9" * 500):
        answer = admin.get(tree, {"on": day})
        assert answer.status_code == 200
        assert "Hãy ghi ngày/tháng/năm" in answer.content.decode()
    assert admin.get(tree, {"on": "\x00"}).status_code < 500


@pytest.mark.parametrize(
    "name", ["import_units", "import_teams", "unit_file", "team_file", "unit_tree"]
)
def test_the_register_is_closed_to_those_without_the_right(client, name):
    assert client.get(reverse(name)).status_code == 302
    client.force_login(UserFactory(groups=["Editors"]))
    response = client.get(reverse(name))
    assert response.status_code in (302, 403)
    assert "text/csv" not in response["Content-Type"]
