"""Abbreviations of Vietnamese administration and of the digital field, and how they are said.

They are matched as written, capitals included, as whole words, the longest first. Those that are names keep
their capitals.
"""

from __future__ import annotations

import re

STANDARD = {
    # Digital transformation
    "CĐS": "chuyển đổi số", "CNTT": "công nghệ thông tin", "CNTT-TT": "công nghệ thông tin và truyền thông",
    "ICT": "công nghệ thông tin và truyền thông", "CNS": "công nghệ số", "TCNSCĐ": "tổ công nghệ số cộng đồng",
    "ĐMST": "đổi mới sáng tạo", "KHCN": "khoa học công nghệ", "KH&CN": "khoa học và công nghệ",
    "KH-CN": "khoa học công nghệ", "KH-KT": "khoa học kỹ thuật", "CNSCĐ": "công nghệ số cộng đồng",
    "DVC": "dịch vụ công", "DVCTT": "dịch vụ công trực tuyến",
    "DVCQG": "dịch vụ công quốc gia", "CQĐT": "chính quyền điện tử", "CPĐT": "chính phủ điện tử",
    "CQS": "chính quyền số", "KTS": "kinh tế số", "XHS": "xã hội số", "TMĐT": "thương mại điện tử",
    "CSDL": "cơ sở dữ liệu", "CSDLQG": "cơ sở dữ liệu quốc gia", "ATTT": "an toàn thông tin",
    "ANM": "an ninh mạng", "VNeID": "vê nờ e i đê", "VNEID": "vê nờ e i đê", "ĐDĐT": "định danh điện tử",
    "CCCD": "căn cước công dân", "CMND": "chứng minh nhân dân", "QR": "quy rờ", "OTP": "ô tê pê",
    "AI": "trí tuệ nhân tạo", "IoT": "in-tơ-nét vạn vật", "IOC": "i ô xê",
    "wifi": "oai-phai", "Wifi": "oai-phai", "WiFi": "oai-phai", "Wi-Fi": "oai-phai", "wi-fi": "oai-phai",
    "3G": "ba gờ", "4G": "bốn gờ", "5G": "năm gờ", "6G": "sáu gờ", "SMS": "tin nhắn", "ID": "ai đi",
    "ATM": "a tê em", "POS": "pốt", "USB": "u ét bê", "GPS": "gi pi ét", "TV": "ti vi", "LED": "lét",
    "IP": "ai pi", "VPN": "vê pê nờ", "PIN": "pin", "app": "ứng dụng", "App": "ứng dụng", "PC": "máy tính",
    "DTI": "bộ chỉ số chuyển đổi số", "LGSP": "lờ giê ét pê",
    "VNPT": "vê nờ pê tê", "NFC": "en ép xi", "SIM": "sim", "MXH": "mạng xã hội", "KPI": "ca pi ai",
    "VNPT-iGate": "vê nờ pê tê i-gết", "VssID": "vê ét ét i đê", "QLVB": "quản lý văn bản",
    # Bodies
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TTg": "Thủ tướng Chính phủ",
    "TW": "Trung ương", "TƯ": "Trung ương", "BCH": "Ban Chấp hành", "BTV": "Ban Thường vụ", "BCĐ": "Ban Chỉ đạo",
    "BTC": "Ban Tổ chức", "BGK": "Ban Giám khảo", "MTTQ": "Mặt trận Tổ quốc", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "ĐTN": "Đoàn Thanh niên", "TNCS": "Thanh niên Cộng sản", "LHPN": "Liên hiệp Phụ nữ", "CCB": "Cựu chiến binh",
    "LĐLĐ": "Liên đoàn Lao động", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "TT&TT": "Thông tin và Truyền thông", "TT-TT": "Thông tin và Truyền thông",
    "TTTT": "Thông tin và Truyền thông", "VHTT": "Văn hóa và Thông tin",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch", "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT": "Văn hóa và Thông tin", "VH-TT-DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT&DL": "Văn hóa, Thể thao và Du lịch", "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "GD&ĐT": "Giáo dục và Đào tạo", "GD-ĐT": "Giáo dục và Đào tạo", "GDĐT": "Giáo dục và Đào tạo",
    "LĐTBXH": "Lao động, Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động, Thương binh và Xã hội", "LĐ-TB-XH": "Lao động, Thương binh và Xã hội",
    "LĐTB&XH": "Lao động, Thương binh và Xã hội", "LĐ-TBXH": "Lao động, Thương binh và Xã hội",
    "NN-PTNT": "Nông nghiệp và Phát triển nông thôn", "NN&MT": "Nông nghiệp và Môi trường",
    "NN-MT": "Nông nghiệp và Môi trường", "TN-MT": "Tài nguyên và Môi trường", "KH-ĐT": "Kế hoạch và Đầu tư",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "TN&MT": "Tài nguyên và Môi trường", "KH&ĐT": "Kế hoạch và Đầu tư", "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế", "BHTN": "bảo hiểm thất nghiệp", "CA tỉnh": "Công an tỉnh", "CA xã": "Công an xã", "CATP": "Công an thành phố",
    "BCHQS": "Ban Chỉ huy Quân sự", "PT-TH": "Phát thanh và Truyền hình", "PTTH": "Phát thanh và Truyền hình",
    "PT&TH": "Phát thanh và Truyền hình", "TTĐT": "thông tin điện tử", "VNPost": "Bưu điện Việt Nam",
    "LHQ": "Liên hợp quốc", "EU": "Liên minh châu Âu", "ASEAN": "A-xê-an", "WHO": "Tổ chức Y tế Thế giới",
    "TTXVN": "Thông tấn xã Việt Nam", "CSGT": "cảnh sát giao thông", "TNXP": "thanh niên xung phong",
    "CLB": "câu lạc bộ", "ĐU": "Đảng ủy", "BQL": "ban quản lý", "TDTT": "thể dục thể thao", "NLĐ": "người lao động",
    # Offices and papers
    "TTHC": "thủ tục hành chính", "CCHC": "cải cách hành chính", "TTHCC": "trung tâm hành chính công",
    "PVHCC": "phục vụ hành chính công", "TTPVHCC": "trung tâm phục vụ hành chính công", "HCC": "hành chính công",
    "CBCC": "cán bộ, công chức", "CBCCVC": "cán bộ, công chức, viên chức", "CCVC": "công chức, viên chức",
    "CQ": "cơ quan", "VB": "văn bản", "VBQPPL": "văn bản quy phạm pháp luật",
    "NĐ-CP": "nghị định của Chính phủ", "NQ-CP": "nghị quyết của Chính phủ",
    "QĐ": "quyết định", "NĐ": "nghị định", "NQ": "nghị quyết", "KH": "kế hoạch",
    "GCN": "giấy chứng nhận", "GPLX": "giấy phép lái xe", "ĐKKD": "đăng ký kinh doanh",
    "QSDĐ": "quyền sử dụng đất", "GPMB": "giải phóng mặt bằng", "STK": "số tài khoản", "MST": "mã số thuế",
    "BVTV": "bảo vệ thực vật", "PCCC": "phòng cháy chữa cháy", "ATGT": "an toàn giao thông",
    "ANTT": "an ninh trật tự", "VSATTP": "vệ sinh an toàn thực phẩm", "ATTP": "an toàn thực phẩm",
    "KT-XH": "kinh tế, xã hội", "KTXH": "kinh tế xã hội", "QP-AN": "quốc phòng, an ninh", "NTM": "nông thôn mới",
    "OCOP": "ô-cốp", "HTX": "hợp tác xã", "Công ty CP": "Công ty cổ phần", "công ty CP": "công ty cổ phần",
    "CTCP": "công ty cổ phần", "TNHH": "trách nhiệm hữu hạn", "TMCP": "thương mại cổ phần",
    "NHTMCP": "ngân hàng thương mại cổ phần", "MTQG": "mục tiêu quốc gia", "QLNN": "quản lý nhà nước",
    "DN": "doanh nghiệp", "DNNVV": "doanh nghiệp nhỏ và vừa",
    "SXKD": "sản xuất kinh doanh", "GDP": "tổng sản phẩm trong nước", "GRDP": "tổng sản phẩm trên địa bàn",
    "FDI": "vốn đầu tư trực tiếp nước ngoài", "ODA": "vốn hỗ trợ phát triển chính thức", "NSNN": "ngân sách nhà nước",
    "VNĐ": "đồng", "VND": "đồng", "USD": "đô la Mỹ", "SV": "sinh viên", "HSSV": "học sinh, sinh viên",
    "THCS": "trung học cơ sở", "THPT": "trung học phổ thông", "ĐH": "đại học",
    "GV": "giáo viên", "KCN": "khu công nghiệp", "KKT": "khu kinh tế",
    "TDP": "tổ dân phố", "KDC": "khu dân cư", "ĐBSCL": "Đồng bằng sông Cửu Long", "QL": "quốc lộ", "QL1A": "quốc lộ một A",
    "XHCN": "xã hội chủ nghĩa", "CNXH": "chủ nghĩa xã hội", "CHXHCN": "Cộng hòa xã hội chủ nghĩa",
    "CNH": "công nghiệp hóa", "HĐH": "hiện đại hóa", "CNH, HĐH": "công nghiệp hóa, hiện đại hóa",
    "CNH-HĐH": "công nghiệp hóa, hiện đại hóa", "PTDTNT": "phổ thông dân tộc nội trú", "DTTS": "dân tộc thiểu số",
    "COVID-19": "cô-vít mười chín", "Covid-19": "cô-vít mười chín",
    # Addresses, people and small words
    "Đ/c": "đồng chí", "đ/c": "đồng chí", "Đ/C": "đồng chí", "T.Ư": "Trung ương",
    "TP": "thành phố", "TP.": "thành phố", "Tp.": "thành phố", "TP.HCM": "thành phố Hồ Chí Minh",
    "TPHCM": "thành phố Hồ Chí Minh", "TX": "thị xã", "TX.": "thị xã", "TT.": "thị trấn",
    "ĐT": "điện thoại", "ĐT.": "điện thoại", "SĐT": "số điện thoại", "ĐTDĐ": "điện thoại di động",
    "ThS": "thạc sĩ", "ThS.": "thạc sĩ", "Ths.": "thạc sĩ", "TS": "tiến sĩ", "TS.": "tiến sĩ", "GS": "giáo sư",
    "GS.": "giáo sư", "PGS": "phó giáo sư", "PGS.": "phó giáo sư", "PGS.TS": "phó giáo sư, tiến sĩ",
    "GS.TS": "giáo sư, tiến sĩ", "PGS.TS.": "phó giáo sư, tiến sĩ", "GS.TS.": "giáo sư, tiến sĩ", "BS": "bác sĩ",
    "BS.": "bác sĩ", "KS.": "kỹ sư", "NSND": "Nghệ sĩ Nhân dân", "NSƯT": "Nghệ sĩ Ưu tú", "PCT": "Phó Chủ tịch",
    "v.v.": "vân vân", "v.v": "vân vân", "vv.": "vân vân", "v.v...": "vân vân.", "v.v…": "vân vân.",
    "và/hoặc": "và hoặc", "TB": "thông báo", "Q&A": "hỏi đáp", "VD:": "ví dụ:", "Vd:": "ví dụ:",
    "VD": "ví dụ", "km": "ki-lô-mét", "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông", "m²": "mét vuông",
    "m2": "mét vuông", "m³": "mét khối", "m3": "mét khối", "kg": "ki-lô-gam", "kWh": "ki-lô-oát giờ",
    "GB": "ghi-ga-bai", "MB": "mê-ga-bai", "Mbps": "mê-ga-bít trên giây", "°C": "độ xê", "trđ": "triệu đồng",
    "PR": "quảng bá", "PV": "phóng viên", "CTV": "cộng tác viên",
}  # fmt: skip

