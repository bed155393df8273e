"""A whole contest from the rules to the erasing of details, through the doors that people use."""

from __future__ import annotations

import json
import re

import pytest

from contest import codes
from tests.contest.ledger.conftest import run_alone
from tests.contest.rehearsal.conftest import databases_on_the_server


def rows(report: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its own head."""
    _before, below = report.split(f"## {heading}\n", 1)
    table = re.search(r"(?:^\|.*\|\n)+", below, re.MULTILINE)
    assert table, heading
    lines = table[0].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_everything_comes_out_as_expected(rehearsed):
    assert rehearsed.code == 0, rehearsed.report + rehearsed.told
    assert re.search(r"\*\*Cả \d+ điều kiểm tra đều như mong đợi\.\*\*", rehearsed.report)
    assert "✗" not in rehearsed.report
    assert rehearsed.report.count("✓") > 50


def test_every_act_stands_in_the_report_with_its_day_and_who_did_it(rehearsed):
    for who, what in (
        ("Ban Tổ chức, người thứ hai", "ban hành thể lệ"),
        ("Ban Đề thi", "nhập câu hỏi từ tệp, số câu: 10"),
        ("Một thành viên Ban Giám khảo", "bị từ chối"),
        ("Một người dự thi chậm", "gửi bài sau khi đóng một giây"),
        ("Cổng tự làm", "tính kết quả một phút sau khi đóng"),
        ("Một người dân", "tự tính lại"),
        ("Ban Giám khảo", "đề xuất danh sách 1"),
        ("Giám khảo kiêm Ban Tổ chức", "thử duyệt danh sách"),
        ("Ban Tổ chức", "duyệt danh sách 2"),
        ("Tổ thư ký", "gỡ tên một người đoạt giải"),
        ("Một người dự thi", "khiếu nại chỉ bằng mã biên nhận"),
        ("Ban Tổ chức, người thứ hai", "chấp nhận khiếu nại"),
        ("Ban Tổ chức, người thứ hai", "bác khiếu nại"),
        ("Một người dự thi", "khiếu nại quá muộn"),
        ("Cổng tự làm", "xóa thông tin của"),
    ):
        line = rf"^- \d\d/\d\d/\d{{4}} \d\d:\d\d – \*\*{re.escape(who)}\*\* .*{re.escape(what)}"
        assert re.search(line, rehearsed.report, re.MULTILINE), (who, what)


def test_days_of_the_report_go_forward(rehearsed):
    days = re.findall(r"^- (\d\d)/(\d\d)/(\d{4}) (\d\d:\d\d)", rehearsed.report, re.MULTILINE)
    moments = [(year, month, day, hour) for day, month, year, hour in days]
    assert len(set(moments)) > 8
    assert moments == sorted(moments)


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_that_was_published_is_checked_once_more_by_somebody_else(rehearsed, number):
    """The program, the file and the heads as they were taken from the site, without the rehearsal's own word."""
    folder = rehearsed.kept / "published" / f"round-{number}"
    done = run_alone(folder, "ledger.jsonl", "heads.txt")
    assert done.returncode == 0, done.stdout
    forged = run_alone(folder, "forged.jsonl", "heads.txt")
    assert forged.returncode == 1
    assert run_alone(folder, "shortened.jsonl", "heads.txt").returncode == 1

    header, *lines = (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    told, result = map(json.loads, (lines[0], header))
    assert told.keys() >= {"receipt", "prediction"}
    table = {row[0]: row[1:] for row in rows(rehearsed.report, "Số liệu các đợt thi")}
    entries, late, people, counts, given = table[str(number)]
    assert int(entries) == len(lines)
    assert int(late) == sum(json.loads(line)["late"] for line in lines)
    assert int(people) == result["result"]["participants"]
    assert counts.split(" → ")[-1] == str(int(float(result["result"]["actual"])))
    assert int(given) == len(result["result"]["winners"]) > 0


def test_a_wrong_key_leaves_two_results_and_the_right_people_win(rehearsed):
    _round, *_figures, counts, _given = rows(rehearsed.report, "Số liệu các đợt thi")[1]
    before, after = map(int, counts.split(" → "))
    assert before < after


def test_winners_stand_in_the_report_by_the_codes_in_the_files(rehearsed):
    told = rows(rehearsed.report, "Người đoạt giải theo các danh sách đang có hiệu lực")
    for number in (1, 2):
        file = rehearsed.kept / "published" / f"round-{number}" / "ledger.jsonl"
        header = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
        winning = {codes.shown(each["person"]) for each in header["result"]["winners"]}
        assert winning == {row[3] for row in told if row[0] == f"Đợt thi {number}"}
    assert "Giải Tập thể" in {row[2] for row in told}


def test_progress_is_told_in_lines_where_there_is_no_terminal(rehearsed):
    assert re.search(r"^Đợt thi 1: (\d+)/\1$", rehearsed.told, re.MULTILINE)
    assert rehearsed.printed == ""


def test_the_data_of_the_site_are_as_before(rehearsed, db):
    assert rehearsed.site.files() == rehearsed.files_before
    assert databases_on_the_server() == rehearsed.databases_before
    assert list(rehearsed.site.temporary.iterdir()) == []


def test_what_is_kept_is_for_its_owner_alone_and_holds_the_report(rehearsed):
    assert rehearsed.kept.stat().st_mode & 0o077 == 0
    assert (rehearsed.kept / "report.md").read_text(encoding="utf-8") == rehearsed.report
    assert "tap-duot-thu-ky" in (rehearsed.kept / "accounts.txt").read_text(encoding="utf-8")


def test_logs_and_published_files_hold_no_name_of_anybody(rehearsed):
    """Family names of the pretended people are few, so that any of them would be found."""
    told = (rehearsed.kept / "rehearsal.log").read_text(encoding="utf-8")
    for file in rehearsed.kept.glob("published/*/ledger.jsonl"):
        told += file.read_text(encoding="utf-8")
    assert not re.search(r"Nguyễn|Trịnh|Lương|\b0?91\d{7}\b", told)
