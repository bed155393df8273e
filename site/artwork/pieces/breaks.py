"""Lines broken by sense: after a comma rather than within a phrase, and never inside a compound."""

from __future__ import annotations

from functools import lru_cache

from artwork.outline import BOLD, NO_BREAK, width
from core.compounds import COMPOUNDS, LINKING, LONGEST

# A longer compound is not bound, for it would be wider than narrow sheets; it is parted where nothing else fits.
LONGEST_BOUND = 3
_PAUSES = (",", ";", ":", ".", "–", "-", "!", "?")
# A break after a pause is worth a line shorter by so much of the width; one after a linking word costs it.
_PAUSE_WORTH, _PARTED_COST, _LINKING_COST, _PLAIN_COST = 0.1, 0.5, 0.5, 0.06


def bound(text: str) -> str:
    """The text with no-break spaces inside its compounds; those that it has already are kept."""
    syllables = text.split(" ")
    joined: list[str] = []
    at = 0
    while at < len(syllables):
        for length in range(LONGEST_BOUND, 1, -1):
            if _is_compound(syllables[at : at + length]):
                joined.append(NO_BREAK.join(syllables[at : at + length]))
                at += length
                break
        else:
            joined.append(syllables[at])
            at += 1
    # A dash stays with what it follows.
    return " ".join(joined).replace(" –", f"{NO_BREAK}–")


def _is_compound(syllables: list[str]) -> bool:
    # A comma within the words parts them.
    whole = all(part[-1:].isalnum() for part in syllables[:-1])
    bare = tuple(syllable.strip(",.;:!?–-“”\"'()").casefold() for syllable in syllables)
    return whole and bare in COMPOUNDS


@lru_cache(maxsize=256)
def _parting(text: str) -> frozenset[int]:
    """After how many words a line would end within a compound; a word may hold no-break spaces."""
    parts = [word.split(NO_BREAK) for word in text.split(" ")]
    return frozenset(
        end
        for start in range(len(parts))
        for stop in range(start + 2, min(start + LONGEST, len(parts)) + 1)
        if _is_compound([syllable for part in parts[start:stop] for syllable in part])
        for end in range(start + 1, stop)
    )


@lru_cache(maxsize=4096)
def lines_of(
    text: str, size: float, limit: float, most: int, weight: int = BOLD
) -> tuple[float, tuple[str, ...]] | None:
    """At most `most` lines no longer than `limit`, where they read best, and how badly they do: 0 is well.

    Spaces of the text may be broken, no-break spaces may not; None when there is no such way.
    """
    words = text.split(" ")
    parting = _parting(text)
    # For each count of lines: the least cost at which the words from here on fill them, and the next break.
    best: list[dict[int, tuple[float, int]]] = [{} for _word in words] + [{0: (0.0, 0)}]
    for start in range(len(words) - 1, -1, -1):
        for end in range(start + 1, len(words) + 1):
            wide = width(" ".join(words[start:end]), size, weight)
            if wide > limit:
                break
            cost = (1 - wide / limit) ** 2 + _cost_of_break(words[end - 1], end == len(words))
            cost += _PARTED_COST if end in parting else 0.0
            for count, (rest, _next) in best[end].items():
                if count < most:
                    known = best[start].get(count + 1)
                    if known is None or cost + rest < known[0]:
                        best[start][count + 1] = (cost + rest, end)
    if not best[0]:
        return None
    fewest = min(best[0])
    # Lines more than are needed must read clearly better.
    costs = {
        count: cost / count + 0.03 * (count - fewest) for count, (cost, _end) in best[0].items()
    }
    count = min(costs, key=lambda count: costs[count])
    cost, lines, start = costs[count], [], 0
    while count:
        end = best[start][count][1]
        lines.append(" ".join(words[start:end]))
        start, count = end, count - 1
    return cost, tuple(lines)


def _cost_of_break(word: str, is_last: bool) -> float:
    if is_last:
        return 0.0
    if word.endswith(_PAUSES):
        return -_PAUSE_WORTH
    return _LINKING_COST if word.casefold() in LINKING else _PLAIN_COST
