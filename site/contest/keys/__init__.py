"""What persons' details are kept under: sealed texts that keys open, and digests that can only be compared.

Keys come from the environment (docs/operators/contest.md says how they are made, changed and lost).
"""

from contest.keys.digests import digest
from contest.keys.sealing import SealBrokenError, open_if_possible, open_sealed, seal

__all__ = ["SealBrokenError", "digest", "open_if_possible", "open_sealed", "seal"]
