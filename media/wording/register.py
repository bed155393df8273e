"""The register of slogans as sentences are compared with it; made once for each version of the content.

It holds what is or was public: approved slogans, and withdrawn ones that had been approved. What was only ever
proposed is not in it, so nothing can be learnt about it here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from core.memory import remembered_newest
from media.enums import SloganState
from media.models import Slogan
from media.wording.difference import closeness
from media.wording.words import Word, folded_of, keys_of, words_of

# Word for word, so many of the sentences that have most words in common are compared.
CANDIDATES = 12
# A sentence that has less in common with a slogan (of 1) is none that went wrong, but another one.
LEAST_CLOSENESS = 0.5


@dataclass(frozen=True)
class KnownSlogan:
    """A slogan in one of its languages, with its words."""

    pk: int
    language: str
    wording: str
    words: tuple[Word, ...]
    is_approved: bool
    use_from: date | None
    use_until: date | None

    def is_expired(self, on: date) -> bool:
        return self.use_until is not None and self.use_until <= on

    def is_usable(self, on: date) -> bool:
        """Approved, and its use has not ended."""
        return self.is_approved and not self.is_expired(on)


class Register:
    """Slogans by their words."""

    def __init__(self, known: Iterable[KnownSlogan]) -> None:
        self.known = list(known)
        self._by_words: dict[tuple[str, ...], list[KnownSlogan]] = defaultdict(list)
        # Of each folded word, "từng" the first time apart from "từng" the second: the slogans that have it.
        self._having: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, slogan in enumerate(self.known):
            self._by_words[keys_of(slogan.words)].append(slogan)
            for each in _numbered(folded_of(slogan.words)):
                self._having[each].append(number)

    def exact(self, words: Sequence[Word], on: date) -> KnownSlogan | None:
        """The slogan of these words, if there is one: a usable one before an expired one, that before a withdrawn."""
        found = self._by_words.get(keys_of(words), [])
        order = sorted(found, key=lambda each: (not each.is_usable(on), not each.is_approved))
        return order[0] if order else None

    def nearest(self, words: Sequence[Word], on: date) -> KnownSlogan | None:
        """The usable slogan that has most in common with these words, if that is enough."""
        folded, keys = folded_of(words), keys_of(words)
        shared = Counter(
            number for each in _numbered(folded) for number in self._having.get(each, ())
        )
        usable = (number for number in shared if self.known[number].is_usable(on))
        likely = nlargest(
            CANDIDATES,
            usable,
            key=lambda number: shared[number] / (len(folded) + len(self.known[number].words)),
        )
        compared = [
            (
                closeness(folded, folded_of(slogan.words)),
                closeness(keys, keys_of(slogan.words)),
                number,
            )
            for number in likely
            for slogan in [self.known[number]]
        ]
        best = max(compared, key=lambda each: (each[0], each[1], -each[2]), default=None)
        return self.known[best[2]] if best and best[0] >= LEAST_CLOSENESS else None


def register() -> Register:
    """The register of now."""
    return remembered_newest("slogans-by-their-words", lambda: Register(_known()))


def _numbered(words: Iterable[str]) -> list[tuple[str, int]]:
    """Each word with how often it stood before."""
    seen: Counter[str] = Counter()
    numbered = []
    for word in words:
        numbered.append((word, seen[word]))
        seen[word] += 1
    return numbered


def _known() -> Iterable[KnownSlogan]:
    once_public = Slogan.objects.approved() | Slogan.objects.filter(
        state=SloganState.WITHDRAWN, approved_at__isnull=False
    )
    for slogan in once_public.order_by("sort_order", "wording", "pk"):
        for language, wording in (("vi", slogan.wording), ("en", slogan.wording_en)):
            if wording:
                yield KnownSlogan(
                    pk=slogan.pk,
                    language=language,
                    wording=wording,
                    words=tuple(words_of(wording)),
                    is_approved=slogan.state == SloganState.APPROVED,
                    use_from=slogan.use_from,
                    use_until=slogan.use_until,
                )
