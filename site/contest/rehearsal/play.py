"""A rehearsal from the first to the last act, in the process that was started for it."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from random import Random

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from contest.models import ParticipantGroup
from contest.rehearsal import appealing, awarding, ending, looking, opening, weeks
from contest.rehearsal.browser import NoSuchFormError
from contest.rehearsal.cast import Cast
from contest.rehearsal.clock import Clock, starting_at
from contest.rehearsal.crowd import Crowd
from contest.rehearsal.entrants import entrants
from contest.rehearsal.officials import Office, RefusedActError
from contest.rehearsal.options import Options
from contest.rehearsal.practice import sums
from contest.rehearsal.record import Record
from contest.rehearsal.report import report
from contest.rehearsal.timetable import DAY, Timetable, timetable
from contest.rehearsal.worker import Worker
from core.progress import Progress


def play(options: Options) -> int:
    """Play it and hand out the report; 0 if all came out as expected, else 1."""
    began = time.monotonic()
    days = timetable(options.rounds, timezone.localdate())
    progress = Progress(_say, is_timed=False)
    record = Record(_say)
    with starting_at(days.begins) as clock:
        record.chapter(_("Preparing"))
        call_command("migrate", verbosity=0)
        try:
            _acts(options, days, clock, record, progress)
        except (RefusedActError, NoSuchFormError) as stopped:
            record.expect(_("The rehearsal comes to its end"), _("yes"), stopped)
        text = report(options, record, seconds=time.monotonic() - began)
    _hand_out(options, text)
    return 1 if record.failed else 0


def _acts(
    options: Options, days: Timetable, clock: Clock, record: Record, progress: Progress
) -> None:
    cast = _prepared(options, days, clock, record)
    for of in cast.contest.rounds.order_by("number"):
        weeks.play_round(cast, of, progress)
    cast.worker.work_until(days.last_close + 2 * DAY)
    record.chapter(_("Awards"))
    appealing.not_yet(cast)
    awarding.award(cast)
    awarding.look_at_the_page(cast)
    awarding.take_a_name_down(cast)
    cast.worker.work_until(days.last_close + 4 * DAY)
    appealing.appeal(cast)
    awarding.look_at_the_page(cast)
    cast.worker.work_until(days.last_close + 20 * DAY)
    appealing.too_late(cast)
    ending.erase(cast, days)
    looking.read_all_pages(cast)


def _prepared(options: Options, days: Timetable, clock: Clock, record: Record) -> Cast:
    """The stage set: rules in force, rounds that wait, people who will come."""
    chance = Random(options.seed)  # noqa: S311 - the same people for the same number
    questions = sums(options.rounds, chance)
    communes = opening.register_of_units(timezone.localtime(days.begins))
    folder = Path(settings.VAR_DIR)
    office = Office(folder / "accounts.txt" if options.keep else None)
    contest = opening.draft_and_issue(office, record)
    clock.wait(DAY)
    opening.ask_questions(contest, questions, days, office, record)
    today: date = timezone.localdate(days.last_close)
    groups = list(ParticipantGroup.objects.values_list("pk", flat=True))
    units = [commune.pk for commune in communes]
    spares = 2 * options.rounds + 2
    people = entrants(options.entrants + spares, chance, today, units, groups)
    extra = iter(people[options.entrants :])
    barred, child = next(extra), opening.too_young(next(extra), today)
    opening.bar(contest, barred, office, record)
    worker = Worker(clock)
    crowd = Crowd(contest, questions, chance, worker)
    crowd.learn_the_questions()
    return Cast(
        contest=contest,
        office=office,
        worker=worker,
        crowd=crowd,
        record=record,
        chance=chance,
        folder=folder / "published",
        questions=questions,
        entrants=people[: options.entrants],
        barred=barred,
        child=child,
        spares=extra,
    )


def _hand_out(options: Options, text: str) -> None:
    """Write the report where it was asked for, else on the screen; a kept folder has it as well."""
    if options.report:
        Path(options.report).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    if options.keep:
        (Path(options.keep) / "report.md").write_text(text, encoding="utf-8")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
