"""What something rests on is not removed, and whoever tried reads why."""

from django.urls import reverse

import pytest

from contest.models import BankQuestion, Person
from demo.factories.contest import BankQuestionFactory, PersonFactory, RulesFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from programme.models import Topic
from units.models import Unit
from users.enums import Role


def removed(client, role, address):
    """What somebody reads who tries to remove a thing."""
    client.force_login(UserFactory(groups=[role]))
    answer = client.post(address, follow=True)
    assert answer.status_code == 200
    return [str(each) for each in answer.context["messages"]]


@pytest.mark.usefixtures("home")
def test_a_unit_that_contestants_named_stays_without_a_word_on_who_they_are(client, caplog):
    unit = UnitFactory()
    people = PersonFactory.create_batch(3, contest=RulesFactory().contest, unit=unit)
    address = reverse("wagtailsnippets_units_unit:delete", args=[unit.pk])
    (said,) = removed(client, Role.REGISTRAR, address)
    assert str(Person._meta.verbose_name_plural) in said
    assert "3" not in said
    assert Unit.objects.filter(pk=unit.pk).exists()
    for person in people:
        assert person.code not in said + caplog.text
    assert not [each for each in caplog.records if each.levelname == "ERROR"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER])
def test_a_topic_that_the_bank_asks_about_stays(client, role):
    topic = BankQuestionFactory().topic
    address = reverse("wagtailsnippets_programme_topic:delete", args=[topic.pk])
    said = removed(client, role, address)
    if role == Role.APPROVER:
        assert str(BankQuestion._meta.verbose_name_plural) in said[0]
    assert Topic.objects.filter(pk=topic.pk).exists()
