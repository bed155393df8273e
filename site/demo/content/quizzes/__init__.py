"""Quizzes: three of five questions, each with the reason and where to read on."""

from __future__ import annotations

from demo.content.quizzes import archive, safety, ten_days
from demo.content.quizzes.quiz import Question, Quiz

__all__ = ["ASKING_UNIT", "QUIZZES", "Question", "Quiz"]

# Key of the unit that asks them all.
ASKING_UNIT = "so-khcn"

QUIZZES: list[Quiz] = [ten_days.QUIZ, safety.QUIZ, archive.QUIZ]
