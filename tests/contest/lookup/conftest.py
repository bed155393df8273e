"""Contests that are open, and contests that are judged."""

from tests.contest.judging.conftest import judged
from tests.contest.taking_part.conftest import asked, commune, contest, contestant

__all__ = ["asked", "commune", "contest", "contestant", "judged"]
