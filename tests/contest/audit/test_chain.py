"""Whatever is done to an export is noticed: every field of every record, and every line taken, added or moved."""

from __future__ import annotations

import copy
import hashlib
import json
import subprocess
import sys
from io import StringIO

from django.core.management import call_command
from django.db import connection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.audit import checking, verifying
from contest.audit.acts import Done
from contest.audit.chain import append
from contest.audit.verifying import GENESIS, canonical, check_lines
from contest.models import AuditHead, AuditReason, AuditRecord
from demo.factories.users import UserFactory
from tests.contest.audit.conftest import exported
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """Five acts, one of them with a reason, and the lines of their export."""
    user = UserFactory(username="giam-khao", groups=[Role.JUDGE])
    for number in range(4):
        reason = "Dùng nhiều số điện thoại." if number == 2 else ""
        done = Done(
            "changed",
            "contest.round",
            str(number),
            f"Vòng {number}",
            7,
            {"name": "=cũ"},
            {"name": "mới"},
            reason,
        )
        append([done], user)
    return exported()


def head_of(lines):
    return json.loads(lines[-1])["link"]


def test_an_export_is_whole(log):
    chain = check_lines(log, [head_of(log)])
    assert (chain.faults, chain.length, chain.head) == ([], len(log), head_of(log))


def test_the_link_is_what_the_docs_say(log):
    """Reckoned anew from the description alone."""
    previous = "0" * 64
    for line in log:
        record = json.loads(line)
        link = record.pop("link")
        record.pop("reason", None)
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(bytes.fromhex(previous) + text.encode()).hexdigest() == link
        previous = link


def other(value):
    """Another value of the same kind."""
    if isinstance(value, bool) or value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}." if value else "x"
    if isinstance(value, list):
        return [*value, "x"]
    return {**value, "x": "y"}


def test_every_change_of_a_single_field_is_noticed(log):
    tried = 0
    for place, line in enumerate(log):
        for name, value in json.loads(line).items():
            for changed in (other(value), "", None):
                record = json.loads(line) | {name: changed}
                if canonical(record) + "\n" == line:
                    continue
                spoiled = [*log[:place], canonical(record) + "\n", *log[place + 1 :]]
                assert check_lines(spoiled, [head_of(log)]).faults, (place, name, changed)
                tried += 1
    assert tried > 100


def test_every_field_that_is_lacking_or_added_is_noticed(log):
    for place, line in enumerate(log):
        for name in [*json.loads(line), "stranger"]:
            record = json.loads(line)
            if name in record:
                del record[name]
            else:
                record[name] = ""
            if name == "reason":
                # Words may be erased, and the chain stays whole.
                continue
            spoiled = [*log[:place], canonical(record) + "\n", *log[place + 1 :]]
            assert check_lines(spoiled).faults, (place, name)


def test_every_removal_insertion_doubling_and_swap_is_noticed(log):
    head = head_of(log)
    for place in range(len(log)):
        assert check_lines([*log[:place], *log[place + 1 :]], [head]).faults
        for into in range(len(log) + 1):
            assert check_lines([*log[:into], log[place], *log[into:]], [head]).faults
        for with_place in range(place):
            swapped = copy.copy(log)
            swapped[place], swapped[with_place] = swapped[with_place], swapped[place]
            assert check_lines(swapped, [head]).faults


def test_a_log_that_was_cut_off_is_noticed_by_a_head_that_was_written_down(log):
    for kept in range(len(log)):
        assert check_lines(log[:kept]).faults == []
        assert check_lines(log[:kept], [head_of(log)]).faults


def test_a_log_that_was_made_anew_is_noticed_by_a_head_that_was_written_down(log):
    previous, forged = GENESIS, []
    for line in log:
        record = json.loads(line) | {"actor": "ai-khac"}
        record["link"] = previous = verifying.link_after(previous, record)
        forged.append(canonical(record) + "\n")
    assert check_lines(forged).faults == []
    assert check_lines(forged, [head_of(log)]).faults


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_every_change_of_a_single_character_is_noticed(data):
    text = "".join(SAMPLE)
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda each: each != text[place]))
    spoiled = (text[:place] + letter + text[place + 1 :]).splitlines(keepends=True)
    head = json.loads(SAMPLE[-1])["link"]
    assert check_lines(spoiled, [head]).faults


