"""What each role does in the admin stands in the log, under the name and the roles of whoever did it."""

from __future__ import annotations

import re
from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from contest import codes
from contest.audit import checking
from contest.duties import count_closed_rounds, erase_contestants
from contest.enums import ConsentPurpose, RequestKind
from contest.identity.barring import set_details
from contest.identity.persons import find_or_add
from contest.models import AuditReason, BarredPerson, Contest, DataRequest
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    ContestFactory,
    EntryFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.audit.conftest import everything_told
from tests.contest.bank.files import HEADERS, SECOND, sheet
from tests.contest.bank.test_bank import question_form
from tests.contest.people import details
from tests.contest.rulebook.test_admin import contest_form, round_form, rules_form, soon
from users.enums import Role
from users.models import User

pytestmark = pytest.mark.django_db


def acts(records):
    """(act, kind) of each record."""
    return [(each.act, each.kind.removeprefix("contest.")) for each in records]


def assert_done_by(records, username, role):
    """Everything was done by this member, and nothing is missing in the chain."""
    assert records
    assert {(each.actor, *each.roles) for each in records} == {(username, role)}
    assert checking.check_stored().faults == []


@pytest.fixture
def closed(rules):
    """A round that closed yesterday, with one entry."""
    made = RoundFactory(
        contest=rules.contest,
        opens_at=timezone.now() - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=1),
    )
    EntryFactory(attempt=AttemptFactory(round=made, rules=rules, started_at=made.opens_at))
    return made


@pytest.fixture
def person(rules):
    consents = frozenset({ConsentPurpose.TAKE_PART, ConsentPurpose.PUBLISH_NAME})
    return find_or_add(rules.contest, rules, details(consents=consents), timezone.now())


def test_an_organiser_keeps_contests_rounds_and_rules(organiser, since):
    contest = ContestFactory(is_public=False)
    since()
    form = contest_form(contest, name="Tên mới")
    assert organiser.post(reverse("contests:edit", args=[contest.pk]), form).status_code == 302
    (record,) = since()
    assert record.after == {"name": "Tên mới"}
    assert_done_by([record], "ban-to-chuc", Role.CONTEST_ORGANISER)

    add = reverse("contest_rounds:add")
    organiser.post(add, round_form(contest, 1, soon(days=1), soon(days=8)))
    assert acts(records := since()) == [("created", "round")]
    assert_done_by(records, "ban-to-chuc", Role.CONTEST_ORGANISER)
    made = contest.rounds.get()
    organiser.post(reverse("contest_rounds:delete", args=[made.pk]))
    assert acts(since()) == [("deleted", "round")]


def test_an_organiser_issues_rules(organiser, since):
    draft = RulesFactory(issued_at=None)
    since()
    organiser.post(
        reverse("contest_rules_admin:edit", args=[draft.pk]), rules_form(draft, minutes=20)
    )
    (changed,) = since()
    assert (changed.before, changed.after) == ({"minutes": None}, {"minutes": 20})
    organiser.post(reverse("issue_contest_rules", args=[draft.pk]))
    row, noted = since()
    assert set(row.after) == {"issued_at", "issued_by"}
    assert row.after["issued_by"].startswith("ban-to-chuc [")
    assert noted.act == "contest.issue_rules"
    assert_done_by([row, noted], "ban-to-chuc", Role.CONTEST_ORGANISER)


