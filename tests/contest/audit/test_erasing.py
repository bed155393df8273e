"""Nothing of a contestant is left in the log, and the chain stays whole when the words of reasons go."""

from __future__ import annotations

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from contest import codes
from contest.audit import checking
from contest.audit.verifying import check_lines
from contest.counting.annulling import annul, lift
from contest.duties import erase_contestants
from contest.enums import PassingCause, RequestKind, SignDecision, SignKind
from contest.identity.persons import find_or_add
from contest.judging.approving import send_back
from contest.judging.proposing import lift as lift_passing
from contest.judging.proposing import pass_over
from contest.judging.takedowns import take_down, undo
from contest.models import (
    Annulment,
    Appeal,
    AuditReason,
    AwardList,
    DataRequest,
    PassedOver,
    Person,
    Sign,
    TakeDown,
)
from contest.rulebook.issuing import issue_again
from contest.rulebook.standing import standing
from contest.secretariat.erasing import erase
from contest.signs.deciding import decide
from demo.factories.contest import AttemptFactory, EntryFactory, RoundFactory, at
from demo.factories.users import UserFactory
from tests.contest.appeals.conftest import Appealed
from tests.contest.audit.conftest import everything_told, exported
from tests.contest.judging.conftest import LATER
from tests.contest.people import details
from tests.contest.secretariat.test_secrets import everything_stored
from users.enums import Role

pytestmark = pytest.mark.django_db

ERASED = "Lý do đã được xóa cùng thông tin cá nhân."
NAMING = "Bà Lê Thị Thanh Hương dùng số 0912 345 678 của người khác."


@pytest.fixture
def annulled(rules):
    """A contestant whose entry was annulled with a reason that names her."""
    person = find_or_add(rules.contest, rules, details(), timezone.now())
    closed = RoundFactory(
        contest=rules.contest,
        opens_at=timezone.now() - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=1),
    )
    attempt = AttemptFactory(round=closed, rules=rules, person=person, started_at=closed.opens_at)
    annul(EntryFactory(attempt=attempt), UserFactory(), timezone.now(), NAMING)
    return person


def test_the_words_of_a_reason_are_kept_beside_the_record(annulled):
    records = [json.loads(line) for line in exported()]
    reasons = [each["reason"]["text"] for each in records if "reason" in each]
    assert reasons == [NAMING, NAMING]
    linked = [{**each, "reason": None} for each in records]
    assert "Thanh Hương" not in json.dumps(linked, ensure_ascii=False)


def test_who_is_erased_is_named_in_no_reason_and_the_chain_stays_whole(annulled, sign_in):
    desk = sign_in(Role.CONTEST_SECRETARY)
    asked = DataRequest.objects.create(
        person=annulled, kind=RequestKind.ERASURE, received_at=timezone.now()
    )
    desk.post(reverse("contest_request_erasure", args=[asked.pk]))
    told = everything_told()
    assert "Thanh Hương" not in told and "912 345" not in told and "912345" not in told
    assert codes.shown(annulled.code) in told
    assert check_lines(exported()).faults == []
    assert checking.check_stored().faults == []


def test_at_the_end_of_their_time_all_reasons_go(annulled):
    assert AuditReason.objects.exists()
    erase_contestants(timezone.now() + timedelta(days=500))
    assert not AuditReason.objects.exists()
    assert "Thanh Hương" not in everything_told()
    assert checking.check_stored().faults == []


@pytest.fixture
def decided_on(home):
    """A winner about whom every kind of decision was reasoned in words that name her."""
    game = Appealed(is_published=False)
    person, by = game.person_of("PERSONA"), game.other
    entry = game.entry_of("A")
    annulment = annul(entry, by, LATER, NAMING)
    lift(annulment, by, LATER, NAMING)
    sign = Sign.objects.create(
        round=game.round, kind=SignKind.PHONES, strength=1, mark="m", found_at=LATER
    )
    sign.entries.add(entry, game.entry_of("B"))
    decide(sign, SignDecision.NOTHING_WRONG, NAMING, by, LATER)
    send_back(game.propose(), game.organiser, LATER, NAMING)
    pass_over(game.ladder(), person.pk, PassingCause.DECLINED, NAMING, game.judge, LATER)
    passed = PassedOver.objects.get()
    lift_passing(passed, game.judge, LATER)
    game.approve(reason="Xem lại danh sách.")
    undo(take_down(person, game.organiser, LATER, NAMING), game.organiser, LATER, NAMING)
    appeal = game.file(letter="A")
    game.decide(appeal, by=UserFactory(), reason=NAMING, reason_en=NAMING)
    return person


