"""Which rows would add nothing to a barred list."""

from __future__ import annotations

from collections import defaultdict

from contest.identity.names import comparable
from contest.keys import open_if_possible
from contest.models import BarredPerson, Contest


class Listed:
    """What the barred list of a contest says, read once; without the row of primary key `apart_from`."""

    def __init__(self, contest: Contest, apart_from: int = 0) -> None:
        self._by_body_and_name: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in BarredPerson.objects.filter(contest=contest).exclude(pk=apart_from):
            told = open_if_possible(row.sealed)
            self._by_body_and_name[row.body, comparable(told.get("name", ""))].append(told)

    def says_all_of(self, barred: BarredPerson) -> bool:
        """Whether one row says everything that this one does, of the same body: only then is it left out.

        A telephone or a name and date of birth alone make nobody the same: families share the one, and a row that
        says more, or otherwise, keeps out somebody whom the other lets in.
        """
        told = open_if_possible(barred.sealed)
        name = comparable(told.get("name", ""))
        given = {part: told[part] for part in ("birth_date", "phone") if told.get(part)}
        return any(
            given.items() <= row.items() for row in self._by_body_and_name[barred.body, name]
        )