# Small or foreign words too: left alone in a line of capitals ("AI CŨNG CÓ THỂ HỌC").
ALSO_WORDS = frozenset({"AI", "PIN", "SIM", "TX"})
# Capitals joined to a word by hyphens.
_CAPITALS = r"[A-ZĐƯƠĂÂÊÔ]+"
_LONGEST_COMPOUND = 40
_COMPOUND_BEFORE = re.compile(rf"(?<![\w-])(?:{_CAPITALS}-)+$")
_COMPOUND_AFTER = re.compile(rf"(?:-{_CAPITALS})+(?![\w-])")


class Abbreviations:
    """A table of abbreviations, ready to be looked up at a place of a text."""

    def __init__(self, spoken: dict[str, str]) -> None:
        self.spoken = spoken
        self._by_first_letter: dict[str, list[str]] = {}
        for written in sorted(filter(None, spoken), key=len, reverse=True):
            self._by_first_letter.setdefault(written[0], []).append(written)

    def at(self, text: str, start: int) -> str | None:
        """The longest abbreviation that begins at this place and ends with a word."""
        for written in self._by_first_letter.get(text[start], ()):
            end = start + len(written)
            if text.startswith(written, start) and not (
                written[-1].isalnum() and text[end : end + 1].isalnum()
            ):
                is_word = written in ALSO_WORDS and is_shouted(_line(text, start))
                return None if is_word or self._is_part(text, start, end) else written
        return None

    def _is_part(self, text: str, start: int, end: int) -> bool:
        """Whether it means something else in a compound: "ĐT" in "GD-ĐT"; in "UBND-HĐND" every part is known."""
        before = _COMPOUND_BEFORE.search(text[max(0, start - _LONGEST_COMPOUND) : start])
        after = _COMPOUND_AFTER.match(text[end : end + _LONGEST_COMPOUND])
        parts = [part for side in (before, after) if side for part in side[0].split("-") if part]
        return any(part not in self.spoken for part in parts)


def _line(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]


def is_shouted(line: str) -> bool:
    """Whether it is in capitals and longer than a heading of abbreviations."""
    return line.isupper() and len(line.split()) > 2