def rows_with_reasons():
    """What is kept in the rows themselves, by model and field."""
    return {
        Annulment.objects.get().reason,
        PassedOver.objects.get().reason,
        TakeDown.objects.get().reason,
        Sign.objects.get().reason,
        Appeal.objects.get().reason,
        AwardList.objects.get(number=1).returned_because,
    }


def all_that_name_her():
    # SQLite keeps letters with marks in JSON by their numbers.
    return [table for table, value in everything_stored() if "0912 345 678" in value]


def test_every_reason_about_a_contestant_goes_from_every_table_when_she_is_erased(decided_on):
    assert rows_with_reasons() == {NAMING}
    kept = {"contest_auditreason", "wagtailcore_modellogentry", "contest_awardlist"}
    assert kept < set(all_that_name_her())
    erase(decided_on, LATER, UserFactory())
    assert all_that_name_her() == []
    assert rows_with_reasons() == {ERASED}
    assert Appeal.objects.get().reason_en == "The reason was erased with the details."
    assert AwardList.objects.get(number=2).reason == "Xem lại danh sách."
    assert check_lines(exported()).faults == checking.check_stored().faults == []


def test_reasons_about_others_stay_when_somebody_is_erased(decided_on):
    erase(Person.objects.get(code="PERSONC"), LATER)
    assert rows_with_reasons() == {NAMING}


def test_the_reason_goes_from_what_was_annulled_of_others_by_a_sign_about_her(home):
    game = Appealed(is_published=False)
    other, by = game.entry_of("B"), game.other
    lift(annul(other, by, LATER, "Nhầm người."), by, LATER, "Đã xem lại.")
    sign = Sign.objects.create(
        round=game.round, kind=SignKind.PHONES, strength=1, mark="m", found_at=LATER
    )
    sign.entries.add(game.entry_of("A"), other)
    decide(sign, SignDecision.ANNULLED, NAMING, by, LATER, [other])
    lift(other.annulment, by, LATER, f"{NAMING} Xem lại.")
    # Whose reason is the sign's is known also once that was decided anew.
    decide(sign, SignDecision.LOOK_AGAIN, "Xem lại.", by, LATER)
    assert "contest_annulment" in all_that_name_her()
    erase(game.person_of("PERSONA"), LATER, UserFactory())
    assert all_that_name_her() == []
    assert [each.reason for each in Annulment.objects.order_by("pk")] == ["Nhầm người.", ERASED]
    words = set(AuditReason.objects.values_list("text", flat=True))
    assert {"Nhầm người.", "Đã xem lại."} <= words
    assert check_lines(exported()).faults == checking.check_stored().faults == []


def test_at_the_end_of_their_time_reasons_go_from_every_table(decided_on):
    for _twice in range(2):
        erase_contestants(LATER + timedelta(days=500))
        assert all_that_name_her() == []
        assert rows_with_reasons() == {ERASED}
    assert check_lines(exported()).faults == checking.check_stored().faults == []


# Keeping by the first version of the rules is over at the former moment, by the second at the latter.
FIRST_END, SECOND_END = LATER + timedelta(days=1), at("2022-03-01 08:00")


def prolong(game, later):
    """Add rounds twice; these people, by their letters, began an attempt after the first time, too."""
    for number in (20, 60):
        stood = standing(game.contest.pk)
        game.another_round(number)
        version = issue_again(game.contest, stood, None, LATER, ("Thêm đợt.", "One round more."))
        if number == 20:
            for letter in later:
                person = game.person_of(f"PERSON{letter}")
                AttemptFactory(round=game.round, person=person, rules=version)


