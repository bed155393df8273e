"""People whose details are like those of somebody who is barred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from contest.enums import LIKE_BARRED, Flag, SignKind, SignStrength
from contest.signs.finders import Found
from contest.signs.sheets import Looked


def like_barred(entries: Sequence[Looked]) -> Iterator[Found]:
    """For each such person the entries that were marked when they were begun.

    The name alone is as a rule another person's, of whom there are many of one name.
    """
    marked: dict[int, list[Looked]] = defaultdict(list)
    for entry in entries:
        if LIKE_BARRED.intersection(entry.flags):
            marked[entry.person].append(entry)
    for theirs in marked.values():
        is_name_alone = all(Flag.PERHAPS_BARRED not in each.flags for each in theirs)
        strength = SignStrength.WEAK if is_name_alone else SignStrength.STRONG
        keys = tuple(each.pk for each in theirs)
        yield Found(SignKind.LIKE_BARRED, strength, keys, {"is_name_alone": is_name_alone})
