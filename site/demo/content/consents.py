"""Consents of people who do not exist; what they agreed to says that it is a sample."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleConsent:
    """Who agreed to be seen, so many days ago, and for a child with whom; `picture` is named by its title."""

    person: str
    purpose: str
    days_ago: int
    picture: str
    guardian: str = ""
    days_valid: int | None = None


CONSENTS = [
    SampleConsent(
        "Lê Thị Mẫu (tên minh họa)",
        "Ảnh chụp buổi hướng dẫn, đăng trên cổng và áp phích (phiếu minh họa)",
        20,
        "Tổ công nghệ số",
    ),
    SampleConsent(
        "Em Nguyễn Văn Thử (tên minh họa)",
        "Ảnh chụp ở chợ cùng mẹ, chỉ đăng trên cổng (phiếu minh họa)",
        12,
        "Chợ quê quét mã",
        guardian="Nguyễn Thị Thử (tên minh họa)",
        days_valid=365,
    ),
]
