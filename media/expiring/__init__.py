"""What ends soon: rights, consents, days of use and links, as a list, on the dashboard and by letter."""

from media.expiring.endings import DAYS_AHEAD, KINDS, Ending, endings, may_change_any

__all__ = ["DAYS_AHEAD", "KINDS", "Ending", "endings", "may_change_any"]