def test_setters_write_import_choose_and_delete_questions_and_no_word_is_told(sign_in, since):
    setter = sign_in(Role.QUESTION_SETTER, "ban-de")
    topic = TopicFactory(name="An toàn số")
    asked = RoundFactory(opens_at=timezone.now() + timedelta(days=1))
    since()
    form = question_form(topic, "hai hai", "mười mười", "mười ba", right=1)
    assert setter.post(reverse("bank_questions:add"), form).status_code == 302
    # The first question bars whoever wrote it, which the log tells, too.
    written = since()
    assert [each for each in acts(written) if each[1] != "barredperson"] == [
        ("created", "bankquestion"),
        *[("created", "bankoption")] * 3,
    ]
    setter.post(
        reverse("import_bank_questions"),
        {"file": SimpleUploadedFile("de.csv", sheet([HEADERS, SECOND]))},
    )
    imported = since()
    assert acts(imported)[-1] == ("imported", "bankquestion")
    assert imported[-1].after == {"count": 1}
    question = BankQuestionFactory()
    since()
    before = asked.round_questions.values_list("question", flat=True)
    setter.post(
        reverse("choose_round_questions", args=[asked.pk]),
        {"seen": ",".join(map(str, before)), "question": [question.pk]},
    )
    chosen = since()
    assert acts(chosen)[-1] == ("contest.choose_questions", "round")
    assert ("created", "roundquestion") in acts(chosen)
    assert ("deleted", "roundquestion") in acts(chosen)
    other = BankQuestionFactory()
    since()
    setter.post(reverse("bank_questions:delete", args=[other.pk]))
    deleted = since()
    assert acts(deleted) == [*[("deleted", "bankoption")] * 3, ("deleted", "bankquestion")]
    assert_done_by([*written, *imported, *chosen, *deleted], "ban-de", Role.QUESTION_SETTER)
    told = everything_told()
    for word in ("mười mười", "Quyết định 505", question.wording, SECOND[0], "Ngày nào"):
        assert word not in told


def test_judges_count_annul_lift_void_and_count_again(sign_in, since, closed):
    judge = sign_in(Role.JUDGE, "giam-khao")
    entry = closed.entries.get()
    since()
    count = reverse("contest_count_round", args=[closed.pk])
    judge.post(count)
    made, noted = since()
    assert acts([made, noted]) == [("created", "result"), ("contest.count_result", "result")]
    assert made.after["participants"] == 1
    address = reverse("contest_entry", args=[entry.receipt])
    judge.post(address, {"reason": "Gửi hai lần."})
    annulled = since()
    assert acts(annulled) == [("created", "annulment"), ("contest.annul_entry", "annulment")]
    assert annulled[0].label == codes.shown(entry.receipt)
    annulment = entry.annulments.get()
    judge.post(address, {"reason": "Xem lại.", "lifts": annulment.pk})
    lifted = since()
    assert acts(lifted) == [("changed", "annulment"), ("contest.lift_annulment", "annulment")]
    assert set(lifted[0].after) == {"lifted_at", "lifted_by"}
    assert AuditReason.objects.get(record=lifted[1]).text == "Xem lại."
    judge.post(count, {"reason": "Kết luận lại.", "reason_en": "Decided anew."})
    again = since()
    assert acts(again) == [("created", "result"), ("contest.count_result", "result")]
    question = closed.round_questions.first().question
    void = {"question": question.pk, "reason": "Đáp án sai.", "reason_en": "A wrong key."}
    judge.post(reverse("void_round_question", args=[closed.pk]), void)
    voided = since()
    assert acts(voided)[:2] == [("created", "voiding"), ("contest.void_question", "round")]
    assert_done_by([made, noted, *annulled, *lifted, *again, *voided], "giam-khao", Role.JUDGE)


def test_the_secretariat_looks_corrects_withdraws_answers_and_erases(sign_in, since, person):
    desk = sign_in(Role.CONTEST_SECRETARY, "thu-ky")
    since()
    desk.get(reverse("contest_person", args=[person.code]))
    seen = since()
    assert acts(seen) == [("contest.details_seen", "person")]
    assert seen[0].label == codes.shown(person.code)
    desk.post(reverse("contest_withdraw_consent", args=[person.code, "publish_name"]))
    withdrawn = since()
    assert acts(withdrawn) == [("changed", "consent"), ("contest.consent_withdrawn", "person")]
    assert withdrawn[0].before == {"withdrawn_at": None}
    told = {"kind": "correction", "received_on": f"{timezone.localdate():%Y-%m-%d}"}
    desk.post(reverse("contest_add_request", args=[person.code]), told)
    asked = since()
    assert acts(asked) == [("created", "datarequest"), ("contest.request_noted", "person")]
    address = reverse("contest_request_correction", args=[DataRequest.objects.get().pk])
    desk.get(address)
    assert acts(since()) == [("contest.details_seen", "person")]
    correct = {"name": "Lê Thị Thu Hương", "birth_date": "28/2/2001", "phone": "0987 654 321"}
    assert desk.post(address, correct).status_code == 302
    corrected = since()
    assert acts(corrected) == [
        ("changed", "person"),
        ("contest.details_corrected", "person"),
        ("changed", "datarequest"),
    ]
    assert set(corrected[0].after.values()) == {"•••"}
    assert corrected[1].after == {"fields": ["name", "phone"]}
    erasure = DataRequest.objects.create(
        person=person, kind=RequestKind.ERASURE, received_at=timezone.now()
    )
    since()
    desk.post(reverse("contest_request_erasure", args=[erasure.pk]))
    erased = since()
    assert acts(erased) == [
        ("changed", "person"),
        ("contest.details_erased", "person"),
        ("changed", "datarequest"),
    ]
    assert_done_by(
        [*seen, *withdrawn, *asked, *corrected, *erased], "thu-ky", Role.CONTEST_SECRETARY
    )