def sample():
    previous, lines = GENESIS, []
    for number in (1, 2):
        record = {
            "number": number,
            "at": "2031-09-02T01:00:00.000000+00:00",
            "actor": "tổ-thư-ký",
            "roles": ["Tổ thư ký cuộc thi"],
            "act": "changed",
            "kind": "contest.round",
            "object": "3",
            "label": "Vòng 3",
            "contest": None,
            "before": {},
            "after": {"name": "“mới”"},
            "reason_mark": "",
        }
        record["link"] = previous = verifying.link_after(previous, record)
        lines.append(canonical(record) + "\n")
    return lines


SAMPLE = sample()


def test_the_program_runs_anywhere_and_says_in_both_languages_what_is_wrong(log, tmp_path):
    file = tmp_path / "log.jsonl"

    def run(lines, *options):
        file.write_text("".join(lines), encoding="utf-8")
        # -I: neither this project nor its libraries can be imported.
        return subprocess.run(
            [sys.executable, "-I", verifying.__file__, str(file), *options],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"},
        )

    whole = run(log, "--head", head_of(log))
    assert whole.returncode == 0
    assert "ĐÚNG" in whole.stdout and "WHOLE" in whole.stdout and head_of(log) in whole.stdout
    wrong = run([*log[:2], *log[3:]])
    assert wrong.returncode == 1
    assert "Bản ghi thứ 3" in wrong.stdout and "Record 3" in wrong.stdout
    assert run(["\n"]).returncode == 1
    assert run(["[]\n"]).returncode == 1


def command(*arguments):
    said = StringIO()
    try:
        call_command("verify_contest_audit", *arguments, stdout=said)
    except SystemExit as end:
        return end.code, said.getvalue()
    return 0, said.getvalue()


def test_the_command_checks_the_database(log):
    assert command()[0] == 0
    assert command("--head", head_of(log))[0] == 0
    code, said = command("--head", "f" * 64)
    assert code == 1
    assert "không có trong nhật ký" in said and "is not in the log" in said


def test_the_command_checks_a_file(log, tmp_path):
    file = tmp_path / "log.jsonl"
    file.write_text("".join(log), encoding="utf-8")
    assert command("--export", str(file))[0] == 0
    file.write_text("".join(log[1:]), encoding="utf-8")
    assert command("--export", str(file))[0] == 1


def unguarded(statement, *values):
    """What somebody does who owns the database and takes its triggers away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE contest_auditrecord DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER contest_auditrecord_is_never_changed")
            cursor.execute("DROP TRIGGER contest_auditrecord_keeps_its_end")
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contest_auditrecord SET actor = 'khac' WHERE number = 3",
        "DELETE FROM contest_auditreason",
        "DELETE FROM contest_auditrecord WHERE number = 1",
        "UPDATE contest_auditrecord SET number = 99 WHERE number = 2",
    ],
)
def test_the_command_says_which_record_is_wrong(log, statement):
    unguarded(statement)
    code, said = command()
    # Reasons may be erased; all else is a fault.
    assert code == (0 if "auditreason" in statement else 1)
    assert ("Bản ghi thứ" in said) == bool(code)


def test_the_command_notices_that_the_end_was_cut_off(log):
    AuditReason.objects.all().delete()
    unguarded("DELETE FROM contest_auditrecord WHERE number > 2")
    assert command()[0] == 1


def test_the_command_notices_records_that_no_head_counts(log):
    AuditHead.objects.all().delete()
    assert command()[0] == 1


def test_an_empty_log_is_whole():
    assert AuditRecord.objects.count() == 0
    assert checking.check_stored().faults == []
    assert checking.head() == (0, GENESIS)
