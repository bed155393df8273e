"""What everybody can have of the proof: the page, heads, files, the program; no cookie, and kept by anyone."""

from __future__ import annotations

import gzip
import hashlib
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest import counting
from contest.ledger import chain
from contest.ledger.files import make_files
from contest.models import Contest, LedgerHead
from core.models import ContentChange
from demo.factories.contest import AttemptFactory, EntryFactory, RoundFactory
from tests.contest.counting.conftest import OPENED
from tests.contest.ledger.conftest import (
    SCRIPT,
    Proved,
    a_busy_round,
    an_outage_at_the_close,
    content,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def proved(home):
    game, entries = a_busy_round()
    Contest.objects.filter(pk=game.contest.pk).update(slug="tim-hieu")
    game.contest.refresh_from_db()
    game.round.contest = game.contest
    return game, entries


def text(response):
    main = BeautifulSoup(response.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


PAGE = "/contest/tim-hieu/verify/"
HEADS = "/contest/tim-hieu/rounds/1/heads.txt"
FILE = "/contest/tim-hieu/rounds/1/ledger-1.jsonl"


def test_after_the_count_the_page_shows_file_digest_heads_and_three_commands(client, proved):
    game, _entries = proved
    game.count()
    file = game.file()
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "public" in response["Cache-Control"] and not response.cookies
    page = BeautifulSoup(response.content, "html.parser")
    shown = text(response)
    assert file.digest in shown
    assert hashlib.sha256(SCRIPT.read_bytes()).hexdigest() in shown
    commands = [each.get_text() for each in page.select("ol code")]
    assert commands == [
        "curl -O http://testserver/contest/verify_contest.py",
        f"curl -O http://testserver{FILE} -O http://testserver{HEADS}",
        "python3 verify_contest.py ledger-1.jsonl heads.txt",
    ]
    assert not page.main.select("[style], style, script, [onclick]")
    # Six heads of the first five minutes, then none until the close.
    assert "Lâu nhất không có đầu chuỗi" in shown
    links = {link["href"] for link in page.main.select("a[href]")}
    assert {FILE, HEADS, "/contest/verify_contest.py"} <= links


def test_heads_of_later_counts_are_no_gap(client, home):
    game = Proved()
    game.round.closes_at = game.round.opens_at + timedelta(minutes=3)
    game.round.save()
    game.minutes_pass(4)
    game.count()
    counting.count(game.round, game.round.closes_at + timedelta(days=30), reason="Đếm lại.")
    make_files(game.round.closes_at + timedelta(days=31))
    page = text(client.get(f"/contest/{game.contest.slug}/verify/"))
    assert "Phút nào cũng có đầu chuỗi, không có khoảng trống." in page
    assert "của tệp mới nhất: ghi là nộp" not in page


def test_an_outage_over_the_close_is_a_gap_and_its_lines_are_named(client, home):
    game = an_outage_at_the_close()
    page = text(client.get(f"/contest/{game.contest.slug}/verify/"))
    assert "Lâu nhất không có đầu chuỗi: 182 phút, từ" in page
    assert "Dòng 3–4 của tệp mới nhất: ghi là nộp trước giờ đóng" in page
    english = text(client.get(f"/en/contest/{game.contest.slug}/verify/"))
    assert "Lines 3–4 of the newest file" in english


def test_a_round_whose_only_head_came_with_the_count_was_without_one_all_the_time(client, home):
    game = Proved()
    game.round.closes_at = game.round.opens_at + timedelta(minutes=3)
    game.round.save()
    game.entry()
    game.entry(after=100)
    counting.count(game.round, game.round.closes_at + timedelta(minutes=7))
    make_files(game.round.closes_at + timedelta(minutes=8))
    page = text(client.get(f"/contest/{game.contest.slug}/verify/"))
    assert "Lâu nhất không có đầu chuỗi: 10 phút, từ" in page
    assert "Dòng 1–2 của tệp mới nhất" in page


def test_the_same_stands_there_in_english(client, proved):
    game, _entries = proved
    game.count()
    game.file()
    shown = text(client.get("/en/contest/tim-hieu/verify/"))
    assert "Check the result yourself" in shown and "Sealed file 1" in shown


def test_the_page_of_an_open_round_shows_heads_and_says_what_will_come(client, home):
    game = Proved()
    now = timezone.now()
    made = RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=now - timedelta(minutes=3),
        closes_at=now + timedelta(days=1),
    )
    chain.keep(now - timedelta(minutes=1))
    chain.keep(now)
    page = text(client.get(f"/contest/{game.contest.slug}/verify/"))
    heads = list(LedgerHead.objects.order_by("at"))
    for head in heads:
        assert chain.written(head) in page
    assert "Đến lúc đó chỉ công bố đầu chuỗi" in page
    assert "Đợt thi 1" in page and "chưa được tính" in page
    listed = client.get(f"/contest/{game.contest.slug}/rounds/{made.number}/heads.txt")
    assert listed.content.decode() == "".join(f"{chain.written(head)}\n" for head in heads)


def test_the_page_says_until_when_a_file_waits(client, proved):
    game, _entries = proved
    again = RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=timezone.now(),
        closes_at=timezone.now() + timedelta(days=1),
        questions=[game.round.round_questions.first().question],
    )
    game.count()
    make_files(timezone.now())
    page = text(client.get(PAGE))
    assert "nên tệp, vốn cho biết đáp án, được công bố sau" in page
    assert f"{timezone.localtime(again.closes_at):%H:%M}" in page
    assert client.get(FILE).status_code == 404


