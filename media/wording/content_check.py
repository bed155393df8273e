"""Which pages and records quote a slogan wrongly, or one that was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page

from core import written_texts
from core.written_texts import Written
from media.models import Slogan
from media.wording.difference import Change, Difference
from media.wording.quoting import Quotation, quotations


@dataclass(frozen=True)
class Finding:
    """A sentence, where it stands, the slogan it should be, what differs, and where it is mended."""

    title: str
    kind: str
    language: str
    said: str
    slogan: str
    advice: str
    edit_url: str


def quoted_in(instance: models.Model) -> list[Quotation]:
    """What in the texts of a page or record is nearly a slogan, or was one; a slogan may be like another."""
    if isinstance(instance, Slogan):
        return []
    return quotations().faulty_in(written_texts.text_of(instance), timezone.localdate())


def findings_in_pages(pages: models.QuerySet[Page]) -> Iterator[Finding]:
    for written in written_texts.in_pages(pages):
        yield from _findings(written)


def findings_in_records(user: AbstractBaseUser) -> Iterator[Finding]:
    """What records say that the user may change: kits, assets, questions, campaigns…"""
    for written in written_texts.in_records(user, but=[Slogan]):
        yield from _findings(written)


def in_words(quotation: Quotation) -> str:
    """A sentence for editors: what was found, what the slogan is, what to do."""
    values = {"said": quotation.said, "slogan": quotation.slogan.wording}
    if quotation.difference is None:
        return _("“%(said)s” is a slogan that was withdrawn.") % values
    values["advice"] = advice(quotation.difference)
    return _("“%(said)s” is nearly the slogan “%(slogan)s”: %(advice)s.") % values


def advice(difference: Difference) -> str:
    """What to do for the sentence to be the slogan: "“mỗi” → “từng”; thêm “và”"."""
    steps = []
    for same, pieces in groupby(difference.pieces, key=lambda piece: piece.change == Change.SAME):
        if same:
            continue
        by_change = {piece.change: piece.text for piece in pieces}
        wrong, right = by_change.get(Change.GONE), by_change.get(Change.ADDED)
        if wrong and right:
            steps.append(f"“{wrong}” → “{right}”")
        elif wrong:
            steps.append(_("drop “%(words)s”") % {"words": wrong})
        else:
            steps.append(_("add “%(words)s”") % {"words": right})
    return "; ".join(steps)


def _findings(written: Written) -> Iterator[Finding]:
    for each in quoted_in(written.instance):
        yield Finding(
            title=written.title,
            kind=written.kind,
            language=written.language,
            said=each.said,
            slogan=each.slogan.wording,
            advice=advice(each.difference) if each.difference else _("withdrawn"),
            edit_url=written.edit_url,
        )
