"""Quizzes: three of five questions, each with the reason and where to read on."""

from __future__ import annotations

from demo.content.quizzes import archive, safety, ten_days
from demo.content.quizzes.quiz import Question, Quiz

__all__ = ["QUIZZES", "Question", "Quiz"]

QUIZZES: list[Quiz] = [ten_days.QUIZ, safety.QUIZ, archive.QUIZ]
