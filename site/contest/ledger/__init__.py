"""The proof of a round: its entries chained in order, heads of the chain published each minute, and the file.

What an entry becomes in the chain stands in `lines`, the chain in `chain`; both are below the count, which
counts what stands in the chain and nothing else. `orders` notes what a count rests on, `files` makes the file
of it, and `verify_contest.py` counts again from that file alone.
"""
