"""Numbers of documents: "505/QĐ-TTg", "13/2023/NĐ-CP", "57-NQ/TW", "24/2018/QH14".

The letters after the stroke say what kind of document it is and who issued it; both are said in words, unless the
text says them itself: the kind right before the number, the issuer after it in the same sentence.
"""

from __future__ import annotations

import re

from core.reading_aloud.letters import spelled
from core.reading_aloud.numbers import number
from core.reading_aloud.rule import Rule, rule, text_before

KINDS = {
    "QĐ": "quyết định", "NĐ": "nghị định", "TT": "thông tư", "TTLT": "thông tư liên tịch", "NQ": "nghị quyết",
    "CT": "chỉ thị", "KH": "kế hoạch", "BC": "báo cáo", "CV": "công văn", "HD": "hướng dẫn", "TB": "thông báo",
    "TTr": "tờ trình", "CTr": "chương trình", "ĐA": "đề án", "KL": "kết luận", "CĐ": "công điện",
    "QC": "quy chế", "QyĐ": "quy định", "L": "luật", "PL": "pháp lệnh", "GM": "giấy mời", "GP": "giấy phép",
    "VBHN": "văn bản hợp nhất", "BB": "biên bản", "LCT": "lệnh", "TC": "thông cáo", "QCPH": "quy chế phối hợp",
}  # fmt: skip
ISSUERS = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "TW": "Trung ương", "BCT": "Bộ Chính trị",
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước", "TU": "Tỉnh ủy", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BCA": "Bộ Công an", "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính",
    "BYT": "Bộ Y tế", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BTP": "Bộ Tư pháp",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BXD": "Bộ Xây dựng", "BQP": "Bộ Quốc phòng",
    "NHNN": "Ngân hàng Nhà nước", "VPCP": "Văn phòng Chính phủ", "STTTT": "Sở Thông tin và Truyền thông",
    "SKHCN": "Sở Khoa học và Công nghệ", "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính", "SYT": "Sở Y tế", "SGDĐT": "Sở Giáo dục và Đào tạo", "BCĐ": "Ban Chỉ đạo",
    "UBQGCĐS": "Ủy ban Quốc gia về chuyển đổi số", "VP": "Văn phòng", "BTGTU": "Ban Tuyên giáo Tỉnh ủy",
    "MTTQ": "Mặt trận Tổ quốc", "TLĐ": "Tổng Liên đoàn Lao động", "BTV": "Ban Thường vụ",
}  # fmt: skip

_LETTERS = r"[A-ZĐ][A-Za-zĐđ]*"
_NATIONAL_ASSEMBLY = re.compile(r"(UBTVQH|QH)(\d{1,2})")


def _issuer(letters: str) -> str:
    if assembly := _NATIONAL_ASSEMBLY.fullmatch(letters):
        name = "Quốc hội" if assembly[1] == "QH" else ISSUERS["UBTVQH"]
        return f"{name} khóa {number(assembly[2])}"
    return ISSUERS.get(letters) or spelled(letters)


def _is_named_after(found: re.Match[str], letters: str) -> bool:
    """Whether the rest of the sentence, as far as people read it together, names the issuer."""
    rest = re.split(r"[.;!?]\s|\n", found.string[found.end() :][:120])[0]
    if re.match(r"\s*(?:,?\s*ngày [^,;]{1,40})?\s*của \w", rest):
        return True
    name = ISSUERS.get(letters)
    return bool(name and re.search(rf"của (?:{re.escape(name)}|{re.escape(letters)})(?!\w)", rest))


@rule(
    rf"(\d{{1,6}})(?:/((?:19|20)\d\d))?[/-]({_LETTERS}(?:\d\d)?)(?:[-/]({_LETTERS}(?:\d\d)?))?"
    rf"(?:[-/]({_LETTERS}))?(?!\w)"
)
def document_number(found: re.Match[str]) -> str | None:
    """In words such as "số năm trăm linh năm của Thủ tướng Chính phủ"."""
    written, year, *letters = found.groups()
    codes = [each for each in letters if each]
    kind = KINDS.get(codes[0], "")
    if not kind and not _NATIONAL_ASSEMBLY.fullmatch(codes[0]) and len(codes) == 1 and not year:
        return None
    said = number(written) + (f" năm {number(year)}" if year else "")
    issuers = codes[1:] if kind else codes
    if codes[0] != "TTLT":
        # What follows the issuer is the department that drafted it.
        issuers = issuers[:1]
    named = [_issuer(each) for each in issuers if not _is_named_after(found, each)]
    issued_by = f" của {' và '.join(named)}" if named else ""
    before = text_before(found)
    ends_with_number = re.search(r"số\s*:?\s*$", before)
    if not kind or re.search(rf"(?<!\w)(?:{kind}|{codes[0].casefold()})(?: số)?\s*:?\s*$", before):
        says_number = "" if ends_with_number or kind else "số "
        return f"{says_number}{said}{issued_by}"
    if ends_with_number:
        return f"{said}, {kind}{issued_by}"
    return f"{kind} số {said}{issued_by}"


RULES: tuple[Rule, ...] = (document_number,)
