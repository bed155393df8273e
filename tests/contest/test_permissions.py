"""Which role of a contest reaches which address of its admin. An address that is listed nowhere here fails."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

import pytest

from contest.models import Round
from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

ORGANISER, SETTER = Role.CONTEST_ORGANISER, Role.QUESTION_SETTER
SECRETARY, JUDGE = Role.CONTEST_SECRETARY, Role.JUDGE
EVERY_BODY = {ORGANISER, SETTER, SECRETARY, JUDGE}

# By the name of the address: who reaches it, and of which row it is ("" for none).
ADDRESSES: dict[str, tuple[set[Role], str]] = {
    "contests:index": (EVERY_BODY, ""),
    "contests:index_results": (EVERY_BODY, ""),
    "contests:add": ({ORGANISER}, ""),
    "contests:edit": ({ORGANISER}, "contest"),
    "contests:delete": (set(), "contest"),
    "contests:history": ({ORGANISER}, "contest"),
    "contests:history_results": ({ORGANISER}, "contest"),
    "contests:usage": ({ORGANISER}, "contest"),
    "new_contest_rules": ({ORGANISER}, "contest"),
    "contest_rules_admin:index": (EVERY_BODY, ""),
    "contest_rules_admin:index_results": (EVERY_BODY, ""),
    "contest_rules_admin:add": ({ORGANISER}, ""),
    "contest_rules_admin:edit": ({ORGANISER}, "draft"),
    "contest_rules_admin:delete": ({ORGANISER}, "draft"),
    "contest_rules_admin:history": ({ORGANISER}, "draft"),
    "contest_rules_admin:history_results": ({ORGANISER}, "draft"),
    "contest_rules_admin:usage": ({ORGANISER}, "draft"),
    "printed_contest_rules": (EVERY_BODY, "draft"),
    "issue_contest_rules": ({ORGANISER}, "draft"),
    "contest_rounds:index": (EVERY_BODY, ""),
    "contest_rounds:index_results": (EVERY_BODY, ""),
    "contest_rounds:add": ({ORGANISER}, ""),
    "contest_rounds:edit": ({ORGANISER}, "round"),
    "contest_rounds:delete": ({ORGANISER}, "round"),
    "contest_rounds:history": ({ORGANISER}, "round"),
    "contest_rounds:history_results": ({ORGANISER}, "round"),
    "contest_rounds:usage": ({ORGANISER}, "round"),
    "choose_round_questions": ({SETTER}, "round"),
    "drawn_round_questions": ({SETTER}, "closed"),
    "void_round_question": ({JUDGE}, "round"),
    "bank_questions:index": ({SETTER}, ""),
    "bank_questions:index_results": ({SETTER}, ""),
    "bank_questions:add": ({SETTER}, ""),
    "bank_questions:edit": ({SETTER}, "question"),
    "bank_questions:delete": ({SETTER}, "question"),
    "bank_questions:history": ({SETTER}, "question"),
    "bank_questions:history_results": ({SETTER}, "question"),
    "bank_questions:usage": ({SETTER}, "question"),
    "import_bank_questions": ({SETTER}, ""),
    "bank_question_file": ({SETTER}, ""),
    "contest_results": ({ORGANISER, JUDGE}, ""),
    "contest_round_result": ({ORGANISER, JUDGE}, "closed"),
    "contest_count_round": ({JUDGE}, "closed"),
    "contest_entry": ({JUDGE}, "entry"),
    "contest_overall": ({JUDGE}, "contest"),
    "contest_signs": ({JUDGE}, ""),
    "contest_sign": ({JUDGE}, "sign"),
    "contest_awards": ({ORGANISER, JUDGE}, ""),
    "contest_ladder": ({ORGANISER, JUDGE}, "ladder"),
    "contest_pass_over": ({JUDGE}, "ladder"),
    "contest_propose_awards": ({JUDGE}, "ladder"),
    "contest_lift_passing_over": ({JUDGE}, "passed"),
    "contest_award_list": ({ORGANISER, JUDGE}, "awards"),
    "contest_approve_awards": ({ORGANISER}, "awards"),
    "contest_return_awards": ({ORGANISER}, "awards"),
    "contest_winners": ({ORGANISER, SECRETARY}, ""),
    "contest_winner": ({ORGANISER, SECRETARY}, "winner"),
    "contest_appeals": ({ORGANISER, JUDGE, SECRETARY}, ""),
    "contest_appeal_case": ({ORGANISER, JUDGE, SECRETARY}, "appeal"),
    "contest_take_appeal": ({ORGANISER, JUDGE, SECRETARY}, "appeal"),
    "contest_decide_appeal": ({ORGANISER, JUDGE}, "appeal"),
    "contest_persons": ({SECRETARY}, ""),
    "contest_person": ({SECRETARY}, "person"),
    "contest_add_request": ({SECRETARY}, "person"),
    "contest_withdraw_consent": ({SECRETARY}, "consent"),
    "contest_note_consent": ({SECRETARY}, "consent"),
    "contest_requests": ({SECRETARY}, ""),
    "contest_request_access": ({SECRETARY}, "access"),
    "contest_request_correction": ({SECRETARY}, "correction"),
    "contest_request_erasure": ({SECRETARY}, "erasure"),
    "contest_log": ({ORGANISER}, ""),
    "contest_log_export": ({ORGANISER}, "format"),
    "contest_log_program": ({ORGANISER}, ""),
    "contest_barred": ({SECRETARY}, ""),
    "contest_add_barred": ({SECRETARY}, ""),
    "contest_import_barred": ({SECRETARY}, ""),
    "contest_barred_sample": ({SECRETARY}, ""),
    "contest_barred_person": ({SECRETARY}, "barred"),
    "contest_delete_barred": ({SECRETARY}, "barred"),
}


def names_below(
    resolver: URLResolver, route: str = "", namespace: str = ""
) -> Iterator[tuple[str, str]]:
    """Every named address with its route, as deep as the patterns go."""
    for pattern in resolver.url_patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield whole, f"{namespace}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names_below(pattern, whole, namespace + inner)


def test_every_address_of_the_contest_is_given_to_somebody_here():
    found = {
        name for route, name in names_below(get_resolver()) if route.startswith("admin/contest/")
    }
    assert found == set(ADDRESSES)


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_role_reaches_what_it_needs_and_nothing_else(client, rows, name):
    allowed, kind = ADDRESSES[name]
    address = reverse(name, args=rows[kind])
    reached = set()
    for role in Role:
        client.force_login(UserFactory(groups=[role]))
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403, 405)
        if answer.status_code in (200, 405) or (
            answer.status_code == 302 and answer["Location"].startswith("/admin/contest/")
        ):
            reached.add(role)
    assert reached == allowed


def test_nobody_reaches_anything_without_signing_in(client, rows):
    for name, (_allowed, kind) in ADDRESSES.items():
        answer = client.get(reverse(name, args=rows[kind]))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", sorted(EVERY_BODY - {SETTER}))
def test_no_word_of_a_question_is_shown_to_others_before_the_round_opens(client, rows, role):
    asked = Round.objects.get(pk=rows["round"][0])
    question = asked.round_questions.first().question
    client.force_login(UserFactory(groups=[role]))
    for name, (allowed, kind) in ADDRESSES.items():
        if role in allowed:
            answer = client.get(reverse(name, args=rows[kind]), follow=True).content.decode()
            assert question.wording not in answer, name
            assert question.options.first().wording not in answer, name
