"""Rules are issued in one window while they are edited in another, at the same moment."""

from threading import Barrier, Event, Thread

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

import pytest

from contest.clock import instant
from contest.models import Contest, Rules
from contest.rulebook.admin import acts
from demo.factories.contest import ContestFactory
from demo.factories.programme import CampaignFactory
from demo.factories.users import UserFactory
from tests.contest.rulebook.drafts import draft
from tests.contest.rulebook.test_admin import rules_form
from users.enums import Role

TIMES = 5


def sent_together(posts):
    """The answers to posts by organisers, each in a window of their own."""
    start, answers = Barrier(len(posts)), {}

    def send(client, address, form):
        try:
            start.wait()
            answers[address] = client.post(address, form)
        finally:
            connection.close()

    threads = []
    for address, form in posts.items():
        client = Client()
        client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
        threads.append(Thread(target=send, args=(client, address, form)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_issued_whole_or_refused_and_shown_again():
    campaign = CampaignFactory()
    for _time in range(TIMES):
        rules = draft(contest=ContestFactory(campaign=campaign))
        edit = reverse("contest_rules_admin:edit", args=[rules.pk])
        issue = reverse("issue_contest_rules", args=[rules.pk])
        answers = sent_together({edit: rules_form(rules, question_count=9), issue: {}})
        assert answers[issue].status_code == 302
        stored = Rules.objects.get(pk=rules.pk)
        assert stored.is_issued
        if answers[edit].status_code == 302:
            assert stored.question_count == 9
        else:
            assert stored.question_count == 2
            assert 'name="question_count" value="9"' in answers[edit].content.decode()


@pytest.mark.django_db(transaction=True)
def test_rules_are_in_force_from_when_the_wait_for_the_contest_is_over(monkeypatch):
    rules = draft(contest=ContestFactory())
    is_sent, issue = Event(), acts.issue

    def sent_and_issue(*told):
        is_sent.set()
        return issue(*told)

    monkeypatch.setattr(acts, "issue", sent_and_issue)
    organiser = Client()
    organiser.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))

    def press():
        try:
            organiser.post(reverse("issue_contest_rules", args=[rules.pk]))
        finally:
            connection.close()

    pressed = Thread(target=press)
    # Somebody else, such as a count, holds the contest while the button is pressed.
    with transaction.atomic():
        Contest.objects.select_for_update(no_key=True).get(pk=rules.contest_id)
        pressed.start()
        assert is_sent.wait(timeout=60)
        let_go_at = instant()
    pressed.join()
    assert Rules.objects.get(pk=rules.pk).issued_at >= let_go_at
