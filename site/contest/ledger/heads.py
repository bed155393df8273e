"""Heads as everybody reads them: a line a minute, and a line for each file."""

from __future__ import annotations

from contest.ledger.canonical import minute_text
from contest.ledger.chain import written
from contest.models import LedgerFile, LedgerHead, Round


def text_of_heads(of: Round) -> str:
    """The whole list in order of time: "minute digest", and "minute digest file-1" when a file was made."""
    heads = LedgerHead.objects.filter(ledger__round=of).order_by("at")
    told = [(head.at, 0, written(head)) for head in heads]
    files = LedgerFile.objects.published().filter(round=of)
    told += [
        (file.made_at, file.number, f"{minute_text(file.made_at)} {file.digest} file-{file.number}")
        for file in files
        if file.made_at
    ]
    return "".join(f"{line}\n" for _at, _number, line in sorted(told))
