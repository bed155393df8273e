"""The bank: writing questions, importing them, choosing those of a round, taking one out of the count."""
