"""The contests of the demonstration: that of the archive's year, closed, and one that is open today."""

from __future__ import annotations

from demo.content.contests import archive, archive_questions, sample, sample_questions
from demo.content.contests.question import Question

__all__ = ["Question", "archive", "archive_questions", "sample", "sample_questions"]
