"""The rules that a round is played and counted by are sealed with it, whatever becomes of them afterwards."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from contest.counting import count
from contest.ledger import chain
from contest.ledger.files import LedgerBrokenError, make_files
from contest.ledger.outages import seen_late
from contest.ledger.rules import SEALED_FIELDS, record_of
from contest.models import Ledger, LedgerFile, Prize, Rules, TopicQuota
from demo.factories.contest import RulesFactory
from demo.factories.programme import TopicFactory
from tests.contest.counting.conftest import CLOSED, OPENED
from tests.contest.ledger.conftest import MINUTE, Proved, content
from tests.contest.ledger.test_mutations import forged

pytestmark = pytest.mark.django_db

# Said in words of its own, or of no rule: who put a version in force is told to nobody, whether voided questions are
# right for all is told of each result, and when a round takes entries is told by its opening and its heads; the
# schedule is written into a version only when another replaces it.
TOLD_APART = {"id", "contest", "number", "issued_at", "document", "credits_voided", "schedule"}
TOLD_TO_NOBODY = {"issued_by"}


def first_of(file: bytes) -> Any:
    return json.loads(file.splitlines()[0])


def other(value: Any) -> Any:
    """Something else that a field may hold."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [*value, "jury"]
    return 7 if value is None else f"{value}x"


def second_version(game: Proved, minutes: float) -> Rules:
    """Put in force so many minutes after the opening: there are more prizes."""
    return later_version(game, minutes, number=2, quantity=2)


def later_version(game: Proved, minutes: float, number: int, quantity: int) -> Rules:
    version = RulesFactory(contest=game.contest, number=number, issued_at=None, question_count=3)
    Prize.objects.create(rules=version, name="Giải Nhất", quantity=quantity)
    version.issued_at = game.round.opens_at + timedelta(minutes=minutes)
    version.save()
    return version


def test_every_field_of_the_rules_is_sealed_or_known_not_to_be():
    fields = {field.name for field in Rules._meta.concrete_fields}
    assert fields == {*SEALED_FIELDS} | TOLD_APART | TOLD_TO_NOBODY


@pytest.mark.parametrize("field", [*SEALED_FIELDS, "number", "issued_at"])
def test_no_file_is_made_once_a_field_of_the_rules_was_changed_past_the_program(field):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.minutes_pass(1)
    game.count()
    value = getattr(game.rules, field)
    if field == "issued_at":
        changed = value - timedelta(days=1)
    elif field == "attempt_policy":
        changed = "unlimited"
    else:
        changed = other(value)
    Rules.objects.filter(pk=game.rules.pk).update(**{field: changed})
    with pytest.raises(LedgerBrokenError, match="the rules are not those of the opening"):
        make_files(CLOSED + 2 * MINUTE)


@pytest.mark.parametrize("model", [Prize, TopicQuota])
def test_nor_once_a_prize_or_a_quota_was(model):
    game = Proved(prizes=[("Giải Nhất", 1)])
    Rules.objects.update(issued_at=None)
    TopicQuota.objects.create(rules=game.rules, topic=TopicFactory(), count=3)
    Rules.objects.update(issued_at=game.rules.issued_at)
    game.minutes_pass(1)
    game.count()
    model.objects.filter(rules=game.rules).delete()
    with pytest.raises(LedgerBrokenError, match="the rules are not those of the opening"):
        make_files(CLOSED + 2 * MINUTE)


def changed(version: Rules) -> None:
    Rules.objects.filter(pk=version.pk).update(minutes=30)


def with_another_prize(version: Rules) -> None:
    Prize.objects.filter(rules=version).update(quantity=9)


def earlier(version: Rules) -> None:
    Rules.objects.filter(pk=version.pk).update(issued_at=OPENED + MINUTE)


def taken_away(version: Rules) -> None:
    Rules.objects.filter(pk=version.pk).update(issued_at=None)


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("change", [changed, with_another_prize, earlier, taken_away])
def test_nor_once_a_later_version_was_changed_past_the_program(number, change):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(2)
    versions = {2: second_version(game, minutes=2.5)}
    game.minutes_pass(3, start=2)
    versions[3] = later_version(game, minutes=5.5, number=3, quantity=3)
    game.minutes_pass(2, start=5)
    game.count()
    change(versions[number])
    with pytest.raises(LedgerBrokenError, match=r"of the rules is not the one|are not in force"):
        make_files(CLOSED + 2 * MINUTE)
    assert not LedgerFile.objects.published().exists()


def test_a_version_that_was_put_in_after_the_count_is_noticed(verify, monkeypatch):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(1)
    game.count()
    forged_version = second_version(game, minutes=3)
    Rules.objects.filter(pk=forged_version.pk).update(issued_at=CLOSED - timedelta(microseconds=1))
    game.count(reason="Tính lại.")
    with pytest.raises(LedgerBrokenError, match="version 2 of the rules is not the one"):
        make_files(CLOSED + 2 * MINUTE)
    # And by everybody, where the site is made to publish it.
    monkeypatch.setattr("contest.ledger.files.misfit_of_rules", lambda file: "")
    LedgerFile.objects.update(fault="")
    code, said = verify(content(game.file()), game.heads())
    assert code == 1
    assert "The version of the rules that was counted by is in no head" in said


def test_a_version_that_no_head_of_the_close_tells_of_is_doubted(verify):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(1)
    for minute in range(4):
        chain.keep(CLOSED + minute * MINUTE)
    put_in = second_version(game, minutes=3)
    Rules.objects.filter(pk=put_in.pk).update(issued_at=CLOSED - timedelta(microseconds=1))
    count(game.round, CLOSED + 5 * MINUTE)
    make_files(CLOSED + 6 * MINUTE)
    file = LedgerFile.objects.published().get()
    code, said = verify(content(file), game.heads())
    assert code == 0, said
    assert "is in no head until 2 minutes after the close" in said
    assert "2 phút sau giờ đóng vẫn chưa có trong đầu chuỗi nào" in said


