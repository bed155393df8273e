"""The report of a rehearsal in Markdown: what happened on which day, who did it, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from contest.judging.ladders import Ladder
from contest.models import Award, AwardList, Entry, Result, Round
from contest.rehearsal.options import Options
from contest.rehearsal.record import Chapter, Check, Record


def report(options: Options, record: Record, seconds: float) -> str:
    """The whole report, for a secretariat to read; made while the database is still there."""
    return "\n".join(_lines(options, record, seconds)) + "\n"


def _lines(options: Options, record: Record, seconds: float) -> Iterator[str]:
    yield f"# {_('Report of a rehearsal')}"
    yield ""
    yield from _outcome(record)
    yield ""
    yield _(
        "Everything here is pretended: the people, the answers and the days. Database, files and keys were made "
        "for the rehearsal; the data of the site were not touched."
    )
    yield ""
    told = {
        "entrants": options.entrants,
        "rounds": options.rounds,
        "seed": options.seed,
        "database": options.database,
        "seconds": round(seconds),
    }
    yield (
        _(
            "People: %(entrants)s. Rounds: %(rounds)s. Seed: %(seed)s. Database: %(database)s. Played in %(seconds)s "
            "seconds."
        )
        % told
    )
    yield ""
    yield from _figures()
    yield ""
    yield from _winners()
    for chapter in record.chapters:
        yield ""
        yield from _chapter(chapter)


def _outcome(record: Record) -> Iterator[str]:
    checks, failed = len(record.checks), len(record.failed)
    if not failed:
        yield _("**All %(checks)s checks came out as expected.**") % {"checks": checks}
        return
    told = {"checks": checks, "failed": failed}
    yield _("**%(failed)s of %(checks)s checks did not come out as expected:**") % told
    yield ""
    yield from _table_of_checks(record.failed)


def _figures() -> Iterator[str]:
    yield f"## {_('Figures of the rounds')}"
    yield ""
    yield _row(
        [
            _("Round"),
            _("Entries"),
            _("Of these late"),
            _("People counted"),
            _("The number itself, by each count"),
            _("Prizes given"),
        ]
    )
    yield _row(["---"] * 6)
    for of in Round.objects.order_by("number"):
        entries = Entry.objects.filter(round=of)
        results = list(Result.objects.filter(round=of).order_by("number"))
        in_force = AwardList.objects.in_force().filter(round=of).first()
        given = in_force.awards.filter(prize__isnull=False).count() if in_force else 0
        yield _row(
            [
                of.number,
                entries.count(),
                entries.filter(is_late=True).count(),
                results[-1].participants if results else "",
                " → ".join(str(int(each.actual)) for each in results),
                given,
            ]
        )


def _winners() -> Iterator[str]:
    """Who holds which prize by the lists in force; people by codes alone."""
    yield f"## {_('Winners by the lists in force')}"
    yield ""
    yield _row([_("Ladder"), _("List"), _("Prize"), _("Code or unit")])
    yield _row(["---"] * 4)
    lists = AwardList.objects.in_force().select_related("contest", "round")
    for each in lists.order_by("approved_at", "pk"):
        given = Award.objects.filter(list=each, prize__isnull=False).order_by("place")
        for award in given.select_related("prize", "person", "unit"):
            who = award.person or award.unit
            yield _row([Ladder.of_list(each).title, each.number, str(award.prize), who])


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title}"
    yield ""
    for event in chapter.events:
        day = f"{timezone.localtime(event.at):%d/%m/%Y %H:%M}"
        yield f"- {day} – **{event.who}** {event.what}."
    if chapter.checks:
        if chapter.events:
            yield ""
        yield from _table_of_checks(chapter.checks)


def _table_of_checks(checks: list[Check]) -> Iterator[str]:
    yield _row([_("Check"), _("Expected"), _("Found"), ""])
    yield _row(["---"] * 4)
    for check in checks:
        mark = "✓" if check.holds else f"✗ **{_('not as expected')}**"
        yield _row([check.what, check.expected, check.found, mark])


def _row(cells: list[object]) -> str:
    plain = (" ".join(str(cell).split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(plain)} |"
