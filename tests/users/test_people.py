from datetime import date

from django.urls import reverse

import pytest

from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(superuser=True))
    return client


def data(**values):
    return {
        "username": "bien-tap-1",
        "email": "bien-tap@example.vn",
        "first_name": "Cán bộ",
        "last_name": "Mẫu",
        "is_active": "on",
        **values,
    }


def test_an_administrator_gives_a_new_person_a_unit(admin):
    unit = UnitFactory()
    add = reverse("wagtailusers_users:add")
    assert 'name="unit"' in admin.get(add).content.decode()
    password = "mật khẩu mẫu đủ dài"
    sent = data(unit=unit.pk, password1=password, password2=password)
    assert admin.post(add, sent).status_code == 302
    assert User.objects.get(username="bien-tap-1").unit == unit


def test_a_person_moves_to_another_unit(admin):
    person, unit = UserFactory(unit=UnitFactory()), UnitFactory()
    edit = reverse("wagtailusers_users:edit", args=[person.pk])
    assert 'name="unit"' in admin.get(edit).content.decode()
    assert admin.post(edit, data(unit=unit.pk)).status_code == 302
    person.refresh_from_db()
    assert person.unit == unit


def test_a_former_unit_is_offered_to_those_who_have_it_only(admin):
    former = UnitFactory(valid_to=date(2020, 1, 1))
    keeps, other = UserFactory(unit=former), UserFactory()
    for person, offered in ((keeps, True), (other, False)):
        response = admin.get(reverse("wagtailusers_users:edit", args=[person.pk]))
        choices = response.context["form"].fields["unit"].queryset
        assert (former in choices) is offered


@pytest.mark.parametrize("unit", ["999999999", "x", "\x00", "9" * 60])
def test_an_unknown_unit_is_refused_at_its_field(admin, unit):
    edit = reverse("wagtailusers_users:edit", args=[UserFactory().pk])
    assert "unit" in admin.post(edit, data(unit=unit)).context["form"].errors


def test_a_role_that_does_not_exist_is_told_to_whoever_writes_the_test():
    with pytest.raises(ValueError, match="Không có"):
        UserFactory(groups=["Không có"])
