"""The first act: accounts, rules, questions, rounds, and who may not take part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contest.enums import ContestBody
from contest.models import BankQuestion, Contest, Round, Rules
from contest.rehearsal import entrants, practice
from contest.rehearsal.entrants import Entrant
from contest.rehearsal.officials import Office
from contest.rehearsal.practice import Sum
from contest.rehearsal.record import Record
from contest.rehearsal.timetable import RETENTION, Timetable
from programme.models import Campaign, Topic
from units.enums import UnitKind
from units.models import Unit

SLUG = "tap-duot"
_COMMUNES = ["Phường Tập Dượt", "Xã Thử Nghiệm", "Xã Ví Dụ"]
_GROUPS = [("Cán bộ, công chức, viên chức", "Officials"), ("Nhân dân", "Residents")]
_PRIZES = [("Giải Nhất", "First prize", 1), ("Giải Nhì", "Second prize", 2)]
_UNIT_PRIZES = [("Giải Tập thể", "Prize for units", 1)]


def register_of_units(today: datetime) -> list[Unit]:
    """What a site has before it has a contest: units, a topic, the campaign of a year; the communes come back."""
    province = Unit.objects.create(
        code="tap-duot-tinh",
        kind=UnitKind.PROVINCE,
        name="Tỉnh Tập Dượt",
        name_en="Practice Province",
    )
    communes = [
        Unit.objects.create(
            code=f"tap-duot-{number}", kind=UnitKind.COMMUNE, name=name, parent=province
        )
        for number, name in enumerate(_COMMUNES, start=1)
    ]
    Topic.objects.create(slug="tap-duot", name=practice.TOPIC[0], name_en=practice.TOPIC[1])
    Campaign.objects.create(
        year=today.year,
        name="Chiến dịch tập dượt",
        name_en="Practice campaign",
        owner=province,
        opens_on=today.date(),
        main_day=today.date() + timedelta(days=60),
        main_day_name="Ngày tập dượt",
        main_day_name_en="Day of practice",
    )
    return communes


def draft_and_issue(office: Office, record: Record) -> Contest:
    """A contest with its groups, and rules that are drafted by one organiser and issued by another."""
    campaign = Campaign.objects.get()
    office.organiser.fill_in(
        reverse("contests:add"),
        name="Cuộc thi tập dượt",
        name_en="Practice contest",
        slug=SLUG,
        campaign=campaign.pk,
        organiser=campaign.owner_id,
        **_rows("groups", [{"name": vi, "name_en": en, "sort_order": "0"} for vi, en in _GROUPS]),
    )
    contest = Contest.objects.get()
    record.tell(office.organiser, _("made the contest and the groups of its contestants"))
    prizes = [
        {"scope": scope, "name": vi, "name_en": en, "quantity": str(quantity), "amount": ""}
        for scope, ladder in (("round", _PRIZES), ("units", _UNIT_PRIZES))
        for vi, en, quantity in ladder
    ]
    office.organiser.fill_in(
        f"{reverse('contest_rules_admin:add')}?contest={contest.pk}",
        reverse("contest_rules_admin:add"),
        audience="Mọi người trong tỉnh.",
        audience_en="Everybody in the province.",
        least_age=str(entrants.LEAST_AGE),
        guardian_age=str(entrants.GUARDIAN_AGE),
        barred_bodies=[body.value for body in ContestBody if body != ContestBody.OTHER],
        question_count=str(practice.QUESTIONS_A_ROUND),
        retention_days=str(RETENTION.days),
        **_rows("prizes", prizes),
        **_rows("quotas", []),
    )
    draft = Rules.objects.get()
    record.tell(office.organiser, _("drafted the rules"))
    office.second.fill_in(reverse("issue_contest_rules", args=[draft.pk]))
    record.tell(office.second, _("issued the rules: from now on they change by a new version only"))
    return contest


def ask_questions(
    contest: Contest, questions: list[Sum], days: Timetable, office: Office, record: Record
) -> None:
    """Rounds, the questions of a file, and which round asks which of them; then readers may see the contest."""
    for number, (opens, closes) in enumerate(days.rounds, start=1):
        office.organiser.fill_in(
            reverse("contest_rounds:add"),
            contest=contest.pk,
            number=number,
            opens_at=_typed(opens),
            closes_at=_typed(closes),
        )
    record.tell(
        office.organiser, _("made the rounds, in number %(count)s") % {"count": len(days.rounds)}
    )
    file = BytesIO(practice.file_of(questions))
    file.name = "cau-hoi.csv"
    office.setter.fill_in(reverse("import_bank_questions"), file=file)
    told = _("imported questions from a file, in number %(count)s") % {"count": len(questions)}
    record.tell(office.setter, told)
    keys = dict(BankQuestion.objects.values_list("wording", "pk"))
    for made in contest.rounds.order_by("number"):
        asked = [keys[each.wording] for each in questions if each.round == made.number]
        office.setter.fill_in(reverse("choose_round_questions", args=[made.pk]), question=asked)
    record.tell(office.setter, _("chose the questions of each round"))
    office.organiser.fill_in(reverse("contests:edit", args=[contest.pk]), is_public="on")
    record.tell(office.organiser, _("showed the contest to readers"))
    contest.refresh_from_db()
    record.expect(
        _("Rounds whose questions are complete"),
        len(days.rounds),
        sum(_is_complete(made) for made in contest.rounds.all()),
    )


def bar(contest: Contest, barred: Entrant, office: Office, record: Record) -> None:
    """Put a member of the jury on the barred list, with date of birth and telephone."""
    office.secretary.fill_in(
        reverse("contest_add_barred"),
        contest=contest.pk,
        body=ContestBody.JURY.value,
        name=barred.name,
        birth_date=f"{barred.born:%d/%m/%Y}",
        phone=barred.phone,
    )
    record.tell(office.secretary, _("put a member of the jury on the barred list"))


def too_young(entrant: Entrant, today: date) -> Entrant:
    """The same person, born too late to take part by the rules."""
    born = today - timedelta(days=(entrants.LEAST_AGE - 2) * 365)
    return replace(entrant, born=born, is_young=True)


def _is_complete(made: Round) -> bool:
    return made.round_questions.count() == practice.QUESTIONS_A_ROUND


def _rows(name: str, rows: list[dict[str, str]]) -> dict[str, str]:
    """The fields of rows that are added to a form."""
    data = {f"{name}-TOTAL_FORMS": str(len(rows)), f"{name}-INITIAL_FORMS": "0"}
    for place, row in enumerate(rows):
        data |= {f"{name}-{place}-{field}": value for field, value in row.items()}
        data |= {f"{name}-{place}-ORDER": str(place + 1), f"{name}-{place}-DELETE": ""}
    return data


def _typed(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M:%S}"
