"""What is kept of answers: how many, and of nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection, models

from quiz_embed.models.questions import Option
from quiz_embed.models.quizzes import Quiz


class AnswerCount(models.Model):
    """How often an option was chosen in a quiz on a day; no reader behind it."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="answer_counts")
    option = models.ForeignKey(Option, models.CASCADE, related_name="answer_counts")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "option", "day"], name="one_count_an_option_a_day"
            )
        ]

    @classmethod
    def record(cls, quiz_id: int, option_ids: Iterable[int], day: date) -> None:
        """Adds one to each option chosen in one submission.

        One statement with the rows in order, so that two readers who answer at once wait for each other
        instead of blocking each other, and nothing is read first.
        """
        rows = [(quiz_id, option_id, day, 1) for option_id in sorted(option_ids)]
        places = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
        table = connection.ops.quote_name(cls._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (quiz_id, option_id, day, count) VALUES {places} "  # noqa: S608 - names of ours
                f"ON CONFLICT (quiz_id, option_id, day) DO UPDATE SET count = {table}.count + 1",
                [value for row in rows for value in row],
            )
