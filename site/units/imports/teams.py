"""Importing community teams: each is found by its commune and its name."""

from __future__ import annotations

from collections import defaultdict
from copy import copy

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import text
from units.imports import writing
from units.imports.table import Column, Fault, ImportRefused, Row, read_table
from units.imports.writing import Outcome
from units.models import CommunityTeam, Unit
from units.succession import heirs

COLUMNS = [
    Column(
        "commune",
        gettext_lazy("Commune"),
        ("xã", "phường", "xã phường", "mã xã", "commune code"),
        required=True,
    ),
    Column(
        "name", gettext_lazy("Name of the team"), ("tên", "tên tổ", "name", "team"), required=True
    ),
    Column("area", gettext_lazy("Area"), ("địa bàn", "thôn", "khu phố", "village")),
    Column("contact", gettext_lazy("Contact"), ("liên hệ", "đầu mối")),
    Column("hours", gettext_lazy("Hours"), ("giờ", "giờ làm việc", "thời gian")),
    Column("members", gettext_lazy("Members"), ("số thành viên", "thành viên")),
    Column("name_en", gettext_lazy("Name in English"), ("tên tiếng Anh", "name in English")),
    Column(
        "contact_en",
        gettext_lazy("Contact in English"),
        ("liên hệ tiếng Anh", "contact in English"),
    ),
    Column("hours_en", gettext_lazy("Hours in English"), ("giờ tiếng Anh", "hours in English")),
]
_LABELS = {column.field: column.label for column in COLUMNS}
_STORED = [column.field for column in COLUMNS if column.field not in ("commune", "name")]
_UNCHECKED = ["commune", "folded_name", "sort_key"]


class Communes:
    """Communes by code or by name, present or former, read once."""

    def __init__(self) -> None:
        today = timezone.localdate()
        every = list(Unit.objects.communes())
        self.by_code = {unit.code: unit for unit in every}
        by_key = {unit.pk: unit for unit in every}
        valid = {unit.pk for unit in every if unit.is_valid(today)}
        successors = Unit.objects.successor_keys()
        self.by_name: dict[str, set[str]] = defaultdict(set)
        for unit in every:
            for key in heirs(unit.pk, successors, valid & by_key.keys()):
                self.by_name[text.fold(unit.name)].add(by_key[key].code)

    def find(self, cell: str) -> Unit:
        """The commune of this code or name. Raises ValueError, told to people."""
        if cell in self.by_code:
            return self.by_code[cell]
        codes = sorted(self.by_name.get(text.fold(cell), ()))
        if not codes:
            raise ValueError(_("No commune or ward has this code or name."))
        if len(codes) > 1:
            raise ValueError(_("Several communes match; write a code: %s.") % ", ".join(codes))
        return self.by_code[codes[0]]


def import_teams(content: bytes) -> Outcome:
    """Take a CSV file of community teams. Raises ImportRefused and changes nothing on any fault.

    A column the file lacks is left as it is; an empty cell empties its field. A file taken twice changes
    nothing the second time.
    """
    rows = read_table(content, COLUMNS)
    communes = Communes()
    stored = {(team.commune_id, team.name): team for team in CommunityTeam.objects.all()}
    before = {key: copy(team) for key, team in stored.items()}
    planned: dict[tuple[int, str], tuple[CommunityTeam, int]] = {}
    faults: list[Fault] = []
    for row in rows:
        try:
            commune = communes.find(row.cells["commune"])
        except ValueError as wrong:
            faults.append(Fault(row.number, str(_LABELS["commune"]), str(wrong)))
            continue
        key = (commune.pk, row.cells["name"])
        if key in planned:
            message = _("This team stands in row %(row)d already.") % {"row": planned[key][1]}
            faults.append(Fault(row.number, str(_LABELS["name"]), message))
            continue
        team = stored.get(key) or CommunityTeam(commune=commune, name=key[1])
        planned[key] = (team, row.number)
        faults.extend(_filled(team, row))
    if faults:
        raise ImportRefused(faults)
    teams = [team for team, _number in planned.values()]
    new = [team for team in teams if team.pk is None]
    changed = [
        team
        for key, (team, _number) in planned.items()
        if team.pk is not None
        and any(getattr(team, name) != getattr(before[key], name) for name in _STORED)
    ]
    if new or changed:
        with transaction.atomic():
            writing.create(new)
            writing.update(changed, _STORED)
            writing.note([*new, *changed])
    return Outcome(len(new), len(changed), len(teams) - len(new) - len(changed))


def sample_rows() -> list[list[str]]:
    """A team as a file has it."""
    contact = "Nhà văn hóa thôn, điện thoại 0237 000 0000"
    hours = "Thứ Hai đến thứ Sáu, 07:30–11:30"
    return [
        ["xa-mau", "Tổ công nghệ số cộng đồng thôn 1", "Thôn 1", contact, hours, "7", "", "", ""]
    ]


def team_rows() -> list[list[str]]:
    """All teams as a file that `import_teams` takes back without a change."""
    return [
        [
            team.commune.code,
            team.name,
            team.area,
            team.contact,
            team.hours,
            "" if team.members is None else str(team.members),
            team.name_en,
            team.contact_en,
            team.hours_en,
        ]
        for team in CommunityTeam.objects.select_related("commune").order_by(
            "commune__sort_key", "commune", "sort_key"
        )
    ]


def _filled(team: CommunityTeam, row: Row) -> list[Fault]:
    """Put a row's cells into its team; what is wrong with them."""
    for name in _STORED:
        if name in row.cells:
            setattr(team, name, row.cells[name])
    if "members" in row.cells:
        members = row.cells["members"]
        if members and not (members.isascii() and members.isdigit() and int(members[:9]) <= 9999):
            team.members = None
            return [
                Fault(row.number, str(_LABELS["members"]), _("Write a whole number up to 9999."))
            ]
        team.members = int(members) if members else None
    try:
        team.clean_fields(exclude=_UNCHECKED)
    except ValidationError as wrong:
        return [
            Fault(row.number, str(_LABELS[name]), " ".join(messages))
            for name, messages in wrong.message_dict.items()
        ]
    return []
