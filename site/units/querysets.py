"""What can be asked of the register."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core import text
from units.enums import UnitKind
from units.succession import by_first, heirs
from units.tree import Node, build_tree

if TYPE_CHECKING:
    from units.models import CommunityTeam, Unit  # noqa: F401 - named in annotations only

# More words than any name has; the rest of a pasted text is ignored.
MOST_WORDS = 12
FOLDED_NAME_LENGTH = 800


def folded_words(words: str) -> list[str]:
    """Words without marks; anything that is neither letter nor digit parts them."""
    return re.findall(r"[^\W_]+", text.fold(words))


def folded_name(*names: str) -> str:
    """What `matching` searches: the words of all names with a blank before and after each."""
    return f" {' '.join(folded_words(' '.join(names)))[: FOLDED_NAME_LENGTH - 2]} "


class FoldedQuerySet(models.QuerySet):
    """Rows with a `folded_name`."""

    def matching(self, words: str) -> FoldedQuerySet:
        """Rows whose name has all these words, marks or none; of words in their order the last may be cut.

        "hoang tha" finds "Xã Hoằng Thắng", and so does "thang hoang", but "hoang hoa" does not.
        """
        wanted = folded_words(words[:500])[:MOST_WORDS]
        if not wanted:
            return self.none()
        whole = Q(*(Q(folded_name__contains=f" {word} ") for word in wanted))
        return self.filter(whole | Q(folded_name__contains=f" {' '.join(wanted)}"))


class UnitQuerySet(FoldedQuerySet):
    def valid(self, on: date | None = None) -> UnitQuerySet:
        """Units that exist on the given day (today by default)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
        )

    def communes(self) -> UnitQuerySet:
        """Communes and wards, of any time."""
        return self.filter(kind=UnitKind.COMMUNE)

    def named(self, words: str, on: date | None = None) -> UnitQuerySet:
        """Units that exist on the day and bear this name or carry on a unit that bore it.

        "hoang thang" finds the commune that "Xã Hoằng Thắng" was merged into, through any number of
        mergers. Words that name nothing give no unit.
        """
        everyone = self.model._default_manager
        valid = set(everyone.valid(on).values_list("pk", flat=True))
        successors = everyone.successor_keys()
        found = {
            heir
            for key in everyone.matching(words).values_list("pk", flat=True)
            for heir in heirs(key, successors, valid)
        }
        return self.filter(pk__in=found)

    def taken_over(self, words: str, on: date | None = None) -> list[tuple[Unit, list[Unit]]]:
        """Units of this name that exist no more on the day, each with those that carry on its work."""
        on = on or timezone.localdate()
        former = [unit for unit in self.matching(words) if not unit.is_valid(on)]
        valid = {unit.pk: unit for unit in self.model._default_manager.valid(on)} if former else {}
        successors = self.successor_keys() if former else {}
        return [
            (unit, [valid[key] for key in heirs(unit.pk, successors, valid)]) for unit in former
        ]

    def successor_keys(self) -> dict[int, list[int]]:
        """The keys of the direct successors of each unit that has some, in one query."""
        links = self.model.successors.through.objects.order_by("id")
        return by_first(links.values_list("from_unit_id", "to_unit_id"))

    def tree(self, on: date | None = None) -> list[Node]:
        """The tree of the units that exist on the day (today by default), in two queries."""
        return build_tree(list(self), self.successor_keys(), on or timezone.localdate())


class TeamQuerySet(FoldedQuerySet):
    def found_by(self, words: str, on: date | None = None) -> TeamQuerySet:
        """Teams of the communes of this name, present or former, and teams or villages so called."""
        units = self.model._meta.get_field("commune").related_model.objects
        communes = units.named(words, on).values_list("pk", flat=True)
        former = units.matching(words).values_list("pk", flat=True)
        own = self.model._default_manager.matching(words).values_list("pk", flat=True)
        return self.filter(
            Q(commune__in=list(communes)) | Q(commune__in=list(former)) | Q(pk__in=own)
        ).select_related("commune")
