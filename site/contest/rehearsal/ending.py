"""The last act: the days of keeping are over, the details are erased, and what was published still holds."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from django.db.models import Q
from django.utils.translation import gettext as _

from contest.models import Appeal, BarredPerson, Entry, Person
from contest.rehearsal import weeks
from contest.rehearsal.awarding import results_page
from contest.rehearsal.cast import Cast
from contest.rehearsal.timetable import DAY, Timetable

_KEPT = ~Q(sealed="") | ~Q(identity_digest=None) | ~Q(phone_digest="") | ~Q(name_digest="")


def erase(cast: Cast, days: Timetable) -> None:
    """The duty of the last day, and what is left after it."""
    record, office = cast.record, cast.office
    record.chapter(_("Retention"))
    kept, entries = Person.objects.filter(_KEPT).count(), Entry.objects.count()
    cast.worker.clock.move_to(days.erasure - DAY)
    cast.worker.erase()
    record.expect(
        _("People whose details are kept on the last day"),
        kept,
        Person.objects.filter(_KEPT).count(),
    )
    cast.worker.clock.move_to(days.erasure)
    cast.worker.erase()
    record.tell(
        office.worker,
        _("erased the details of %(count)s people and the barred list") % {"count": kept},
    )
    record.expect(
        _("People whose details are kept afterwards"), 0, Person.objects.filter(_KEPT).count()
    )
    record.expect(
        _("Appeals whose words are kept afterwards"), 0, Appeal.objects.exclude(sealed="").count()
    )
    record.expect(_("Rows of the barred list afterwards"), 0, BarredPerson.objects.count())
    record.expect(_("Entries, under their codes, as before"), entries, Entry.objects.count())
    page = results_page(cast)
    names = sorted({each.entrant.name for each in cast.sent if each.entrant.name in page})
    record.expect_none(_("Names on the page of results afterwards"), names)
    for of in cast.contest.rounds.order_by("number"):
        weeks.prove(cast, of)
    _check_the_log(cast)


def _check_the_log(cast: Cast) -> None:
    """The log of acts, from the first role that was given to the erasing, is one whole chain."""
    try:
        call_command("verify_contest_audit", stdout=StringIO())
        is_whole = True
    except SystemExit:
        is_whole = False
    cast.record.tell(cast.office.organiser, _("had the log of acts checked"))
    cast.record.expect_that(_("The log of acts is whole"), is_whole)
