"""The secretariat's pages belong to the secretariat."""

from django.urls import reverse

import pytest

from contest.enums import ConsentPurpose, RequestKind
from contest.identity.barring import set_details
from contest.models import BarredPerson, Consent, DataRequest
from demo.factories.users import UserFactory
from users.enums import Role

ROLES = [
    (Role.CONTEST_SECRETARY, True),
    (Role.CONTEST_ORGANISER, False),
    (Role.QUESTION_SETTER, False),
    (Role.JUDGE, False),
    (Role.EDITOR, False),
    (Role.APPROVER, False),
]


@pytest.fixture
def addresses(person):
    """Every page of the secretariat; True where it takes posts alone."""
    barred = BarredPerson(contest=person.contest, body="jury")
    set_details(barred, "Trần Quốc Tuấn")
    barred.save()
    requests = [
        DataRequest.objects.create(person=person, kind=kind, received_at=person.added_at)
        for kind in RequestKind
    ]
    Consent.objects.create(
        person=person, purpose=ConsentPurpose.PUBLISH_NAME, given_at=person.added_at
    )
    return [
        (reverse("contest_persons"), False),
        (reverse("contest_person", args=[person.code]), False),
        (reverse("contest_add_request", args=[person.code]), True),
        (reverse("contest_withdraw_consent", args=[person.code, "publish_name"]), False),
        (reverse("contest_note_consent", args=[person.code, "publish_name"]), True),
        (reverse("contest_requests"), False),
        *((reverse(f"contest_request_{each.kind}", args=[each.pk]), False) for each in requests),
        (reverse("contest_barred"), False),
        (reverse("contest_add_barred"), False),
        (reverse("contest_import_barred"), False),
        (reverse("contest_barred_sample"), False),
        (reverse("contest_barred_person", args=[barred.pk]), False),
        (reverse("contest_delete_barred", args=[barred.pk]), True),
    ]


@pytest.mark.parametrize(("role", "may"), ROLES)
def test_every_page_is_open_to_the_secretariat_alone(client, person, addresses, role, may):
    client.force_login(UserFactory(groups=[role]))
    for address, posts_alone in addresses:
        answer = client.get(address)
        # Whoever may not is led to the front page of the admin.
        expected = (405 if posts_alone else 200) if may else 302
        assert answer.status_code == expected, address
        assert "no-store" in answer["Cache-Control"], address
        if not may:
            assert answer["Location"] == "/admin/"
            assert client.post(address).status_code == 302, address
    if not may:
        assert not person.requests.exclude(handled_at=None).exists()
        assert not person.consents.exclude(withdrawn_at=None).exists()
        assert BarredPerson.objects.filter(user=None).exists()


def test_strangers_are_asked_to_sign_in(client, addresses):
    for address, _posts_alone in addresses:
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")


def test_a_stranger_to_every_code_gets_404(desk, person):
    for address in ("/admin/contest/persons/KHONGCO/", "/admin/contest/barred/999999/"):
        assert desk.get(address).status_code == 404
    assert desk.get("/admin/contest/requests/999999/answer/").status_code == 404
