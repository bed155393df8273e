"""Articles of the current year (samples) and of the archive of 2024 (facts of the plan)."""

from __future__ import annotations

from demo.content.articles.advice import ADVICE
from demo.content.articles.archive import ARCHIVE
from demo.content.articles.article import EDITORS, Article
from demo.content.articles.briefs import BRIEFS
from demo.content.articles.reports import REPORTS
from demo.content.words import both

__all__ = ["ARTICLES", "EDITORS", "SERIES", "Article"]

SERIES: dict[str, str] = {
    "muoi-ngay-cao-diem": both("Mười ngày cao điểm", "The ten peak days"),
    "nhin-lai-2024": both("Nhìn lại năm 2024", "Looking back at 2024"),
}

# The first one leads the home page.
ARTICLES: list[Article] = [*REPORTS, *ADVICE, *BRIEFS, *ARCHIVE]
