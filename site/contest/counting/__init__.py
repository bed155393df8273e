"""After the close: which entries count, the number that was foretold, the ranking, and why.

Everything is reckoned in the database from entries as they were sent, and frozen as a `Result` with its
`Standing`s; nothing here runs while a round takes entries.
"""

from contest.counting.freezing import (
    CountRefusedError,
    NoRulesError,
    ReasonNeededError,
    TooEarlyError,
    count,
    recount,
)

__all__ = [
    "CountRefusedError",
    "NoRulesError",
    "ReasonNeededError",
    "TooEarlyError",
    "count",
    "recount",
]
