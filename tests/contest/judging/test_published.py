"""The public page of results: nothing before the close, figures after the count, winners after approval."""

from __future__ import annotations

from django.urls import reverse

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.enums import ConsentPurpose, PrizeScope, ResultsShown
from contest.judging.approving import approve
from contest.judging.takedowns import take_down, undo
from contest.ledger.files import make_files
from contest.models import Contest, LedgerFile, Person, Result
from contest.secretariat.erasing import erase
from demo.factories.contest import at
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import CLOSED, OPENED, void
from tests.contest.judging.conftest import LATER, agree, told_of
from units.enums import UnitKind
from users.enums import Role

NAMES = ["Nguyễn Thị Ếch", "Trần Văn Ấm", "Lê Ổn", "Hơ Mlo H'Bia"]


@pytest.fixture
def game(judged, home):
    made = judged(
        prizes=[("Giải Nhất", 1), ("Giải Nhì", 1)],
        overall_prizes=[("Giải Đặc biệt", 1)],
        unit_prizes=[("Giải Tập thể", 1)],
    )
    Contest.objects.filter(pk=made.contest.pk).update(slug="tim-hieu")
    made.contest.refresh_from_db()
    commune = UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành")
    made.people = [
        made.person(code=f"CODE{place}XYZ", sealed=told_of(name), unit=commune, added_at=OPENED)
        for place, name in enumerate(NAMES)
    ]
    return made


@pytest.fixture
def page(client):
    def read(when=LATER, address="/contest/tim-hieu/results/"):
        with time_machine.travel(when, tick=False):
            answer = client.get(address)
        assert answer.status_code == 200
        assert not answer.cookies
        return " ".join(
            BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True).split()
        )

    return read


def test_nothing_is_told_before_the_close_and_figures_only_after_the_count(game, page):
    for person in game.people:
        game.entry(person)
    before = page(OPENED)
    assert "Chưa có đợt thi nào đóng" in before
    game.entry(game.person())
    assert page(OPENED) == before
    assert "đang tính kết quả" in page(CLOSED)
    game.count()
    told = page(CLOSED)
    assert "người dự thi được tính 5" in told
    assert "Chưa duyệt người đoạt giải" in told


def test_winners_stand_there_only_once_they_are_approved(game, page):
    game.fill(*game.people)
    proposed = game.propose()
    assert "CODE" not in page() and "Nguyễn" not in page()
    approve(proposed, game.organiser, LATER)
    told = page()
    assert "Giải Nhất CODE-0XYZ Nguyễn T.Ế. Phường Hạc Thành" in told
    assert "Giải Nhì CODE-1XYZ Trần V.Ấ. Phường Hạc Thành" in told
    # Nobody reads of the reserves.
    assert "CODE-2XYZ" not in told
    for secret in ("0912345678", "+84912345678", "1990", "Thị Ếch"):
        assert secret not in told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/contest/",
            "chỉ có họ và chữ cái đầu; với người nhỏ tuổi chỉ có chữ cái đầu và xã, phường",
        ),
        (
            "/en/contest/",
            "the family name and initials; of the young initials and the commune alone",
        ),
    ],
)
def test_the_page_says_how_much_of_a_name_it_tells_and_tells_so_much(game, page, address, told):
    Person.objects.filter(pk=game.people[1].pk).update(sealed=told_of(NAMES[1], "2010-01-01"))
    game.fill(*game.people)
    game.approve()
    shown = page(address=f"{address}tim-hieu/results/")
    assert told in shown
    assert "Nguyễn T.Ế." in shown and "T.V.Ấ." in shown and "Trần" not in shown


def test_names_come_and_go_with_consents_erasure_and_requests_at_once(game, page, client):
    game.fill(*game.people)
    agree(game.people[0], ConsentPurpose.PUBLISH_NAME)
    game.approve()
    assert "Nguyễn Thị Ếch" in page()
    taken = take_down(game.people[0], UserFactory(), LATER, "Yêu cầu ngày 05/10.")
    assert "Giải Nhất CODE-0XYZ không nêu tên –" in page()
    undo(taken, UserFactory(), LATER, "Đổi ý.")
    assert "Nguyễn Thị Ếch" in page()
    client.force_login(UserFactory(groups=[Role.CONTEST_SECRETARY]))
    client.post(f"/admin/contest/persons/{game.people[0].code}/consents/publish_name/")
    client.logout()
    assert "Nguyễn" not in page()
    erase(game.people[1], LATER)
    assert "Giải Nhì CODE-1XYZ không nêu tên –" in page()
    assert Person.objects.get(pk=game.people[1].pk).code in page().replace("-", "")


def test_a_recount_supersedes_the_list_and_both_stay_readable_with_their_reasons(game, page):
    game.fill(*game.people)
    game.approve()
    game.count(reason="Đáp án câu 2 sai.")
    told = page()
    assert "Danh sách đoạt giải này không còn hiệu lực" in told
    assert "Lần 2" in told and "Lần 1" in told and "Đáp án câu 2 sai." in told
    assert "CODE-0XYZ" in told and "Nguyễn" not in told
    game.approve(reason="Sau khi tính lại.")
    told = page()
    assert "không còn hiệu lực" not in told
    assert "Danh sách 2, duyệt lúc" in told and "Sau khi tính lại." in told
    assert "Đã thay thế: danh sách 1" in told and told.count("Nguyễn T.Ế.") == 1