def test_whoever_finds_several_people_of_a_name_has_looked_at_each(sign_in, since, rules):
    desk = sign_in(Role.CONTEST_SECRETARY)
    for day in (1, 2):
        told = details(birth_date=details().birth_date.replace(day=day), phone=f"+8491234567{day}")
        find_or_add(rules.contest, rules, told, timezone.now())
    since()
    sought = {"contest": rules.contest.pk, "sought": "Lê Thị Thanh Hương"}
    assert desk.post(reverse("contest_persons"), sought).status_code == 200
    assert acts(since()) == [("contest.details_seen", "person")] * 2


def test_the_barred_list_is_kept_without_a_name_in_the_log(sign_in, since, rules):
    desk = sign_in(Role.CONTEST_SECRETARY, "thu-ky")
    since()
    told = {"contest": rules.contest.pk, "body": "jury", "name": "Trần Quốc Tuấn"}
    desk.post(reverse("contest_add_barred"), told)
    added = since()
    assert acts(added) == [("created", "barredperson")]
    barred = BarredPerson.objects.exclude(body="secretariat").get()
    desk.post(reverse("contest_barred_person", args=[barred.pk]), {**told, "body": "other"})
    changed = since()
    assert changed[0].after["body"] == "other"
    desk.post(reverse("contest_delete_barred", args=[barred.pk]))
    file = "Họ tên,Ngày sinh,Điện thoại,Ban\nĐỗ Thị Mơ,1/2/1990,0912345678,BGK\n"
    upload = {"contest": rules.contest.pk, "file": SimpleUploadedFile("ds.csv", file.encode())}
    desk.post(reverse("contest_import_barred"), upload)
    rest = since()
    assert acts(rest) == [
        ("deleted", "barredperson"),
        ("created", "barredperson"),
        ("contest.barred_imported", "contest"),
    ]
    assert_done_by([*added, *changed, *rest], "thu-ky", Role.CONTEST_SECRETARY)
    assert not re.search("Trần Quốc Tuấn|Đỗ Thị Mơ|912345678|1990", everything_told())


@pytest.fixture
def admin(client, home):
    client.force_login(UserFactory(username="quan-tri", superuser=True))
    return client


def account_form(user, **values):
    return {
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_active": "on",
        **values,
    }


def test_roles_given_and_taken_are_told(admin, since):
    user = UserFactory(username="moi")
    judges = Group.objects.get(name=Role.JUDGE)
    since()
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert admin.post(edit, account_form(user, groups=[judges.pk])).status_code == 302
    (given,) = since()
    assert (given.act, given.label, given.after) == ("role_given", "moi", {"role": Role.JUDGE})
    assert (given.actor, given.roles) == ("quan-tri", ["superuser"])
    admin.post(edit, account_form(user, groups=[]))
    assert [(each.act, each.after) for each in since()] == [("role_taken", {"role": Role.JUDGE})]
    editors = Group.objects.get(name=Role.EDITOR)
    admin.post(edit, account_form(user, groups=[editors.pk]))
    assert since() == []


