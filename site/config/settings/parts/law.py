"""Bounds that a law sets and another law may change."""

from .environment import env

# The largest share of the area of a banner or poster that the sign of a sponsor may take, in percent
# (Law on Advertising, 16/2012/QH13).
MOST_SPONSOR_PERCENT = env.int("MOST_SPONSOR_PERCENT", default=20)
