"""Whatever is changed in a file or in the heads, the script notices it and ends without a mistake of its own."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from contest import counting
from contest.ledger.canonical import canonical, digest
from contest.ledger.files import make_files
from tests.contest.ledger.conftest import MINUTE, VERIFY, a_busy_round, begun_in, content

pytestmark = pytest.mark.django_db

OTHER_DIGEST = "0" * 64


@pytest.fixture
def sample(busy, verify):
    game, _entries = busy
    game.count()
    file, heads = content(game.file()), game.heads()
    assert verify(file, heads)[0] == 0
    return file, heads


def written(header: Any, lines: list[Any]) -> bytes:
    return "".join(f"{canonical(each)}\n" for each in (header, *lines)).encode()


def others(value: Any) -> Iterator[Any]:
    """Values that might stand in place of one."""
    if isinstance(value, bool):
        yield from (not value, int(value), None)
    elif isinstance(value, int):
        yield from (value + 1, value - 1, -value - 1, str(value), value + 0.5, None, 10**30)
    elif isinstance(value, str):
        yield from (f"{value}0", value[:-1], value[::-1] or "x", value.swapcase() or "y", None, 7)
        if value[:1].isdigit():
            yield f"{(int(value[0]) + 1) % 10}{value[1:]}"
    elif value is None:
        yield from (0, "")


def mutations(value: Any, put: Callable[[Any], None]) -> Iterator[None]:
    """Each single change in a record: another value, a key or an item more or less, two items changed places.

    `put` sets what is changed now; every change is taken back when the next is asked for.
    """
    for other in others(value):
        if other != value or type(other) is not type(value):
            put(other)
            yield
            put(value)
    if isinstance(value, dict):
        for key in list(value):
            yield from mutations(value[key], lambda new, key=key: value.__setitem__(key, new))
            kept = value.pop(key)
            yield
            value[key] = kept
        value["added"] = "1"
        yield
        del value["added"]
    elif isinstance(value, list):
        for place in range(len(value)):
            yield from mutations(
                value[place], lambda new, place=place: value.__setitem__(place, new)
            )
            kept = value.pop(place)
            yield
            value.insert(place, copy.deepcopy(kept))
            yield
            value.insert(place, kept)
            del value[place]
            if place and value[place] != value[place - 1]:
                value[place - 1 : place + 1] = value[place - 1 : place + 1][::-1]
                yield
                value[place - 1 : place + 1] = value[place - 1 : place + 1][::-1]
        value.append("added")
        yield
        value.pop()


def test_every_change_of_a_record_is_noticed_without_the_heads(sample, verify):
    file, _heads = sample
    whole = [json.loads(line) for line in file.splitlines()]
    tried = 0
    for _change in mutations(whole, lambda new: None):
        # A list of records is a file only if there is a first one.
        changed = written(whole[0], whole[1:]) if whole else b""
        if changed == file:
            continue
        tried += 1
        code, said = verify(changed)
        assert code == 1, changed
        assert "SAI" in said or "WRONG" in said
    assert json.loads(file.splitlines()[0]) == whole[0]
    assert tried > 1_000


def test_every_cut_of_the_file_is_noticed(sample, verify):
    file, _heads = sample
    for length in range(len(file)):
        assert verify(file[:length])[0] == 1, length


def test_every_byte_of_the_file_matters(sample, verify):
    file, _heads = sample
    for place in range(len(file)):
        # Every second one by an end of a line.
        other = 10 if place % 2 and file[place] != 10 else file[place] ^ 1
        changed = file[:place] + bytes([other]) + file[place + 1 :]
        assert verify(changed)[0] == 1, place


def test_lines_more_or_less_or_in_another_order_are_noticed(sample, verify):
    file, _heads = sample
    lines = file.splitlines(keepends=True)
    for place in range(len(lines)):
        for changed in (
            lines[:place] + lines[place + 1 :],
            lines[:place] + [lines[place]] + lines[place:],
            lines[:place] + [b"\n"] + lines[place:],
            lines[:place] + [b"{}\n"] + lines[place:],
            [*lines, lines[place]],
        ):
            assert verify(b"".join(changed))[0] == 1
        for other in range(place):
            swapped = list(lines)
            swapped[place], swapped[other] = lines[other], lines[place]
            assert verify(b"".join(swapped))[0] == 1


def test_every_change_of_the_heads_is_noticed(sample, verify):
    file, heads = sample
    lines = heads.splitlines(keepends=True)
    assert len(lines) == 7
    for place, line in enumerate(lines):
        for changed in (
            lines[:place] + lines[place + 1 :],
            lines[:place],
            lines[:place] + [line] + lines[place:],
            lines[:place] + ["\n"] + lines[place:],
            lines[:place] + [f"2021-09-01T03:33Z {OTHER_DIGEST}\n"] + lines[place:],
        ):
            assert verify(file, "".join(changed))[0] == 1, changed
        for other in range(place):
            swapped = list(lines)
            swapped[place], swapped[other] = lines[other], lines[place]
            assert verify(file, "".join(swapped))[0] == 1
    for place in range(len(heads)):
        for other in "0f ZT\n":
            if other != heads[place]:
                changed = heads[:place] + other + heads[place + 1 :]
                assert verify(file, changed)[0] == 1, (place, other)


def test_heads_that_were_kept_earlier_are_compared_on_their_own(sample, verify):
    file, heads = sample
    lines = heads.splitlines(keepends=True)
    for length in range(1, len(lines)):
        assert verify(file, "".join(lines[:length]), "--partial")[0] == 0
    for place, line in enumerate(lines[:-1]):
        forged = f"{line[:18]}{OTHER_DIGEST}\n"
        assert verify(file, "".join([*lines[:place], forged]), "--partial")[0] == 1


def forged(file: bytes, change: Callable[[Any, list[Any]], None]) -> bytes:
    """A file that was changed by somebody who knows all of this, and makes everything in it fit again."""
    header, *lines = (json.loads(line) for line in file.splitlines())
    change(header, lines)
    told = [
        {key: question[key] for key in question if key != "voided"}
        for question in header["questions"]
    ]
    header["opening"]["questions"] = digest(canonical(told))
    if "rules_digest" in header["opening"]:
        header["opening"]["rules_digest"] = digest(canonical(header["versions"][0]))
    link = digest(canonical(header["opening"]))
    for line in lines:
        link = digest(bytes.fromhex(link), canonical(line))
    header["last_link"], header["lines"] = link, len(lines)
    header["result"] |= counted_again(header, lines)
    del header["digest"]
    header["digest"] = digest(canonical(header))
    return written(header, lines)


def counted_again(header: Any, lines: list[Any]) -> dict[str, Any]:
    """The result as the script counts it."""
    report = VERIFY.Report()
    of = VERIFY.Round(header, report)
    for place, line in enumerate(lines, start=1):
        of.add(line, place)
    order, fully_right, actual = of.ranked()
    return {
        "participants": len(order),
        "fully_right": fully_right,
        "actual": f"{actual // 100}.{actual % 100:02}",
        "ranking": digest(*(f"{rank} {each.number}\n" for rank, each in enumerate(order, start=1))),
        "winners": VERIFY.winners(of, order, report),
    }


def remove_last(header: Any, lines: list[Any]) -> None:
    del lines[-1]


def change_prediction(header: Any, lines: list[Any]) -> None:
    lines[4]["prediction"] = "5.00"


def swap_two(header: Any, lines: list[Any]) -> None:
    lines[2], lines[3] = lines[3], lines[2]
    for place in (2, 3):
        lines[place]["number"] = place + 1


def rename_contest(header: Any, lines: list[Any]) -> None:
    header["contest"]["name"] = "Cuộc thi khác"


def turn_the_key(header: Any, lines: list[Any]) -> None:
    question = header["questions"][0]
    question["right"] = next(
        option["id"] for option in question["options"] if option["id"] != question["right"]
    )


def take_another_nonce(header: Any, lines: list[Any]) -> None:
    header["opening"]["nonce"] = OTHER_DIGEST


@pytest.mark.parametrize(
    ("change", "said_of_heads"),
    [
        (remove_last, ""),
        (change_prediction, "Đầu chuỗi 2021-09-01T02:04Z không khớp"),
        (swap_two, "Đầu chuỗi 2021-09-01T02:02Z không khớp"),
        (rename_contest, "Tệp này không phải tệp số 1 đã công bố"),
        (turn_the_key, "Đầu chuỗi 2021-09-01T02:00Z không khớp"),
        (take_another_nonce, "Đầu chuỗi 2021-09-01T02:00Z không khớp"),
    ],
)
def test_a_forger_who_makes_everything_fit_again_is_found_by_the_heads(
    sample, verify, change, said_of_heads
):
    file, heads = sample
    made = forged(file, change)
    # Else this would prove nothing of the heads.
    assert verify(made)[0] == 0
    code, said = verify(made, heads)
    assert (code, said_of_heads in said) == (1, True), said
    # A forger who has the list of heads name the forged file is found by any copy kept before.
    files_too = heads.replace(sha256(file).hexdigest(), sha256(made).hexdigest())
    if change is not rename_contest:
        assert verify(made, files_too)[0] == 1


LONG_BEFORE = "2001-01-01T00:00:00.000000Z"


def count_before_the_close(header: Any, lines: list[Any]) -> None:
    header["result"]["counted_at"] = "2021-09-08T01:59:59.999999Z"


def count_before_every_head(header: Any, lines: list[Any]) -> None:
    del lines[1:]
    lines[0]["prediction"] = "1.00"
    header["result"]["counted_at"] = LONG_BEFORE
    header["heads"] = {"number": 0, "digest": digest()}


@pytest.mark.parametrize("change", [count_before_the_close, count_before_every_head])
def test_a_file_that_says_it_was_counted_before_the_close_is_wrong_by_itself(
    sample, verify, change
):
    file, heads = sample
    made = forged(file, change)
    code, said = verify(made)
    assert (code, "Kết quả được tính trước giờ đóng" in said) == (1, True), said
    files_too = heads.replace(sha256(file).hexdigest(), sha256(made).hexdigest())
    assert verify(made, files_too)[0] == 1


def test_other_entries_are_found_by_the_heads_whatever_the_file_says_of_its_count(sample, verify):
    file, heads = sample
    made = forged(file, count_before_every_head)
    kept = "".join(line for line in heads.splitlines(keepends=True) if "file-" not in line)
    code, said = verify(made, kept, "--partial")
    assert (code, "Đầu chuỗi 2021-09-01T02:00Z không khớp" in said) == (1, True), said


def test_a_round_that_is_closed_earlier_in_the_file_leaves_heads_that_no_file_explains(db, verify):
    # Newer heads tell of the close themselves: see test_closes.
    game = begun_in("contest ledger 2")
    for after in (10, 200):
        game.entry(right=3, after=after)
    game.minutes_pass(5)
    game.count()
    file, heads = content(game.file()), game.heads()

    def close_early(header: Any, lines: list[Any]) -> None:
        header["closes_at"] = header["result"]["counted_at"] = "2021-09-01T02:04:30.000000Z"
        told = heads.splitlines(keepends=True)[:5]
        header["heads"] = {"number": len(told), "digest": digest("".join(told))}

    made = forged(file, close_early)
    assert verify(made)[0] == 0
    files_too = heads.replace(sha256(file).hexdigest(), sha256(made).hexdigest())
    code, said = verify(made, files_too)
    assert code == 1
    assert "and no newer file is listed" in said and "KHÔNG KHỚP: 1 điều sai" in said


def test_a_list_without_a_head_to_compare_with_proves_nothing(sample, verify):
    file, heads = sample
    only_file = heads.splitlines(keepends=True)[-1]
    for empty in ("", only_file):
        code, said = verify(file, empty, "--partial")
        assert code == 1
        assert "Không có đầu chuỗi nào" in said and "There is no head to compare with" in said


def test_the_file_of_an_earlier_count_still_fits_once_the_newer_one_is_listed(busy, verify):
    game, _entries = busy
    game.count()
    first = content(game.file())
    counting.count(game.round, game.round.closes_at + 60 * MINUTE, reason="Đếm lại.")
    assert verify(first, game.heads())[0] == 1
    make_files(game.round.closes_at + 61 * MINUTE)
    code, said = verify(first, game.heads())
    assert (code, "Note: file 2 has replaced this one." in said) == (0, True), said


class AnyChange(TestCase):
    @classmethod
    def setUpTestData(cls):
        game, _entries = a_busy_round()
        cls.game = game

    @settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_any_stretch_of_bytes_put_in_place_of_another_is_noticed(self, data):
        if not hasattr(self, "file"):
            self.game.count()
            self.file, self.heads = content(self.game.file()), self.game.heads().encode()
        file, heads = self.file, self.heads
        start = data.draw(st.integers(0, len(file)))
        end = data.draw(st.integers(start, min(len(file), start + 40)))
        changed = file[:start] + data.draw(st.binary(max_size=40)) + file[end:]
        if changed == file:
            return
        assert _code(changed, heads) == 1


def _code(file: bytes, heads: bytes) -> int:
    with TemporaryDirectory() as folder:
        one, other = Path(folder, "file.jsonl"), Path(folder, "heads.txt")
        one.write_bytes(file)
        other.write_bytes(heads)
        return VERIFY.main([str(one), str(other)])
