"""Which words stand in anything that readers may see, and which of them are one slip away from another."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from search.models import DocumentText, Word

# Of shorter words nearly every neighbour is a word too.
SHORTEST_CORRECTED = 4
# A longer word has more neighbours than one query takes.
LONGEST_CORRECTED = 20
# So many corrections of a word are looked for at once.
MOST_NEIGHBOURS = 5
# Words of a query to the database; SQLite takes 32,766 parameters, and PostgreSQL 65,535.
AT_ONCE = 1_000


def note(texts: Iterable[str]) -> None:
    """Keep the words of documents that are being written, and that readers may see."""
    words = sorted({word for text in texts for word in text.split()})
    for first in range(0, len(words), AT_ONCE):
        chosen = words[first : first + AT_ONCE]
        missing = sorted(set(chosen) - known(chosen))
        # In their order, so that two writers never wait for each other.
        Word.objects.bulk_create([Word(term=each) for each in missing], ignore_conflicts=True)


def known(words: Collection[str]) -> set[str]:
    """Those of the words that stand in some document."""
    return set(Word.objects.filter(term__in=words).values_list("term", flat=True))


def neighbours(word: str) -> list[str]:
    """Words of the index that one slip makes of this one, the most frequent first.

    A slip is a letter too much, too little, another one, or two that changed places.
    """
    if not SHORTEST_CORRECTED <= len(word) <= LONGEST_CORRECTED:
        return []
    found = Word.objects.filter(term__in=set(_one_slip(word)) - {word})
    return list(
        found.order_by("-documents", "term").values_list("term", flat=True)[:MOST_NEIGHBOURS]
    )


def _one_slip(word: str) -> Iterator[str]:
    # Digits are left as they are: another year or number is no slip.
    letters = string.ascii_lowercase
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail and not tail[0].isdigit():
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
            if len(tail) > 1 and not tail[1].isdigit():
                yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in letters)


def count_again() -> None:
    """Count anew in how many documents each word stands, and drop words that stand nowhere.

    A word that comes in with a document meanwhile may be dropped; until the next count slips of it are not
    mended, but it is found.
    """
    counts: Counter[str] = Counter()
    # Of others nobody is to learn, not even by how a slip is mended.
    read = DocumentText.objects.filter(document__is_public=True).exclude(document__kind="")
    texts = read.order_by("pk").values_list("title", "body")
    for title, body in texts.iterator(chunk_size=500):
        counts.update({*title.split(), *body.split()})
    known_counts = dict(Word.objects.values_list("term", "documents"))
    changed = sorted(word for word, count in counts.items() if known_counts.get(word) != count)
    for first in range(0, len(changed), AT_ONCE):
        Word.objects.bulk_create(
            [Word(term=each, documents=counts[each]) for each in changed[first : first + AT_ONCE]],
            update_conflicts=True,
            unique_fields=["term"],
            update_fields=["documents"],
        )
    gone = sorted(known_counts.keys() - counts.keys())
    for first in range(0, len(gone), AT_ONCE):
        Word.objects.filter(term__in=gone[first : first + AT_ONCE]).delete()
