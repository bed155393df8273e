"""Whether the contest holds the last hour of a week: its load, its faults, its ceiling."""