def test_accounts_of_members_activated_and_deactivated_are_told(admin, since):
    judge = UserFactory(username="giam-khao", groups=[Role.JUDGE])
    other = UserFactory(username="bien-tap", groups=[Role.EDITOR])
    since()
    groups = [Group.objects.get(name=Role.JUDGE).pk]
    form = account_form(judge, groups=groups)
    del form["is_active"]
    admin.post(reverse("wagtailusers_users:edit", args=[judge.pk]), form)
    (record,) = since()
    assert (record.act, record.label) == ("account_changed", "giam-khao")
    assert (record.before, record.after) == ({"is_active": True}, {"is_active": False})
    many = reverse("wagtail_bulk_action", args=["users", "user", "set_active_state"])
    admin.post(f"{many}?id={judge.pk}&id={other.pk}", {"mark_as_active": "True"})
    (record,) = since()
    assert (record.label, record.after) == ("giam-khao", {"is_active": True})
    assert User.objects.get(pk=judge.pk).is_active


def test_whoever_renames_an_account_changes_the_row_that_follows_it(sign_in, since, rules):
    judge = sign_in(Role.JUDGE, "giam-khao")
    row = BarredPerson.objects.get()
    since()
    named = {
        "name_email-first_name": "Mới",
        "name_email-last_name": "Tên",
        "name_email-email": "giam-khao@example.org",
        "locale-preferred_language": "vi",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    assert judge.post(reverse("wagtailadmin_account"), named).status_code == 302
    records = since()
    assert acts(records) == [("changed", "barredperson")]
    assert_done_by(records, "giam-khao", Role.JUDGE)
    set_details(row, "Lê Văn Mẫu", "2001-02-28")
    row.save()
    since()
    named["name_email-first_name"] = "Khác"
    assert judge.post(reverse("wagtailadmin_account"), named).status_code == 302
    assert since() == []


def test_many_who_get_a_role_at_once_are_told(admin, since):
    users = [UserFactory(username=f"moi-{number}") for number in range(2)]
    judges = Group.objects.get(name=Role.JUDGE)
    since()
    many = reverse("wagtail_bulk_action", args=["users", "user", "assign_role"])
    admin.post(f"{many}?id={users[0].pk}&id={users[1].pk}", {"role": judges.pk})
    assert sorted((each.act, each.label) for each in since()) == [
        ("role_given", "moi-0"),
        ("role_given", "moi-1"),
    ]


def test_what_somebody_did_outlives_the_account(admin, since, sign_in):
    judge = UserFactory(username="giam-khao", groups=[Role.JUDGE])
    since()
    admin.post(reverse("wagtailusers_users:delete", args=[judge.pk]))
    (record,) = since()
    assert (record.act, record.label) == ("account_deleted", "giam-khao")
    assert record.before == {"roles": [Role.JUDGE]}


def test_rights_of_the_contest_given_to_a_role_are_told(since):
    group = Group.objects.get(name=Role.EDITOR)
    right = Permission.objects.get(codename="view_person", content_type__app_label="contest")
    group.permissions.add(right, *Permission.objects.filter(codename="view_unit"))
    group.permissions.remove(right)
    assert [(each.act, each.label, each.after) for each in since()] == [
        ("rights_given", Role.EDITOR, {"rights": ["view_person"]}),
        ("rights_taken", Role.EDITOR, {"rights": ["view_person"]}),
    ]


def test_signing_in_is_no_act_and_looks_nothing_up(since, django_assert_num_queries):
    user = UserFactory(groups=[Role.JUDGE])
    since()
    user.last_login = timezone.now()
    with django_assert_num_queries(1):
        user.save(update_fields=["last_login"])
    assert since() == []


def test_what_the_site_does_by_itself_is_told_as_its_own(since, closed, rules, monkeypatch):
    since()
    count_closed_rounds(timezone.now())
    assert acts(records := since()) == [("created", "result"), ("contest.count_result", "result")]
    assert {each.actor for each in records} == {""}
    erase_contestants(timezone.now() + timedelta(days=500))
    assert acts(records := since()) == [("contest.retention_ended", "contest")]
    assert {each.actor for each in records} == {""}
    assert checking.check_stored().faults == []


def test_contestants_leave_no_record(client, home, since):
    RoundFactory()
    since()
    contest = Contest.objects.get()
    assert client.get(reverse("contest_page", args=[contest.slug])).status_code == 200
    assert since() == []
