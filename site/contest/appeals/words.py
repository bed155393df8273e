"""What the history of the site calls the acts about appeals. It names numbers, and never what was written."""

from __future__ import annotations

APPEAL_READ = "contest.read_appeal"
APPEAL_TAKEN = "contest.take_appeal"
APPEAL_DECIDED = "contest.decide_appeal"
