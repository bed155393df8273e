"""The printed rules say what the engine does, to everybody, in both languages."""

from __future__ import annotations

from itertools import combinations

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst

import pytest

from contest.enums import ContestBody, Difficulty, PrizeScope
from contest.models import Prize, Rules
from contest.rulebook.articles import articles
from contest.rulebook.issuing import new_draft
from demo.factories.contest import (
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.programme import TopicFactory
from tests.contest.rulebook.drafts import draft
from tests.contest.rulebook.test_differences import OF_THE_VERSION, OTHER

pytestmark = pytest.mark.django_db

# Under these each choice matters: a limit needs the policy that has one, a counted entry several.
WHERE_IT_MATTERS = {
    "attempt_limit": {"attempt_policy": "some_a_round", "attempt_limit": 2},
    "counted_attempt": {"attempt_policy": "unlimited"},
    "grace_seconds": {"minutes": 10},
    "extra_time_percent": {"minutes": 10},
    "one_prize_a_person": {"prizes": [("Giải Nhất", 1, None)]},
}


def printed(rules: Rules) -> str:
    return "\n".join(
        text
        for article in articles(rules)
        for passage in article.passages
        for text in (str(passage.words), *map(str, passage.points))
    )


@pytest.mark.parametrize("field", OTHER)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_changes_what_is_printed(field, language):
    rules = draft(**WHERE_IT_MATTERS.get(field, {}), audience_en="")
    with translation.override(language):
        before = printed(rules)
        setattr(rules, field, OTHER[field]() if callable(OTHER[field]) else OTHER[field])
        assert printed(rules) != before


CHOICES = {
    field.name: [value for value, _label in field.choices]
    for field in Rules._meta.concrete_fields
    if field.choices and field.name not in OF_THE_VERSION
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("field", CHOICES)
def test_each_choice_prints_its_own_words(field, language):
    rules, seen = draft(**WHERE_IT_MATTERS.get(field, {})), []
    with translation.override(language):
        for value in CHOICES[field]:
            setattr(rules, field, value)
            seen.append(printed(rules))
    assert all(first != second for first, second in combinations(seen, 2))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_body_each_difficulty_and_each_ladder_has_its_words(language):
    topic = TopicFactory()
    rules = draft(question_source="drawn", barred_bodies=list(ContestBody.values))
    with translation.override(language):
        for body in ContestBody:
            assert str(body.label)[1:] in printed(rules)
        seen = {printed(rules)}
        for difficulty in (None, *Difficulty):
            rules.quotas = [rules.quotas.model(topic=topic, count=2, difficulty=difficulty)]
            seen.add(printed(rules))
        for scope in PrizeScope:
            rules.prizes = [Prize(name="Giải Nhất", scope=scope)]
            seen.add(printed(rules))
        assert len(seen) == 1 + 4 + len(PrizeScope)


def test_the_page_prints_articles_rounds_prizes_and_where_to_ask(client, home):
    contest = ContestFactory(contact="Văn phòng Ban Tổ chức, 0237 000 0000")
    ParticipantGroupFactory(contest=contest, name="Đoàn viên")
    rules = RulesFactory(contest=contest, prizes=[("Giải Nhất", 1, 2_000_000)])
    RoundFactory(
        contest=contest,
        name="Tuần khởi động",
        opens_at=at("2031-09-02 08:00"),
        closes_at=at("2031-09-09 08:00"),
    )
    page = client.get(reverse("contest_rules", args=[contest.slug]))
    words = page.content.decode()
    assert page["Cache-Control"].startswith("public")
    for said in (
        "Điều 1. Đối tượng dự thi",
        rules.audience,
        "Đoàn viên",
        "Đợt thi 1 (Tuần khởi động): từ 08:00, Thứ Ba 2/9/2031 đến trước 08:00, Thứ Ba 9/9/2031",
        "Giải Nhất: 1 giải, mỗi giải 2.000.000 đồng",
        "Văn phòng Ban Tổ chức, 0237 000 0000",
        contest.organiser.name,
    ):
        assert said in words
    assert words.count("<h1") == 1


def test_the_page_speaks_english_and_marks_what_is_not(client, home):
    contest = ContestFactory()
    RulesFactory(contest=contest, audience_en="")
    words = client.get(f"/en/contest/{contest.slug}/rules/").content.decode()
    assert "Article 1. Who may take part" in words
    assert '<span lang="vi">Người đang sinh sống' in words


def test_a_former_version_stays_and_says_what_replaced_it_and_why(client, home):
    contest = ContestFactory()
    RulesFactory(contest=contest, question_count=14)
    RulesFactory(
        contest=contest, question_count=9, reason="Rút gọn đề.", reason_en="A shorter paper."
    )
    former = client.get(reverse("contest_rules_version", args=[contest.slug, 1])).content.decode()
    assert "Thể lệ này đã được thay thế." in former
    now = client.get(reverse("contest_rules", args=[contest.slug])).content.decode()
    assert "Thể lệ này đã được thay thế." not in now
    for said in ("Rút gọn đề.", "Số câu hỏi một lượt dự thi", ">14<", ">9<"):
        assert said in now


def test_many_versions_cost_no_more_queries(client, home, django_assert_max_num_queries):
    topic = TopicFactory()
    contest = ContestFactory()
    for count in range(2, 8):
        RulesFactory(
            contest=contest,
            question_source="drawn",
            question_count=count,
            quotas=[(topic, count, None)],
            prizes=[("Giải Nhất", count, None)],
        )
    client.get(reverse("contest_rules_version", args=[contest.slug, 1]))
    with django_assert_max_num_queries(20):
        client.get(reverse("contest_rules", args=[contest.slug]))


def test_drafts_and_hidden_contests_are_nobodys_business(client, home):
    contest = ContestFactory()
    rules = draft(contest=contest)
    assert client.get(reverse("contest_rules", args=[contest.slug])).status_code == 404
    assert client.get(rules.get_absolute_url()).status_code == 404
    hidden = RulesFactory(contest=ContestFactory(campaign=contest.campaign, is_public=False))
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(reverse("contest_rules", args=["no-such"])).status_code == 404
    assert client.get(f"/contest/{contest.slug}/rules/99999999999999999999/").status_code == 404


def test_the_page_can_be_shared_saved_and_printed(client, home):
    rules = RulesFactory()
    words = client.get(rules.get_absolute_url()).content.decode()
    assert "data-print" in words
    assert 'id="share"' in words


def test_a_version_without_appeals_prints_as_versions_did_before_there_were_any():
    rules = draft(appeal_days=5)
    with_appeals = [article.heading for article in articles(rules)]
    rules.appeal_days = 0
    assert [article.heading for article in articles(rules)] == with_appeals[:-1]
    assert with_appeals[-1] == "Khiếu nại"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "vi",
            "Nếu không, chỉ nêu họ và chữ cái đầu của tên đệm, tên (Nguyễn V.A.), cùng đơn vị hoặc xã, phường; với "
            "người dưới 16 tuổi chỉ nêu chữ cái đầu (N.V.A.) và xã, phường.",
        ),
        (
            "en",
            "Otherwise the family name and initials stand there (Nguyễn V.A.), with the unit or commune; of people "
            "younger than 16 initials (N.V.A.) and the commune alone.",
        ),
    ],
)
def test_how_much_of_a_name_is_told_is_printed_as_it_is_done(language, told):
    with translation.override(language):
        assert told in printed(draft(guardian_age=16))


SAID_SINCE = {
    "vi": "câu ấy tính là đúng cho tất cả những ai gặp nó",
    "en": "it is reckoned as right for all who were asked it",
}


@pytest.mark.parametrize(("language", "address"), [("vi", "/contest"), ("en", "/en/contest")])
def test_a_version_of_before_goes_on_saying_what_it_said(client, home, language, address):
    contest = ContestFactory()
    RulesFactory(contest=contest, credits_voided=False)
    page = f"{address}/{contest.slug}/rules/1/"
    assert SAID_SINCE[language] not in client.get(page).content.decode()
    second = new_draft(contest)
    second.reason, second.reason_en = "Nói rõ câu bị loại.", "Says more of voided questions."
    second.save()
    second.issued_at = timezone.now()
    second.save()
    assert SAID_SINCE[language] not in client.get(page).content.decode()
    newest = client.get(f"{address}/{contest.slug}/rules/").content.decode()
    assert SAID_SINCE[language] in newest
    with translation.override(language):
        assert capfirst(str(Rules._meta.get_field("credits_voided").verbose_name)) in newest
