"""Signs that a search finds again, and what is new about those about people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from contest.enums import SignDecision, SignKind
from contest.models import Annulment, Round, Sign
from contest.signs.deciding import decide
from contest.signs.finders import Found

LINKS_AT_ONCE = 5_000


class _FoundAgain(NamedTuple):
    """A known sign, the entries (primary keys) that it lacks, and whether judges are to decide on it again."""

    sign: Sign
    lacks: list[int]
    asks_anew: bool


def known_marks(searched: Round) -> set[tuple[str, str]]:
    """Kind and mark of the signs that a search of a round does not store again.

    What is about entries of several rounds is found in each of them, and people are asked about it once.
    """
    in_several_rounds = Q(kind=SignKind.ONE_PERSON, round__contest=searched.contest_id)
    known = Sign.objects.filter(Q(round=searched) | in_several_rounds)
    return set(known.order_by().values_list("kind", "mark"))


def complete(searched: Round, found: Iterable[Found], at: datetime) -> None:
    """Add to known signs about people the entries they lack; those that ask anew wait for a decision again."""
    known = _about_people(searched)
    # Locked, so that nobody decides meanwhile on what is about to be asked anew.
    list(known.select_for_update(no_key=True).values_list("pk"))
    links, link = [], Sign.entries.through
    for sign, lacks, asks_anew in _found_again(known, found):
        links += [link(sign_id=sign.pk, entry_id=entry) for entry in lacks]
        if asks_anew:
            decide(sign, SignDecision.LOOK_AGAIN, _why_again(), None, at)
    link.objects.bulk_create(links, batch_size=LINKS_AT_ONCE)


def to_decide_on(searched: Round, found: Sequence[Found]) -> list[Found]:
    """What was found of people that will wait for a decision once a search has stored it."""
    known = _about_people(searched).filter(mark__in=[each.mark for each in found])
    asked_anew = {again.sign.mark: again.asks_anew for again in _found_again(known, found)}
    return [each for each in found if asked_anew.get(each.mark, True)]


def _about_people(searched: Round) -> QuerySet[Sign]:
    """The signs of a round that are known by a person, whatever entries they are about."""
    return searched.signs.filter(kind=SignKind.LIKE_BARRED)


def _found_again(signs: QuerySet[Sign], found: Iterable[Found]) -> Iterator[_FoundAgain]:
    """Those of these signs about people that were found again.

    Whoever was judged to be barred shall not win with another entry: judges are asked anew where one counts that
    they could not annul then, since it was not found yet, or was annulled already for something else. That nothing
    is wrong they said of the person, whatever else counts.
    """
    by_mark = {each.mark: each for each in found if each.kind == SignKind.LIKE_BARRED}
    links = Sign.entries.through.objects.filter(sign__in=signs.values("pk"))
    has = defaultdict(set)
    for sign, entry in links.values_list("sign", "entry"):
        has[sign].add(entry)
    given_back = Annulment.objects.filter(
        entry__signs=OuterRef("pk"),
        decided_at__lt=OuterRef("decided_at"),
        lifted_at__gte=OuterRef("decided_at"),
    )
    for known in signs.annotate(is_given_back=Exists(given_back)):
        if again := by_mark.get(known.mark):
            lacks = [entry for entry in again.entries if entry not in has[known.pk]]
            is_wider = bool(lacks or known.is_given_back)
            yield _FoundAgain(known, lacks, is_wider and known.decision == SignDecision.ANNULLED)


def _why_again() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("Asked by the site: another entry of the same person may count now.")