class TestWordsAboutSeveralOfWhomSomeAgreedToAnEarlierEnd:
    @pytest.fixture
    def game(self, home):
        return Appealed(retention_days=20)

    def annul_by_a_sign(self, game, letters):
        sign = Sign.objects.create(
            round=game.round, kind=SignKind.PHONES, strength=1, mark="m", found_at=LATER
        )
        entries = [game.entry_of(letter) for letter in letters]
        sign.entries.add(*entries)
        decide(sign, SignDecision.ANNULLED, NAMING, game.other, LATER, entries)

    def kept_reasons(self):
        """Why entries were annulled, by the letters of their people."""
        reasons = Annulment.objects.values_list("entry__person__code", "reason")
        return {code[-1]: reason for code, reason in reasons}

    def test_what_was_annulled_of_others_by_the_same_sign_keeps_its_reason(self, game):
        self.annul_by_a_sign(game, "AB")
        prolong(game, later="B")
        erase_contestants(FIRST_END)
        assert Person.objects.get(erased_at=None).code == "PERSONB"
        assert Sign.objects.get().reason == NAMING
        assert self.kept_reasons() == {"A": ERASED, "B": NAMING}
        assert AuditReason.objects.filter(record__kind="contest.sign", text=NAMING).exists()

    def test_the_reason_of_a_sign_goes_with_the_last_of_them(self, game):
        self.annul_by_a_sign(game, "AB")
        prolong(game, later="B")
        erase_contestants(FIRST_END)
        erase_contestants(SECOND_END)
        assert all_that_name_her() == []
        assert check_lines(exported()).faults == checking.check_stored().faults == []

    def test_the_reason_goes_at_once_where_all_agreed_to_the_same_end(self, game):
        self.annul_by_a_sign(game, "AB")
        prolong(game, later="C")
        erase_contestants(FIRST_END)
        assert all_that_name_her() == []

    def test_whoever_asks_to_be_erased_takes_the_reason_along(self, game):
        self.annul_by_a_sign(game, "ABC")
        prolong(game, later="BC")
        erase_contestants(FIRST_END)
        erase(game.person_of("PERSONB"), FIRST_END, UserFactory())
        assert all_that_name_her() == []
        assert self.kept_reasons() == {"A": ERASED, "B": ERASED, "C": ERASED}

    def test_whoever_asks_to_be_erased_when_their_time_is_over_takes_it_along_too(self, game):
        self.annul_by_a_sign(game, "AB")
        prolong(game, later="B")
        erase_contestants(FIRST_END)
        erase(game.person_of("PERSONA"), FIRST_END, UserFactory())
        assert all_that_name_her() == []

    def test_a_list_keeps_why_it_was_sent_back_until_all_its_people_are_erased(self, home):
        game = Appealed(is_published=False, retention_days=20)
        send_back(game.propose(), game.organiser, LATER, NAMING)
        game.approve(reason="Xem lại danh sách.")
        listed = AwardList.objects.get(number=1).awards.values_list("person__code", flat=True)
        assert set(listed) == {"PERSONA", "PERSONB"}
        prolong(game, later="A")
        erase_contestants(FIRST_END)
        assert AwardList.objects.get(number=1).returned_because == NAMING
        erase_contestants(SECOND_END)
        assert AwardList.objects.get(number=1).returned_because == ERASED
        assert all_that_name_her() == []

    def test_a_list_keeps_it_for_whoever_was_passed_over_in_its_ladder(self, home):
        game = Appealed(is_published=False, retention_days=20)
        person = game.person_of("PERSONA")
        before = LATER - timedelta(hours=1)
        pass_over(game.ladder(), person.pk, PassingCause.DECLINED, NAMING, game.judge, before)
        send_back(game.propose(), game.organiser, LATER, NAMING)
        game.approve(reason="Xem lại danh sách.")
        prolong(game, later="A")
        erase_contestants(FIRST_END)
        assert not person.awards.exists()
        assert AwardList.objects.get(number=1).returned_because == NAMING
        erase_contestants(SECOND_END)
        assert all_that_name_her() == []

    def test_what_was_decided_on_one_alone_goes_at_once(self, game):
        annul(game.entry_of("A"), game.other, LATER, NAMING)
        take_down(game.person_of("PERSONA"), game.organiser, LATER, NAMING)
        prolong(game, later="BC")
        erase_contestants(FIRST_END)
        assert all_that_name_her() == []
