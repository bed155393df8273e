"""One corpus and one list of questions, for every engine."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from django.utils import timezone

from demo.factories.home import StandardPageFactory
from demo.factories.media import KitFactory, SloganFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.programme import LegalDocumentFactory, PillarFactory, TopicFactory
from demo.factories.quiz_embed import QuizFactory
from demo.factories.units import CommunityTeamFactory, UnitFactory
from media.enums import SloganState
from search.models import SynonymSet

ARTICLES = (
    ("Chuyển đổi số quốc gia", "Cả nước cùng làm."),
    ("Chuyên đề khác", "Đổi mới và số hóa."),
    ("Số hóa: chuyển mình, đổi thay", "Ba chữ ở ba nơi."),
    ("Đường lối của Đảng", "Về đường lối chung."),
    ("Duong loi viet khong dau", "Bài không dấu."),
    ("Má tôi bán hàng trên mạng", "Chợ quê lên mạng."),
    ("Ma trận chỉ số", "Bảng tính."),
    ("Mã định danh cá nhân", "Số định danh."),
    ("Thuỷ điện và thủy lợi", "Hai cách đặt dấu: hoà, hòa."),
    ("Hòa bình", "Hoà nhập."),
    ("Thanh toán không dùng tiền mặt", "Quét mã QR."),
    ("Dịch vụ công trực tuyến", "Nộp hồ sơ tại nhà."),
    ("DVC tại xã", "Một cửa."),
    ("CĐS ở thôn", "Tổ công nghệ."),
    ("Kỹ năng số cho người cao tuổi", "Lớp học cuối tuần."),
    ("Kĩ năng an toàn", "Không bấm đường dẫn lạ."),
    ("Chợ phiên số", "Chợ phiên 4.0 và 5G."),
    ("Ngày 10/10 hằng năm", "Ngày Chuyển đổi số quốc gia."),
    ("Tiếng Việt: nguyễn, nguyên, nguyện", "Ba chữ một gốc."),
    ("Quyết định số 505/QĐ-TTg", "Văn bản."),
)

TYPED = (
    "chuyen doi so",
    "chuyển đổi số",
    "CHUYỂN ĐỔI SỐ",
    "chuyển đổi",
    "Chuyển-đổi/số!",
    "đổi chuyển số",
    unicodedata.normalize("NFD", "chuyển đổi số"),
    unicodedata.normalize("NFD", "Đường lối"),
    "đường lối",
    "duong loi",
    "ĐƯỜNG",
    "đuong",
    "má",
    "ma",
    "mã",
    "mả",
    "thuỷ",
    "thủy",
    "hoà",
    "hòa",
    "hoa",
    "nguyễn",
    "nguyen",
    "nguyên nguyện",
    "kỹ năng",
    "kĩ năng",
    '"chuyển đổi số"',
    '"chuyen doi"',
    '"đổi chuyển"',
    "“đường lối” đảng",
    '"số hóa" chuyển',
    '"chưa đóng',
    "CĐS",
    "cds",
    "cđs thôn",
    "chuyển đổi số thôn",
    "DVC",
    "dịch vụ công",
    "dvc trực tuyến",
    "chuyeern ddooir soos",
    "ddwowngf looois",
    "d9uo7ng2 lo61i",
    "chuye6n3",
    "thanh toasn",
    "thnah toan",
    "chuyenn doi",
    "thanh tona khong",
    "dichh vu",
    "10/10",
    "4.0",
    "5G",
    "505/QĐ-TTg",
    "số",
    "so",
    "a",
    "không có chữ nào như vậy đâu",
    "xyzzy",
    "",
    "   ",
    "!!! ???",
    "AND OR NOT",
    "title:chuyen",
    "chuyen*",
    "(chuyển OR đổi) -số",
    "\x00chuyển\x00",
    "'; DROP TABLE search_document; --",
    '" \\ {"match_all":{}}',
    "<script>số</script>",
    "số " * 500,
    "đ" * 10_000,
    "chuyen\ud800doi",
    "½ ﬁ ① Ａ",
    "日本 العربية",
)


def write(home):
    """Every kind of thing, public and not; returns what the questions narrow by."""
    topics = [TopicFactory(name="An toàn số"), TopicFactory(name="Chính quyền số")]
    pillars = [PillarFactory(), PillarFactory(slug="xa-hoi-so", name="Xã hội số")]
    units = [UnitFactory(), UnitFactory()]
    now = timezone.now()
    news = NewsIndexPageFactory(parent=home)
    for n, (title, summary) in enumerate(ARTICLES):
        ArticlePageFactory(
            parent=news,
            title=title,
            slug=f"bai-{n}",
            summary=summary,
            # Some in the same moment, so that the order within it counts too.
            published_at=now - timedelta(days=40 * (n // 3)),
            topic=topics[n % 2] if n % 3 else None,
            pillar=pillars[n % 2] if n % 4 else None,
            unit=units[n % 2] if n % 5 else None,
            body=[("paragraph", f"<p>{summary} Chuyển đổi số đến từng nhà.</p>")] if n % 2 else [],
        )
    ArticlePageFactory(parent=news, title="Chuyển đổi số: bản nháp", live=False)
    stories = ModelStoryIndexPageFactory(parent=home)
    for n in range(4):
        ModelStoryPageFactory(
            parent=stories, title=f"Mô hình số {n}", place=units[n % 2], pillar=pillars[n % 2]
        )
    for n in range(3):
        StandardPageFactory(parent=home, title=f"Trợ giúp về mã số {n}", slug=f"tro-giup-{n}")
        KitFactory(name=f"Bộ tài liệu chuyển đổi số {n}")
        CommunityTeamFactory(commune=units[n % 2])
    SloganFactory(wording="Chuyển đổi số vì hạnh phúc", state=SloganState.APPROVED)
    SloganFactory(wording="Chuyển đổi số, chưa duyệt", state=SloganState.PROPOSED)
    QuizFactory(name="Thử sức về đường lối số")
    QuizFactory(name="Cuộc thi số chưa mở", opens_at=now + timedelta(days=1))
    LegalDocumentFactory()
    SynonymSet.objects.create(wordings="CĐS\nchuyển đổi số")
    SynonymSet.objects.create(wordings="DVC\ndịch vụ công")
    return {
        "topic": [each.pk for each in topics],
        "pillar": [each.pk for each in pillars],
        "unit": [each.pk for each in units],
        "kind": ["news", "kits"],
        "year": [now.year, now.year - 1],
    }