def test_heads_are_plain_text_that_may_be_kept_briefly_and_set_no_cookie(client, proved):
    game, _entries = proved
    first = client.get(HEADS)
    assert first["Content-Type"] == "text/plain; charset=utf-8"
    assert first["Cache-Control"] == "public, max-age=20" and not first.cookies
    assert first.content.decode() == game.heads()
    game.minutes_pass(1, start=5)
    assert client.get(HEADS).content.decode().startswith(first.content.decode())
    game.count()
    game.file()
    assert client.get(HEADS).content.decode().splitlines()[-1].endswith(" file-1")


def test_a_round_that_has_not_opened_has_no_heads_yet(client, proved):
    game, _entries = proved
    RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=timezone.now() + timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=2),
    )
    response = client.get("/contest/tim-hieu/rounds/2/heads.txt")
    assert (response.status_code, response.content) == (200, b"")
    assert "Mở lúc" in text(client.get(PAGE))


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_the_file_is_packed_for_whoever_takes_that_and_never_changes_under_its_address(
    client, proved
):
    game, _entries = proved
    game.count()
    whole = content(game.file())
    plain = client.get(FILE)
    assert body(plain) == whole
    assert plain["Content-Length"] == str(len(whole))
    assert plain["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain["Vary"] == "Accept-Encoding" and not plain.cookies
    assert 'filename="tim-hieu-1-1.jsonl"' in plain["Content-Disposition"]
    packed = client.get(FILE, headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(packed)) == whole
    assert packed["ETag"] != plain["ETag"]
    part = client.get(FILE, headers={"Range": "bytes=100-199"})
    assert (part.status_code, body(part)) == (206, whole[100:200])
    assert client.get(FILE, headers={"If-None-Match": plain["ETag"]}).status_code == 304
    assert client.head(FILE)["Content-Length"] == str(len(whole))


def test_the_program_is_handed_out_as_it_is(client, proved):
    response = client.get("/contest/verify_contest.py")
    assert response.content == SCRIPT.read_bytes()
    assert "public" in response["Cache-Control"] and not response.cookies


@pytest.mark.parametrize(
    "address",
    [
        "/contest/tim-hieu/rounds/1/ledger-1.jsonl",
        "/contest/tim-hieu/rounds/1/ledger-0.jsonl",
        "/contest/tim-hieu/rounds/9/ledger-1.jsonl",
        "/contest/tim-hieu/rounds/1/ledger-99999999999999999999999.jsonl",
        "/contest/tim-hieu/rounds/99999999999999999999999/heads.txt",
        f"/contest/tim-hieu/rounds/{'9' * 1500}/heads.txt",
        "/contest/tim-hieu/rounds/-1/heads.txt",
        "/contest/khong-co/verify/",
        "/contest/khong-co/rounds/1/heads.txt",
    ],
)
def test_what_there_is_not_is_not_found(client, proved, address):
    assert client.get(address).status_code == 404


def test_nothing_of_a_contest_that_readers_do_not_know_of_is_shown(client, proved):
    game, _entries = proved
    game.count()
    game.file()
    game.contest.is_public = False
    game.contest.save()
    for address in (PAGE, HEADS, FILE):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [PAGE, HEADS, "/contest/verify_contest.py"])
def test_nothing_is_taken(client, proved, address):
    assert client.post(address, {"a": "b"}).status_code == 405


def test_the_way_to_the_page_stands_where_people_look_for_it(client, proved):
    for page in ("/contest/tim-hieu/", "/contest/tim-hieu/receipt/"):
        assert f'href="{PAGE}"' in client.get(page).content.decode()
    assert f"{PAGE}</loc>" in client.get("/sitemap.xml").content.decode()


def test_questions_to_the_database_do_not_grow_with_rounds_and_heads(client, proved):
    game, _entries = proved
    game.count()
    game.file()

    def asked() -> int:
        ContentChange.record()
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        return len(queries)

    def another_round(number: int) -> None:
        made = game.another_round(number)
        for minutes in (0, 1, 5):
            chain.keep(made.opens_at + timedelta(minutes=minutes))

    another_round(2)
    client.get(PAGE)
    few = asked()
    for number in range(3, 6):
        another_round(number)
    assert asked() == few


def test_heads_of_an_open_round_have_one_shape_however_many_have_entered(client, home):
    """Two rounds at the same minutes, one with entries and one with none."""
    full, empty = Proved(), Proved()
    for minute in range(4):
        for _number in range(minute * 3):
            EntryFactory(
                attempt=AttemptFactory(round=full.round, rules=full.rules, started_at=OPENED),
                submitted_at=OPENED + timedelta(minutes=minute),
            )
        chain.keep(OPENED + timedelta(minutes=minute))
    texts = [
        client.get(f"/contest/{game.contest.slug}/rounds/1/heads.txt").content.decode()
        for game in (full, empty)
    ]
    shapes = [[(line[:18], len(line)) for line in each.splitlines()] for each in texts]
    assert shapes[0] == shapes[1]
    # No digest stands twice, not even while nothing comes.
    digests = [line.split()[1] for each in texts for line in each.splitlines()]
    assert len(set(digests)) == len(digests) == 8
