"""Units as they are written after a number, and how they are said."""

from __future__ import annotations

import re

UNITS = {
    "km": "ki-lô-mét", "m": "mét", "dm": "đề-xi-mét", "cm": "xăng-ti-mét", "mm": "mi-li-mét",
    "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông", "m²": "mét vuông", "m2": "mét vuông",
    "cm²": "xăng-ti-mét vuông", "cm2": "xăng-ti-mét vuông", "m³": "mét khối", "m3": "mét khối",
    "ha": "héc-ta", "kg": "ki-lô-gam", "g": "gam", "mg": "mi-li-gam", "lít": "lít", "l": "lít",
    "ml": "mi-li-lít", "km/h": "ki-lô-mét trên giờ", "km/giờ": "ki-lô-mét trên giờ",
    "m/s": "mét trên giây", "s": "giây", "ms": "mi-li giây", "phút": "phút",
    "°C": "độ xê", "℃": "độ xê", "°": "độ", "ºC": "độ xê",
    "W": "oát", "kW": "ki-lô-oát", "MW": "mê-ga-oát", "kWh": "ki-lô-oát giờ", "V": "vôn",
    "Hz": "héc", "kHz": "ki-lô-héc", "MHz": "mê-ga-héc", "GHz": "ghi-ga-héc", "dB": "đề-xi-ben",
    "KB": "ki-lô-bai", "kB": "ki-lô-bai", "MB": "mê-ga-bai", "GB": "ghi-ga-bai", "TB": "tê-ra-bai",
    "kbps": "ki-lô-bít trên giây", "Mbps": "mê-ga-bít trên giây", "Gbps": "ghi-ga-bít trên giây",
    "Mb/s": "mê-ga-bít trên giây", "px": "điểm ảnh", "inch": "in-sơ", "dpi": "điểm trên in-sơ",
    "đ": "đồng", "đồng": "đồng", "VNĐ": "đồng", "VND": "đồng", "vnđ": "đồng", "USD": "đô la Mỹ",
    "EUR": "ơ rô", "k": "nghìn", "K": "nghìn", "tr": "triệu", "trđ": "triệu đồng",
    "triệu": "triệu", "tỷ": "tỷ", "tỉ": "tỉ", "nghìn": "nghìn", "tấn": "tấn", "tạ": "tạ", "yến": "yến",
    "triệu đồng": "triệu đồng", "tỷ đồng": "tỷ đồng", "nghìn đồng": "nghìn đồng",
    "người": "người", "lượt": "lượt", "lần": "lần", "buổi": "buổi", "giờ": "giờ",
}  # fmt: skip

# What something is counted by, after a stroke.
PER = (
    "người|năm|tháng|tuần|ngày|giờ|phút|giây|lượt|lần|hộ|vụ|buổi|xã|thôn|tổ|máy|hồ sơ|đơn vị|kg|ha|m²|m2|m³|m3"
    "|km²|km2|km|lít|tấn|tạ|sào|suất|lớp|học sinh|sản phẩm|giao dịch|phiếu|chuyến|ca|quý"
)


def unit_pattern() -> str:
    """A pattern of all units, the longest first."""
    return "|".join(re.escape(each) for each in sorted(UNITS, key=len, reverse=True))