def test_a_head_that_came_while_a_count_waited_is_none_after_it(verify):
    game = Proved()
    game.entry(after=10)
    chain.keep(CLOSED + 2 * MINUTE)
    result = count(game.round, CLOSED + MINUTE + timedelta(seconds=50))
    assert result.counted_at == CLOSED + 2 * MINUTE
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said


def test_a_version_that_comes_while_the_round_is_open_is_sealed_from_its_minute_on(verify):
    game = Proved(prizes=[("Giải Nhất", 1)])
    entries = [game.entry(after=10), game.entry(after=200)]
    game.minutes_pass(2)
    second = second_version(game, minutes=2.5)
    game.minutes_pass(3, start=2)
    game.count()
    file = game.file()
    header = first_of(content(file))
    assert header["versions"] == [record_of(game.rules), record_of(second)]
    code, said = verify(content(file), game.heads())
    assert code == 0, said
    for line in (
        f"Cuộc thi: {game.contest.name} ({game.contest.slug}), đợt thi 1",
        "Opens at 2021-09-01T02:00:00.000000Z, closes at 2021-09-08T02:00:00.000000Z",
        "Thể lệ phiên bản 1, hiệu lực từ 2021-08-01T01:00:00.000000Z, mã băm",
        "Rules, version 2, in force from 2021-09-01T02:02:30.000000Z, digest",
        "Tính theo phiên bản 2: dự đoán bao nhiêu người trả lời đúng hết",
        "Giải Nhất: 2",
    ):
        assert line in said, said
    assert f"Giải Nhất: {entries[1].person.code}, hạng 2" in said
    # The worker knows the heads by whichever version they tell of.
    assert seen_late(file) == []


def test_a_forger_who_changes_any_version_is_found_by_the_heads(verify):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(2)
    second_version(game, minutes=2.5)
    game.minutes_pass(2, start=2)
    game.count()
    file, heads = content(game.file()), game.heads()
    assert verify(file, heads)[0] == 0
    kept = "".join(line for line in heads.splitlines(keepends=True) if "file-" not in line)
    header = first_of(file)
    tried = 0
    for place in (0, 1):
        for name, value in header["versions"][place].items():
            if name in ("version", "issued_at", "prizes", "quotas"):
                continue

            def change(header: Any, _lines: Any, place=place, name=name, value=value) -> None:
                header["versions"][place][name] = other(value)

            tried += 1
            assert verify(forged(file, change), kept, "--partial")[0] == 1, (place, name)
    assert tried == 2 * (len(SEALED_FIELDS) + 1)


@pytest.mark.parametrize(
    ("place", "said_of_heads"), [(0, "02:00Z không khớp"), (1, "02:03Z không khớp")]
)
def test_more_prizes_than_were_promised_are_found_at_the_first_head_of_their_version(
    verify, place, said_of_heads
):
    game = Proved(prizes=[("Giải Nhất", 1)])
    for after in (10, 20, 30):
        game.entry(after=after)
    game.minutes_pass(2)
    second_version(game, minutes=2.5)
    game.minutes_pass(2, start=2)
    game.count()
    file, heads = content(game.file()), game.heads()
    kept = "".join(line for line in heads.splitlines(keepends=True) if "file-" not in line)

    def promise_more(header: Any, _lines: Any) -> None:
        header["versions"][place]["prizes"][0]["quantity"] += 1
        header["prizes"][0]["quantity"] = header["versions"][1]["prizes"][0]["quantity"]

    made = forged(file, promise_more)
    # Else this would prove nothing of the heads.
    assert verify(made)[0] == 0
    code, said = verify(made, kept, "--partial")
    assert (code, said_of_heads in said) == (1, True), said


def test_rules_that_the_result_does_not_rest_on_are_noticed_without_the_heads(verify):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(2)
    second_version(game, minutes=1.5)
    game.count()
    file = content(game.file())

    def drop_the_second(header: Any, _lines: Any) -> None:
        del header["versions"][1]

    def count_another_entry(header: Any, _lines: Any) -> None:
        header["rules"]["counted"] = "last"

    def count_another_ladder(header: Any, _lines: Any) -> None:
        header["prizes"][0]["quantity"] = 1

    def leave_none(header: Any, _lines: Any) -> None:
        header["versions"] = [header["versions"][1]]

    for change in (drop_the_second, count_another_entry, count_another_ladder, leave_none):
        code, said = verify(forged(file, change))
        assert (code, "are not those that this result rests on" in said) == (1, True), said


def test_a_round_that_opens_before_its_rules_says_so_from_the_opening_on(verify):
    game = Proved(issued_at=OPENED + 2 * MINUTE, prizes=[("Giải Nhất", 1)])
    game.minutes_pass(2)
    game.entry(after=130)
    game.minutes_pass(3, start=2)
    game.count()
    assert json.loads(Ledger.objects.get().opening)["rules"] == 0
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said


def test_what_is_put_in_force_after_the_close_stands_in_no_head(verify):
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(2)
    second_version(game, minutes=7 * 24 * 60)
    chain.keep(CLOSED + timedelta(seconds=5))
    game.count()
    file = content(game.file())
    assert [each["version"] for each in first_of(file)["versions"]] == [1]
    code, said = verify(file, game.heads())
    assert code == 0, said
