"""What the history of the site calls the acts between the count and the public page. It names codes, never names."""

from __future__ import annotations

AWARDS_PROPOSED = "contest.propose_awards"
AWARDS_APPROVED = "contest.approve_awards"
AWARDS_RETURNED = "contest.return_awards"
PASSED_OVER = "contest.pass_over"
PASSING_LIFTED = "contest.lift_passing_over"
NAME_TAKEN_DOWN = "contest.take_name_down"
NAME_SHOWN_AGAIN = "contest.show_name_again"
