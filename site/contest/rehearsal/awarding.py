"""The third act: from the ranking to the page that everybody reads, by two people."""

from __future__ import annotations

from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from contest.enums import PassingCause
from contest.judging.ladders import Ladder, ladders
from contest.judging.masks import written
from contest.models import Award, AwardList, Person
from contest.rehearsal.browser import Browser
from contest.rehearsal.cast import Cast
from contest.rehearsal.officials import Official
from contest.rehearsal.timetable import HOUR


def award(cast: Cast) -> None:
    """Propose and approve every ladder. In the first round somebody is passed over, and a judge tries both halves."""
    record, office = cast.record, cast.office
    for place, ladder in enumerate(ladders(cast.contest, cast.worker.clock.now)):
        judge = office.chair if place == 0 else office.judge
        if place == 0:
            _pass_the_first_over(cast, ladder)
        listed = propose(cast, ladder, judge)
        if place == 0:
            _one_person_does_not_do_both(cast, listed)
        cast.worker.let_pass(HOUR)
        approve(cast, listed)
    cast.worker.look()
    record.tell(office.worker, _("published the sealed files anew, with the winners in them"))


def propose(
    cast: Cast, ladder: Ladder, by: Official, why: tuple[str, str] | None = None
) -> AwardList:
    """What the judge's page shows becomes the next list; `why` in Vietnamese and in English from the second on."""
    page = reverse("contest_ladder", args=ladder.key)
    given = {} if why is None else {"why": why[0], "why_en": why[1]}
    by.fill_in(page, reverse("contest_propose_awards", args=ladder.key), **given)
    listed = ladder.newest()
    if listed is None:
        raise LookupError(page)
    told = {"ladder": ladder.title, "number": listed.number, "prizes": _given(listed).count()}
    cast.record.tell(
        by, _("proposed list %(number)s of “%(ladder)s” by codes; prizes: %(prizes)s") % told
    )
    return listed


def approve(cast: Cast, listed: AwardList) -> None:
    office = cast.office
    page = reverse("contest_award_list", args=[listed.pk])
    office.organiser.fill_in(page, reverse("contest_approve_awards", args=[listed.pk]))
    told = {"ladder": Ladder.of_list(listed).title, "number": listed.number}
    cast.record.tell(office.organiser, _("approved list %(number)s of “%(ladder)s”") % told)
    listed.refresh_from_db()
    cast.record.expect_that(
        _("List %(number)s of “%(ladder)s” is approved by another than who proposed it") % told,
        listed.approved_by_id not in (None, listed.proposed_by_id),
    )


def look_at_the_page(cast: Cast) -> None:
    """Readers find every winner by code, and no name that may not stand there."""
    page = results_page(cast)
    in_force = AwardList.objects.in_force().filter(contest=cast.contest)
    winning = Award.objects.filter(list__in=in_force, prize__isnull=False, person__isnull=False)
    people = [each.person for each in winning.select_related("person") if each.person]
    record = cast.record
    record.tell(_("Readers"), _("found the results on the contest's page"))
    missing = [str(each) for each in people if str(each) not in page]
    record.expect_none(_("Winners whose code is missing on the page"), missing)
    named = [
        str(person)
        for person in people
        if not _may_be_named(cast, person) and written(cast.entrant_of(person).name) in page
    ]
    record.expect_none(_("Winners who stand there by a name to which they did not agree"), named)


def take_a_name_down(cast: Cast) -> None:
    """A winner asks for the name to go; it goes at once, and the code stays."""
    in_force = AwardList.objects.in_force().filter(contest=cast.contest)
    winning = Person.objects.filter(
        awards__list__in=in_force, awards__prize__isnull=False
    ).distinct()
    page = results_page(cast)
    person = next((each for each in winning if written(cast.entrant_of(each).name) in page), None)
    if person is None:
        return
    name = written(cast.entrant_of(person).name)
    before = page.count(name)
    address = reverse("contest_winner", args=[person.code])
    reason = _("The winner asked for it by telephone.")
    cast.office.secretary.fill_in(address, reason=reason)
    cast.record.tell(
        cast.office.secretary, _("took the name of a winner down, who had asked for it")
    )
    page = results_page(cast)
    cast.record.expect(
        _("How often that name stands on the page, one time less"), before - 1, page.count(name)
    )
    cast.record.expect_that(_("The code of the winner stays"), str(person) in page)


def results_page(cast: Cast) -> str:
    """The public page of results as it is sent to anybody."""
    address = reverse("contest_published_results", args=[cast.contest.slug])
    browser = Browser(Client())
    browser.open(address)
    return str(browser.response.content.decode())


def _pass_the_first_over(cast: Cast, ladder: Ladder) -> None:
    """The first of the ranking can't be verified: the next steps up."""
    first = ladder.awards().given[0]
    cast.office.judge.fill_in(
        reverse("contest_ladder", args=ladder.key),
        reverse("contest_pass_over", args=ladder.key),
        who=str(first.person_id),
        cause=PassingCause.UNVERIFIED.value,
    )
    told = _(
        "passed the first of “%(ladder)s” over, who could not be verified; the next stepped up"
    )
    cast.record.tell(cast.office.judge, told % {"ladder": ladder.title})
    cast.record.expect_that(
        _("The first prize is proposed for somebody else"),
        ladder.awards().given[0].person_id != first.person_id,
    )


def _one_person_does_not_do_both(cast: Cast, listed: AwardList) -> None:
    office, address = cast.office, reverse("contest_approve_awards", args=[listed.pk])
    for who in (office.chair, office.judge, office.secretary):
        is_refused = who.is_refused(address)
        cast.record.tell(who, _("tried to approve the list"))
        listed.refresh_from_db()
        cast.record.expect_that(
            _("%(who)s: the site refuses, and the list waits as before") % {"who": who},
            is_refused and listed.approved_at is None,
        )


def _may_be_named(cast: Cast, person: Person) -> bool:
    entrant = cast.entrant_of(person)
    return entrant.publishes and not entrant.is_young


def _given(listed: AwardList) -> QuerySet[Award]:
    return Award.objects.filter(list=listed, prize__isnull=False)
