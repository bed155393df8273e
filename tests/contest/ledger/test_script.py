"""The program that citizens run: one file, old Python, and never a mistake of its own."""

from __future__ import annotations

import ast
import gzip
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest import counting
from contest.ledger.files import make_files
from tests.contest.ledger.conftest import (
    MINUTE,
    SCRIPT,
    VERIFY,
    Proved,
    a_busy_round,
    an_outage_at_the_close,
    content,
    run_alone,
)
from tests.contest.ledger.test_mutations import _code

TREE = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_it_needs_the_standard_library_alone():
    imported = set()
    for node in ast.walk(TREE):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    assert imported <= {*sys.stdlib_module_names, "collections.abc"}


def test_it_uses_nothing_that_python_3_8_lacks():
    # The grammar was read as that of 3.8 above; these came with later versions.
    later = {"removeprefix", "removesuffix", "bit_count", "pairwise", "batched", "UTC", "tomllib"}
    used = {node.attr for node in ast.walk(TREE) if isinstance(node, ast.Attribute)}
    used |= {node.id for node in ast.walk(TREE) if isinstance(node, ast.Name)}
    assert not used & later
    assert not any(isinstance(node, ast.Match) for node in ast.walk(TREE))
    keywords = {
        word.arg for node in ast.walk(TREE) if isinstance(node, ast.Call) for word in node.keywords
    }
    assert "strict" not in keywords
    # Annotations are texts until somebody asks for them.
    assert any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in TREE.body
    )


@pytest.mark.django_db
def test_it_runs_alone_in_a_process_of_its_own(tmp_path):
    game, entries = a_busy_round()
    game.count()
    (tmp_path / "ledger-1.jsonl").write_bytes(content(game.file()))
    (tmp_path / "heads.txt").write_text(game.heads())
    done = run_alone(tmp_path, "ledger-1.jsonl", "heads.txt", "--receipt", entries[4].receipt)
    assert (done.returncode, done.stderr) == (0, "")
    assert "MỌI THỨ KHỚP." in done.stdout and "EVERYTHING FITS." in done.stdout
    assert "5 đầu chuỗi khớp" in done.stdout or "6 đầu chuỗi khớp" in done.stdout


@pytest.mark.django_db
def test_a_file_that_was_kept_packed_is_read_as_well(tmp_path, verify):
    game, _entries = a_busy_round()
    game.count()
    file = content(game.file())
    assert verify(gzip.compress(file), game.heads())[0] == 0
    assert verify(gzip.compress(file)[:-20], game.heads())[0] == 1


@pytest.mark.django_db
def test_it_tells_the_longest_gap_between_heads(verify):
    game, _entries = a_busy_round()
    game.move_close(game.round.opens_at.replace(minute=41))
    game.minutes_pass(1, start=40)
    game.count()
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said
    assert "The longest gap: 36 minutes, from 2021-09-01T02:04Z on." in said


@pytest.mark.django_db
def test_it_names_lines_that_no_head_of_the_close_holds(verify):
    game = an_outage_at_the_close()
    file = content(game.round.ledger_files.get())
    code, said = verify(file, game.heads())
    assert code == 0, said
    assert "Dòng 3–4: ghi là nộp trước giờ đóng nhưng 2 phút sau giờ đóng" in said
    assert "Lines 3–4: sent before the close by what they say" in said
    assert "The longest gap: 182 minutes, from 2021-09-01T02:08Z on." in said
    assert "But for the lines told at ??" in said.splitlines()[-1]
    # A copy of the heads that ends before the close knows nothing of those lines.
    kept = "".join(game.heads().splitlines(keepends=True)[:5])
    code, said = verify(file, kept, "--partial")
    assert (code, "??" in said) == (0, False), said


@pytest.mark.django_db
def test_it_names_no_line_where_heads_went_on_over_the_close(verify):
    game = Proved()
    game.round.closes_at = game.round.opens_at + 3 * MINUTE
    game.round.save()
    game.entry(right=3, prediction=1, after=178, took=5)
    game.entry(right=3, prediction=1, after=182, took=5, is_late=True)
    game.minutes_pass(4)
    game.count()
    counting.count(game.round, game.round.closes_at + 600 * MINUTE, reason="Đếm lại.")
    make_files(game.round.closes_at + 601 * MINUTE)
    for file in game.round.ledger_files.all():
        code, said = verify(content(file), game.heads())
        assert (code, "??" in said, "longest gap" in said) == (0, False, False), said


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing-here.jsonl"],
        ["."],
        ["a", "b", "c"],
        ["--unknown"],
        ["empty.jsonl"],
        ["empty.jsonl", "nothing-here.txt"],
    ],
)
def test_a_wrong_command_ends_with_one_and_says_why(tmp_path, arguments):
    (tmp_path / "empty.jsonl").write_text("")
    done = run_alone(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (1, "")
    assert "!!" in done.stdout


MOMENTS = [f"2031-09-0{day}T02:00:00.000000Z" for day in range(1, 5)]
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
GARBAGE = ANYTHING | st.lists(ANYTHING) | st.dictionaries(st.text(max_size=8), ANYTHING)


@given(st.binary(max_size=300), st.binary(max_size=200))
def test_it_ends_with_one_on_any_bytes(file, heads):
    assert _code(file, heads) == 1


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_ends_with_one_on_records_of_any_shape(data):
    """Records with the right keys and anything in them."""

    def some(shape):
        if data.draw(st.integers(0, 39)) == 0:
            return data.draw(GARBAGE)
        if isinstance(shape, dict):
            return {key: some(inner) for key, inner in shape.items()}
        if isinstance(shape, list):
            return [some(shape[0]) for _ in range(data.draw(st.integers(0, 2)))]
        if isinstance(shape, str):
            return shape
        if shape is VERIFY.INSTANT:
            return data.draw(st.sampled_from(MOMENTS))
        if isinstance(shape, type):
            return data.draw(
                {int: st.integers(), str: st.text(max_size=5), bool: st.booleans()}[shape]
            )
        return data.draw(st.from_regex(shape, fullmatch=True))

    header, line = some(VERIFY.HEADER), some(VERIFY.LINE)
    try:
        file = "".join(f"{VERIFY.canonical(each)}\n" for each in (header, line, line)).encode()
    except UnicodeEncodeError:
        return
    assert _code(file, b"2021-13-01T02:00Z " + b"0" * 64 + b"\n") == 1


def test_a_record_with_a_key_of_no_letter_is_refused(verify):
    code, said = verify(b'{"":null}\n')
    assert (code, "Dòng đầu tệp: “.” không hợp lệ." in said) == (1, True), said


@pytest.mark.parametrize("depth", [10_000, 200_000])
def test_deep_records_are_refused(depth, verify):
    assert verify(b"[" * depth + b"]" * depth + b"\n")[0] == 1
    assert verify(b'{"a":' * depth + b"1" + b"}" * depth + b"\n")[0] == 1


def test_what_stands_in_a_file_steers_no_terminal(verify):
    _code, said = verify(b"{}\n", b"\x1b[2J\n")
    assert "\x1b" not in said
