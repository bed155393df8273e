"""The proof of a round as a citizen takes it: file, heads and program by their public addresses, run apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from contest.ledger.script import NAME
from contest.models import Round
from contest.rehearsal.browser import Browser
from contest.rehearsal.officials import RefusedActError


class Proof:
    """What was published of a round, in a folder of its own."""

    def __init__(self, of: Round, folder: Path) -> None:
        self.of, self.folder = of, folder / f"round-{of.number}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def fetch(self) -> Proof:
        """Take the newest file, the heads and the program from the site."""
        slug, number = self.of.contest.slug, self.of.number
        newest = self.of.ledger_files.published().latest("number")
        file = reverse("contest_ledger_file", args=[slug, number, newest.number])
        self._take(file, "ledger.jsonl")
        self._take(reverse("contest_heads", args=[slug, number]), "heads.txt")
        self._take(reverse("contest_verify_script"), NAME)
        return self

    def says_yes(self, *more: str, file: str = "ledger.jsonl") -> bool:
        """Whether the program, which finds nothing of the site, ends well."""
        command = [sys.executable, "-I", "-S", NAME, file, "heads.txt", *more]
        done = subprocess.run(  # noqa: S603 - the site's own program
            command, cwd=self.folder, capture_output=True, check=False
        )
        return done.returncode == 0

    def forged(self) -> str:
        """A copy of the file in which one person foretold another number, as somebody might wish afterwards."""
        header, *lines = self._lines()
        first = json.loads(lines[0])
        first["prediction"] = "1.00" if first["prediction"] != "1.00" else "2.00"
        return self._write("forged.jsonl", [header, _canonical(first), *lines[1:]])

    def shortened(self) -> str:
        """A copy that lacks its last entry."""
        return self._write("shortened.jsonl", self._lines()[:-1])

    def result(self) -> dict[str, Any]:
        """What the file says came out."""
        found: dict[str, Any] = json.loads(self._lines()[0])["result"]
        return found

    def _take(self, address: str, name: str) -> None:
        response = Browser(Client()).open(address)
        if response.status_code != 200:
            raise RefusedActError(f"{address}: {response.status_code}")
        (self.folder / name).write_bytes(response.getvalue())

    def _lines(self) -> list[str]:
        return (self.folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()

    def _write(self, name: str, lines: list[str]) -> str:
        text = "".join(f"{line}\n" for line in lines)
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


def _canonical(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
