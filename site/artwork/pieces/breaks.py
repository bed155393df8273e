"""Lines broken by sense: after a comma rather than within a phrase, and never inside a compound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from artwork.outline import BOLD, NO_BREAK, width

# Words of two or three syllables that a line must not part, as the campaign's sentences use them.
COMPOUNDS = (
    "an toàn", "bất kỳ", "biên lai", "chính quyền", "chuyển đổi số", "chuyển đổi xanh", "chuyển tiền",
    "công dân số", "công nghệ", "cơ quan", "cuộc sống", "dịch vụ", "doanh nghiệp", "dữ liệu", "đẩy mạnh",
    "điện thoại", "động lực", "đồng hành", "hạ tầng", "hiệu quả", "hồ sơ", "học phí", "hướng dẫn", "hưởng ứng",
    "khoa học", "kết quả", "kiến tạo", "kinh tế", "lao động", "mật khẩu", "mọi người", "năng suất", "người dân",
    "nhà nước", "nhân dân", "nhiệt liệt", "phát triển", "phổ cập", "phục vụ", "phường xã", "quốc gia", "sáng tạo",
    "sử dụng", "sức mạnh", "tăng trưởng", "tầm nhìn", "theo dõi", "thanh toán", "thúc đẩy", "tiền điện", "tiền nước",
    "tích cực", "toàn dân", "toàn diện", "trí tuệ", "tương lai", "ứng dụng", "vai trò", "văn minh", "việc làm",
    "xã hội", "yêu cầu", "chào mừng", "bỏ lại", "phía sau", "dữ liệu số", "kinh tế số", "hạ tầng số", "ứng dụng số",
    "động lực mới", "đi từng ngõ", "gõ từng nhà", "đặc biệt", "ổn định", "ấm no", "tất cả",
)  # fmt: skip
# A line that ends with one of these leaves its phrase hanging.
_LEANING = frozenset(
    [
        "và",
        "của",
        "để",
        "cho",
        "từng",
        "các",
        "những",
        "mỗi",
        "một",
        "hai",
        "về",
        "với",
        "trong",
        "tại",
        "bằng",
        "không",
        "là",
        "do",
        "vì",
        "từ",
        "đến",
    ]
)
_PAUSES = (",", ";", ":", ".", "–", "-", "!", "?")
# A break after a pause is worth a line shorter by so much of the width; one after a leaning word costs it.
_PAUSE_WORTH, _LEANING_COST, _PLAIN_COST = 0.1, 0.5, 0.06


def bound(text: str, compounds: Sequence[str] = COMPOUNDS) -> str:
    """The text with no-break spaces inside its compounds; those that it has already are kept."""
    syllables = text.split(" ")
    bare = [syllable.strip(",.;:!?–-“”\"'()").casefold() for syllable in syllables]
    known = {tuple(compound.split()) for compound in compounds}
    longest = max((len(compound) for compound in known), default=1)
    joined: list[str] = []
    at = 0
    while at < len(syllables):
        for length in range(longest, 1, -1):
            # A comma within the words parts them.
            whole = all(part[-1:].isalnum() for part in syllables[at : at + length - 1])
            if whole and tuple(bare[at : at + length]) in known:
                joined.append(NO_BREAK.join(syllables[at : at + length]))
                at += length
                break
        else:
            joined.append(syllables[at])
            at += 1
    # A dash stays with what it follows.
    return " ".join(joined).replace(" –", f"{NO_BREAK}–")


@lru_cache(maxsize=4096)
def lines_of(
    text: str, size: float, limit: float, most: int, weight: int = BOLD
) -> tuple[float, tuple[str, ...]] | None:
    """At most `most` lines no longer than `limit`, where they read best, and how badly they do: 0 is well.

    Spaces of the text may be broken, no-break spaces may not; None when there is no such way.
    """
    words = text.split(" ")
    # For each count of lines: the least cost at which the words from here on fill them, and the next break.
    best: list[dict[int, tuple[float, int]]] = [{} for _word in words] + [{0: (0.0, 0)}]
    for start in range(len(words) - 1, -1, -1):
        for end in range(start + 1, len(words) + 1):
            wide = width(" ".join(words[start:end]), size, weight)
            if wide > limit:
                break
            cost = (1 - wide / limit) ** 2 + _cost_of_break(words[end - 1], end == len(words))
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
    return _LEANING_COST if word.casefold() in _LEANING else _PLAIN_COST