def test_readers_of_english_are_told_in_english_why_there_is_another_count_list_and_file(
    game, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    game.fill(*game.people)
    game.approve()
    game.count(reason="Đáp án câu 2 sai.", reason_en="The key of question 2 was wrong.")
    game.approve(reason="Sau khi tính lại.", reason_en="After the new count.")
    make_files(LATER)
    for name, said in {
        "results": ("The key of question 2 was wrong.", "After the new count."),
        "verify": (
            "The winners were approved.",
            "The key of question 2 was wrong.",
            "After the new count.",
        ),
    }.items():
        with time_machine.travel(LATER, tick=False):
            answer = client.get(f"/en/contest/tim-hieu/{name}/")
        shown = BeautifulSoup(answer.content, "html.parser").main
        told = shown.get_text(" ")
        assert all(reason in told for reason in said)
        assert "Đáp án câu 2 sai." not in told and "Sau khi tính lại." not in told
        assert "Người đoạt giải đã được duyệt." not in told
    reasons = LedgerFile.objects.order_by("number").values_list("reason", flat=True)
    assert list(reasons) == [
        "",
        "Người đoạt giải đã được duyệt.",
        "Đáp án câu 2 sai.",
        "Sau khi tính lại.",
    ]


def test_what_was_said_in_one_language_alone_is_shown_in_it(game, page):
    game.fill(*game.people)
    game.approve()
    game.count(reason="Đáp án câu 2 sai.")
    assert "Đáp án câu 2 sai." in page(address="/en/contest/tim-hieu/results/")


def test_the_whole_contest_and_units_stand_below_the_rounds(game, page):
    game.fill(*game.people)
    game.approve(game.ladder(scope=PrizeScope.OVERALL))
    game.approve(game.ladder(scope=PrizeScope.UNITS))
    told = page()
    assert "Giải Đặc biệt CODE-0XYZ" in told
    assert "Giải Tập thể Phường Hạc Thành" in told
    english = page(address="/en/contest/tim-hieu/results/")
    assert "Results of the contest" in english and "Whole contest" in english


def test_the_page_is_found_and_leads_on(game, client):
    results = "/contest/tim-hieu/results/"
    assert results in client.get("/sitemap.xml").content.decode()
    assert results in client.get("/contest/tim-hieu/").content.decode()
    assert results in client.get("/contest/tim-hieu/receipt/").content.decode()
    found = client.get(results).content.decode()
    for address in ("/contest/tim-hieu/receipt/", "/contest/tim-hieu/rules/"):
        assert address in found
    Contest.objects.update(is_public=False)
    Contest.objects.get().save()
    assert client.get(results).status_code == 404


@pytest.mark.usefixtures("clock_of_the_process")
def test_scores_that_wait_for_publication_are_told_by_the_receipt_from_the_approval_on(
    judged, home, client
):
    game = judged(prizes=[("Nhất", 1)], results_shown=ResultsShown.AFTER_PUBLICATION)
    entry = game.entry(game.person(), right=2, receipt="8MRN3YZB2GUD")
    game.count()
    address = f"/contest/{game.contest.slug}/receipt/"

    def score(when):
        with time_machine.travel(when, tick=False):
            answer = client.post(address, {"code": entry.receipt}).content.decode()
        return "2 trên 3" in answer or "2/3" in answer

    assert not score(LATER)
    game.propose()
    assert not score(LATER)
    game.pass_over(entry.person)
    game.approve(reason="Một người từ chối.")
    assert not score(at("2021-10-10 09:59"))
    assert score(LATER)


@pytest.fixture
def counted_both_ways(game):
    """A question of the first of three rounds was voided before that was right for all, one of the second since."""
    rounds = [game.round, game.another_round(2), game.another_round(3)]
    for each in rounds:
        game.entry(game.people[0], in_round=each)
    for each in rounds[:2]:
        void(each)
    for each in rounds:
        game.count(in_round=each)
    Result.objects.filter(round__number__in=[1, 3]).update(credits_voided=False)
    return game


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/contest/tim-hieu/results/", "Ở đợt thi 1, câu bị loại không tính là đúng cho ai"),
        (
            "/en/contest/tim-hieu/results/",
            "In round 1 questions that were taken out of the count are right for nobody",
        ),
    ],
)
def test_rankings_over_rounds_that_were_counted_in_two_ways_say_so(
    counted_both_ways, page, address, said
):
    told = page(address=address)
    # The whole contest and the units, and no round by itself.
    assert told.count(said) == 2
    counted_both_ways.count("Tính lại.")
    assert said not in page(address=address)


def test_people_of_the_contest_read_so_too(counted_both_ways, client):
    client.force_login(counted_both_ways.judge)
    said = "Ở đợt thi 1, câu bị loại không tính là đúng cho ai"
    for scope in (PrizeScope.OVERALL, PrizeScope.UNITS):
        proposed = counted_both_ways.propose(counted_both_ways.ladder(scope=scope))
        for address in (
            reverse("contest_ladder", args=[scope, counted_both_ways.contest.pk]),
            reverse("contest_award_list", args=[proposed.pk]),
            reverse("contest_overall", args=[counted_both_ways.contest.pk]),
        ):
            assert said in client.get(address).content.decode(), address
    of_round = reverse("contest_ladder", args=["round", counted_both_ways.round.pk])
    assert said not in client.get(of_round).content.decode()
