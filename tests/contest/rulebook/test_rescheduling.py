"""Rounds and groups that change once a round has opened make the next version of the rules, which says why."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

import pytest

from contest.models import Round, Rules
from contest.rulebook.forms import RulesForm
from contest.rulebook.issuing import issue, issue_again, new_draft
from contest.rulebook.standing import standing
from contest.rulebook.views import printed
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from quiz_embed.shown import instant
from tests.contest.rulebook.drafts import draft
from tests.contest.rulebook.test_admin import (
    WHY,
    contest_form,
    errors,
    round_form,
    rules_form,
    said,
    soon,
)
from tests.contest.rulebook.test_schedule import articles_in, page_of
from users.enums import Role

pytestmark = pytest.mark.django_db

REASONS = {"reason", "reason_en"}


@pytest.fixture
def organiser(client):
    user = UserFactory(groups=[Role.CONTEST_ORGANISER])
    client.force_login(user)
    return user


@pytest.fixture
def opened(home, organiser):
    """An open round of a contest with prizes, quotas and a group."""
    contest, topic = ContestFactory(), TopicFactory()
    ParticipantGroupFactory(contest=contest, name="Đoàn viên", name_en="Union members")
    RulesFactory(
        contest=contest,
        question_source="drawn",
        quotas=[(topic, 2, None)],
        prizes=[("Giải Nhất", 1, 2_000_000)],
    )
    return RoundFactory(
        contest=contest,
        questions=BankQuestionFactory.create_batch(2, topic=topic),
        opens_at=soon(days=-1),
        closes_at=soon(days=6),
    )


def moved(of: Round, closes, **values):
    """The form of a round with another close."""
    return round_form(of.contest, of.number, timezone.localtime(of.opens_at), closes) | values


def save(client, of: Round, form):
    return client.post(reverse("contest_rounds:edit", args=[of.pk]), form)


def versions(contest) -> list[int]:
    return [each.number for each in Rules.objects.issued().filter(contest=contest)]


def test_a_moved_close_is_told_in_the_next_version_and_the_first_prints_its_own(client, opened):
    contest, first = opened.contest, opened.contest.rules.get()
    attempt = AttemptFactory(round=opened, rules=first)
    later = soon(days=9)
    answer = save(client, opened, moved(opened, later, **WHY))
    assert answer.status_code == 302
    assert "Bản 2" in said(answer)
    before, after = (f"đến trước {instant(each)}" for each in (opened.closes_at, later))
    former, now = page_of(client, contest, 1), page_of(client, contest, 2)
    assert before in articles_in(former) and after not in articles_in(former)
    assert after in articles_in(now) and before not in articles_in(now)
    listed = now.split('id="versions"')[1]
    for told in (before, after, WHY["reason"]):
        assert told in listed
    assert WHY["reason_en"] in page_of(client, contest, 2, "en")
    attempt.refresh_from_db()
    assert attempt.rules == first
    second = Rules.objects.in_force(contest, timezone.now())
    assert second.issued_by.groups.get().name == Role.CONTEST_ORGANISER


def test_the_next_version_has_the_rules_of_the_one_before(client, opened):
    save(client, opened, moved(opened, soon(days=9), **WHY))
    told = printed(Rules.objects.get(number=2))["versions"][0]
    assert [each.label for each in told.differences] == ["Đợt thi 1"]


@pytest.mark.parametrize("missing", sorted(REASONS))
def test_without_a_reason_in_both_languages_nothing_is_saved(client, opened, missing):
    answer = save(client, opened, moved(opened, soon(days=9), **WHY | {missing: " "}))
    assert set(errors(answer)) == {missing}
    assert "mọi người đều đọc" in errors(answer)[missing][0]
    assert Round.objects.get().closes_at == opened.closes_at
    assert versions(opened.contest) == [1]


def test_an_added_round_is_told(client, opened):
    form = round_form(opened.contest, 2, soon(days=7), soon(days=14))
    add = reverse("contest_rounds:add")
    assert set(errors(client.post(add, form))) == REASONS
    assert client.post(add, form | WHY).status_code == 302
    now = page_of(client, opened.contest, 2)
    assert "Đợt thi 2: từ" in articles_in(now) and WHY["reason"] in now
    assert "Đợt thi 2: từ" not in articles_in(page_of(client, opened.contest, 1))


def test_a_removed_round_is_told(client, opened):
    coming = RoundFactory(
        contest=opened.contest, number=2, opens_at=soon(days=7), closes_at=soon(days=14)
    )
    remove = reverse("contest_rounds:delete", args=[coming.pk])
    assert 'name="reason_en"' in client.get(remove).content.decode()
    answer = client.post(remove)
    assert set(errors(answer)) == REASONS
    assert "mọi người đều đọc" in answer.content.decode()
    assert client.post(remove, WHY).status_code == 302
    assert not Round.objects.filter(pk=coming.pk).exists()
    assert "Đợt thi 2: từ" in articles_in(page_of(client, opened.contest, 1))
    assert "Đợt thi 2: từ" not in articles_in(page_of(client, opened.contest, 2))


def groups_form(contest, **values):
    group = contest.groups.get()
    rows = {
        "groups-TOTAL_FORMS": 2,
        "groups-INITIAL_FORMS": 1,
        "groups-0-id": group.pk,
        "groups-0-name": group.name,
        "groups-0-name_en": group.name_en,
        "groups-0-sort_order": 0,
        "groups-0-ORDER": 1,
        "groups-1-name": "Nhân dân",
        "groups-1-name_en": "Citizens",
        "groups-1-sort_order": 0,
        "groups-1-ORDER": 2,
    }
    return contest_form(contest, is_public="on", **rows | values)


def test_another_group_is_told(client, opened):
    contest = opened.contest
    edit = reverse("contests:edit", args=[contest.pk])
    assert set(errors(client.post(edit, groups_form(contest)))) == REASONS
    answer = client.post(edit, groups_form(contest, **WHY))
    assert "Bản 2" in said(answer)
    now = page_of(client, contest, 2)
    assert "Đoàn viên, Nhân dân" in now.split('id="versions"')[1]
    assert "Nhân dân" not in articles_in(page_of(client, contest, 1))


def test_what_the_rules_do_not_print_makes_no_version(client, opened):
    contest = opened.contest
    closes = timezone.localtime(opened.closes_at)
    assert save(client, opened, moved(opened, closes, under_attack="on")).status_code == 302
    unchanged = groups_form(contest, **{"groups-TOTAL_FORMS": 1})
    edit = reverse("contests:edit", args=[contest.pk])
    assert client.post(edit, unchanged | {"contact": "Văn phòng"}).status_code == 302
    assert versions(contest) == [1]


def test_before_a_round_has_opened_nobody_is_asked_why(client, opened):
    Round.objects.update(opens_at=soon(days=1))
    opened.refresh_from_db()
    page = client.get(reverse("contest_rounds:edit", args=[opened.pk])).content.decode()
    assert 'name="reason"' not in page
    later = soon(days=9)
    assert save(client, opened, moved(opened, later)).status_code == 302
    edit = reverse("contests:edit", args=[opened.contest.pk])
    assert client.post(edit, groups_form(opened.contest)).status_code == 302
    assert versions(opened.contest) == [1]
    assert f"đến trước {instant(later)}" in page_of(client, opened.contest, 1)


def test_a_draft_waits_one_number_later_and_is_issued_as_it_was_written(client, opened, organiser):
    written = new_draft(opened.contest)
    written.audience, written.reason, written.reason_en = "Mọi công dân.", "Rõ hơn.", "Clearer."
    written.save()
    save(client, opened, moved(opened, soon(days=9), **WHY))
    written.refresh_from_db()
    assert (versions(opened.contest), written.number) == ([1, 2], 3)
    issue(written, organiser)
    told = printed(Rules.objects.get(number=3))["versions"][0]
    assert [each.after for each in told.differences] == ["Mọi công dân."]


def test_a_draft_whose_form_was_sent_while_a_close_moved_is_saved(client, opened, monkeypatch):
    written = draft(contest=opened.contest)
    fields_are_read = RulesForm.clean

    def clean(form):
        contest = opened.contest
        issue_again(contest, standing(contest.pk), None, timezone.now(), tuple(WHY.values()))
        return fields_are_read(form)

    monkeypatch.setattr(RulesForm, "clean", clean)
    edit = reverse("contest_rules_admin:edit", args=[written.pk])
    assert client.post(edit, rules_form(written, minutes=20)).status_code == 302
    written.refresh_from_db()
    assert (written.number, written.minutes) == (3, 20)


def test_whoever_may_not_issue_rules_changes_no_round_that_people_have_read_of(client, opened):
    helper = UserFactory()
    helper.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "change_round", "view_round"])
    )
    client.force_login(helper)
    answer = save(client, opened, moved(opened, soon(days=9), **WHY))
    assert "có quyền ban hành thể lệ" in answer.context["form"].non_field_errors()[0]
    assert versions(opened.contest) == [1]


def test_each_change_is_a_version_of_its_own(client, opened):
    closes = [soon(days=9), soon(days=8)]
    for each in closes:
        save(client, opened, moved(opened, each, **WHY))
    assert versions(opened.contest) == [1, 2, 3]
    for number, each in zip((2, 3), closes, strict=True):
        page = articles_in(page_of(client, opened.contest, number))
        assert f"đến trước {instant(each)}" in page
