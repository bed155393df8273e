"""Which entries take part, which one counts for a person, and what is right in it."""

import pytest

from contest.keys import seal
from contest.models import Annulment, BarredPerson, Person
from demo.factories.contest import answers
from tests.contest.counting.conftest import CLOSED, ranked, void

NEVER_COUNTED = "0" * 64


def test_late_annulled_and_barred_entries_do_not_take_part(played):
    game = played(barred_treatment="unranked")
    counted = game.entry()
    game.entry(is_late=True)
    annulled = game.entry()
    Annulment.objects.create(entry=annulled, reason="Thi hộ.", decided_at=CLOSED)
    details = seal({"name": "Lê Văn Thư", "birth_date": "1990-02-03", "phone": "+84912345678"})
    game.entry(game.person(sealed=details, phone_digest=NEVER_COUNTED))
    BarredPerson.objects.create(contest=game.contest, body="jury", phone_digest=NEVER_COUNTED)
    assert ranked(game.count()) == [counted]


def test_a_barred_person_is_known_again_by_a_misspelt_name_and_the_date_of_birth(played):
    game = played()
    counted = game.entry(
        game.person(sealed=seal({"name": "Nguyễn Thị Hoa", "birth_date": "1990-02-04"}))
    )
    game.entry(game.person(sealed=seal({"name": "Nguyễn Thi Hoaa", "birth_date": "1990-02-03"})))
    BarredPerson.objects.create(
        contest=game.contest,
        body="secretariat",
        sealed=seal({"name": "Nguyễn Thị Hoa", "birth_date": "1990-02-03"}),
    )
    assert ranked(game.count()) == [counted]


def test_whose_details_were_erased_before_the_first_count_takes_no_part(played):
    game = played()
    counted = game.entry()
    game.entry(game.person(sealed="", erased_at=CLOSED))
    assert ranked(game.count()) == [counted]


def test_a_count_after_the_details_were_erased_keeps_out_whom_the_first_kept_out(played):
    game = played()
    counted = game.entry()
    game.entry(game.person(phone_digest=NEVER_COUNTED, sealed=seal({"name": "Lê Văn Thư"})))
    BarredPerson.objects.create(contest=game.contest, body="jury", phone_digest=NEVER_COUNTED)
    assert ranked(game.count()) == [counted]
    Person.objects.update(sealed="", phone_digest="", erased_at=CLOSED)
    assert ranked(game.count("Đếm lại.")) == [counted]


def test_a_lifted_annulment_takes_nothing_away(played):
    game = played()
    entry = game.entry()
    Annulment.objects.create(entry=entry, reason="Nhầm.", decided_at=CLOSED, lifted_at=CLOSED)
    assert ranked(game.count()) == [entry]


def test_the_next_entry_counts_where_the_first_is_annulled(played):
    game = played(attempt_policy="unlimited", counted_attempt="first")
    person = game.person()
    first, second = game.entry(person, after=60), game.entry(person, after=120)
    assert ranked(game.count()) == [first]
    Annulment.objects.create(entry=first, reason="Thi hộ.", decided_at=CLOSED)
    assert ranked(game.count("Hủy bài thi hộ.")) == [second]


@pytest.mark.parametrize(("which", "right"), [("first", 1), ("last", 2)])
def test_the_first_or_the_last_entry_counts_however_right(played, which, right):
    game = played(attempt_policy="unlimited", counted_attempt=which)
    person = game.person()
    # Sent in another order than they are numbered.
    game.entry(person, right=2, after=300)
    game.entry(person, right=3, after=200)
    game.entry(person, right=1, after=100)
    assert game.count().standings.get().right == right


def test_the_best_entry_has_the_most_right_answers(played):
    game = played(attempt_policy="unlimited", counted_attempt="best")
    person = game.person()
    game.entry(person, right=1, after=10)
    best = game.entry(person, right=3, after=30)
    game.entry(person, right=2, after=20)
    assert ranked(game.count()) == [best]


def test_of_equally_right_entries_the_earlier_is_best_and_not_the_luckier_guess(played):
    game = played(attempt_policy="unlimited", counted_attempt="best")
    person = game.person()
    earlier = game.entry(person, prediction=900, after=10)
    game.entry(person, prediction=1, after=20)
    result = game.count()
    assert ranked(result) == [earlier]
    assert result.standings.get().distance == 899


def test_of_equally_right_entries_the_quicker_is_best_where_time_taken_decides(played):
    game = played(attempt_policy="unlimited", counted_attempt="best", tie_clock="duration")
    person = game.person()
    game.entry(person, after=100, took=90)
    quicker = game.entry(person, after=200, took=80)
    assert ranked(game.count()) == [quicker]


def test_a_question_left_open_is_wrong(played):
    game = played()
    answered = game.entry().answers
    first, *_others = answered
    game.entry(answers={first: answered[first]})
    game.entry(answers={})
    result = game.count()
    assert [standing.right for standing in result.standings.order_by("rank")] == [3, 1, 0]
    assert result.fully_right == 1


def test_a_voided_question_is_right_for_nobody_and_everything_means_the_others(played):
    game = played()
    first, *_others = (row.question_id for row in game.round.round_questions.all())
    # One has the voided question right and another wrong, the other the reverse.
    knows_voided, knows_rest = game.entry(right=1), game.entry()
    wrong = {str(first): "0"}
    knows_rest = game.entry(answers={**knows_rest.answers, **wrong})
    void(game.round)
    result = game.count()
    right = {standing.entry_id: standing.right for standing in result.standings.all()}
    assert right[knows_voided.pk] == 0
    assert right[knows_rest.pk] == 2
    assert (result.participants, result.fully_right) == (3, 2)


def test_of_a_persons_entries_that_drew_different_questions_the_one_with_fewer_wrong_is_best(
    played,
):
    game = played(attempt_policy="unlimited", counted_attempt="best")
    person = game.person()
    game.entry(person, right=1, drawn=(1, 2), after=10)
    best = game.entry(person, right=2, drawn=(0, 1), after=20)
    void(game.round)
    assert ranked(game.count()) == [best]


def test_nobody_is_right_about_nothing(played):
    game = played()
    game.entry()
    for place in range(3):
        void(game.round, place)
    result = game.count()
    assert (result.participants, result.fully_right) == (1, 0)


def test_everything_is_what_an_attempt_drew(played):
    # As where the rules ask fewer questions from the middle of a round on.
    game = played()
    entry = game.entry()
    short = entry.attempt.draw[:2]
    fewer = game.person()
    attempt = entry.attempt.__class__.objects.create(
        nonce="n" * 32,
        round=game.round,
        person=fewer,
        rules=game.rules,
        slot="r1",
        draw=short,
        started_at=entry.started_at,
    )
    other = entry.__class__.objects.create(
        attempt=attempt,
        round=game.round,
        person=fewer,
        receipt="KURZ",
        answers=answers(attempt),
        prediction=0,
        started_at=entry.started_at,
        submitted_at=entry.submitted_at,
    )
    result = game.count()
    assert result.fully_right == 2
    # Right answers are compared as numbers all the same.
    assert ranked(result) == [entry, other]
