"""Quizzes for everyone: questions with one right answer, and nothing kept but counts."""

from quiz_embed.models.counts import AnswerCount
from quiz_embed.models.embed_settings import EmbedSettings
from quiz_embed.models.questions import Option, Question
from quiz_embed.models.quizzes import Quiz, QuizQuestion

__all__ = ["AnswerCount", "EmbedSettings", "Option", "Question", "Quiz", "QuizQuestion"]
