"""What everybody can see of a contest, and what nobody sees before a round has closed."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from contest.rehearsal.browser import Browser
from contest.rehearsal.cast import Cast
from contest.rehearsal.entrants import Sent

_PAGES = [
    "contest_page",
    "contest_rules",
    "contest_published_results",
    "contest_verify",
    "contest_unit_tables",
    "contest_receipt",
    "contest_appeal",
    "contest_frame",
    "contest_embed_code",
]


def read_all_pages(cast: Cast) -> None:
    """Every public page of the contest answers, in each language."""
    silent = []
    for language in dict(settings.LANGUAGES):
        for name in _PAGES:
            with translation.override(language):
                address = reverse(name, args=[cast.contest.slug])
            if _status(address) != 200:
                silent.append(address)
    cast.record.tell(_("Readers"), _("opened every page of the contest, in both languages"))
    cast.record.expect_none(_("Public pages that do not answer"), silent)


def tables_are_held(cast: Cast) -> None:
    """How many of each unit took part is told to nobody while the first round is open; later there are older tables."""
    cast.record.expect_that(
        _("The tables of units wait for the close"), _status(_tables(cast)) == 404
    )


def tables_are_there(cast: Cast) -> None:
    cast.record.expect_that(
        _("The tables of units are there after the close"), _status(_tables(cast)) == 200
    )


def look_receipts_up(cast: Cast, of: Sent) -> None:
    """Whoever has a receipt learns what became of the entry; a code of nobody opens nothing."""
    address = reverse("contest_receipt", args=[cast.contest.slug])
    browser = Browser(Client(REMOTE_ADDR=of.entrant.address))
    found = browser.post(address, {"code": of.receipt}).status_code
    guessed = browser.post(address, {"code": "23456789ABCD"}).status_code
    cast.record.tell(_("A contestant"), _("looked the entry up by its receipt"))
    cast.record.expect_that(
        _("The receipt leads to the entry, and a code that was made up to nothing"),
        (found, guessed) == (200, 422),
    )


def _tables(cast: Cast) -> str:
    return reverse("contest_unit_table_file", args=[cast.contest.slug])


def _status(address: str) -> int:
    return Browser(Client()).open(address).status_code
