"""Whether a chain of records is whole. Python's standard library alone: this very file can be run anywhere.

    python verifying.py EXPORT [--head LINK]…

EXPORT is the JSON Lines file of the admin. A record is an object with the keys of `FIELDS`, its `link`, and `reason`
(salt and text) as long as its words are kept. link = SHA-256(link before ‖ record), where a record is written as
JSON with sorted keys, no blanks, in UTF-8, without `link` and `reason`; before the first stands `GENESIS`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

GENESIS = "0" * 64
FIELDS = (
    "number",
    "at",
    "actor",
    "roles",
    "act",
    "kind",
    "object",
    "label",
    "contest",
    "before",
    "after",
    "reason_mark",
)
Record = dict[str, Any]


def canonical(record: Record) -> str:
    """The one way in which a record, or a line of an export, is written."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link_after(previous: str, record: Record) -> str:
    """The link of a record behind another link, both 64 digits of base 16."""
    told = canonical({field: record[field] for field in FIELDS})
    return hashlib.sha256(bytes.fromhex(previous) + told.encode()).hexdigest()


def reason_mark(salt: str, text: str) -> str:
    """What a record keeps of a reason: without the salt nobody can try words against it."""
    return hashlib.sha256(f"{salt}\x1f{text}".encode()).hexdigest() if text else ""


class Chain:
    """Records are put to it in their order; `faults` tells what is wrong, in Vietnamese and in English."""

    def __init__(self) -> None:
        self.length = 0
        self.head = GENESIS
        self.faults: list[str] = []
        self._links = {GENESIS}

    def put(self, record: Record) -> None:
        """Look at the next record. What comes after a wrong one is held against the link that this one shows."""
        self.length += 1
        place = self.length
        if set(record) - {"reason"} != {*FIELDS, "link"}:
            self._fault(place, "có trường lạ hoặc thiếu trường", "has fields too many or too few")
            return
        if not _is_link(record["link"]):
            self._fault(place, "có mắt xích không phải mã SHA-256", "has a link that is no SHA-256")
            return
        if record["number"] != place:
            self._fault(
                place,
                f"mang số {record['number']}: có bản ghi bị bớt, thêm hoặc đổi chỗ",
                f"bears number {record['number']}: records were removed, added or moved",
            )
        if record["link"] != link_after(self.head, record):
            self._fault(
                place,
                "không nối với bản ghi trước, hoặc nội dung đã bị sửa",
                "does not follow from the one before, or was changed",
            )
        if "reason" in record and not _is_reason(record):
            self._fault(place, "có lý do đã bị sửa", "has a reason that was changed")
        self.head = record["link"]
        self._links.add(self.head)

    def end(self, heads: Iterable[str]) -> None:
        """Look for heads that were written down before: a chain that lost its end, or was made anew, lacks them."""
        for head in heads:
            if head.lower() not in self._links:
                self.faults.append(
                    f"Mắt xích cuối đã biết {head} không có trong nhật ký: phần cuối đã bị cắt hoặc nhật ký bị viết lại."
                    f" / The known head {head} is not in the log: its end was cut off, or it was written anew."
                )

    def _fault(self, place: int, vi: str, en: str) -> None:
        self.faults.append(f"Bản ghi thứ {place} {vi}. / Record {place} {en}.")


def _is_link(link: Any) -> bool:
    return isinstance(link, str) and re.fullmatch("[0-9a-f]{64}", link) is not None


def _is_reason(record: Record) -> bool:
    """Whether the words of a reason are those that the record was made with."""
    reason = record["reason"]
    if not isinstance(reason, dict) or set(reason) != {"salt", "text"}:
        return False
    return reason_mark(str(reason["salt"]), str(reason["text"])) == record["reason_mark"]


def check_lines(lines: Iterable[str], heads: Iterable[str] = ()) -> Chain:
    """The chain of an export. Each line must be written exactly as it was exported."""
    chain = Chain()
    for line in lines:
        text = line.removesuffix("\n")
        record = _read(text)
        if record is None or canonical(record) != text:
            chain.length += 1
            chain.faults.append(
                f"Dòng {chain.length} không còn như khi xuất. / Line {chain.length} is not as it was exported."
            )
            continue
        chain.put(record)
    chain.end(heads)
    return chain


def _read(text: str) -> Record | None:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def report(chain: Chain) -> Iterator[str]:
    """What was found, as lines in both languages."""
    yield from chain.faults
    if chain.faults:
        yield f"SAI: {len(chain.faults)} lỗi. / WRONG: {len(chain.faults)} faults."
    else:
        yield f"ĐÚNG: {chain.length} bản ghi. / WHOLE: {chain.length} records."
        yield f"Mắt xích cuối / Head: {chain.head}"


def main(arguments: list[str] | None = None) -> int:
    """Look at a file; 0 where it is whole, 1 where it is not."""
    parser = argparse.ArgumentParser(
        description="Kiểm tra bản xuất nhật ký hành vi của cuộc thi. / Check an export of the log of acts."
    )
    parser.add_argument("export", help="tệp .jsonl / the .jsonl file")
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        help="mắt xích cuối đã ghi lại trước đây / a head written down before; may be repeated",
    )
    given = parser.parse_args(arguments)
    # A byte that is no letter becomes another letter, which its link tells.
    with open(given.export, encoding="utf-8", errors="replace", newline="\n") as file:
        chain = check_lines(file, given.head)
    sys.stdout.write("\n".join(report(chain)) + "\n")
    return 1 if chain.faults else 0


if __name__ == "__main__":
    sys.exit(main())
