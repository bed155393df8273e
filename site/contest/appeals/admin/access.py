"""Who reaches which page of appeals."""

from __future__ import annotations

SEES_APPEALS = "contest.view_appeal"
READS = "contest.take_appeal"
DECIDES = "contest.decide_appeal"
