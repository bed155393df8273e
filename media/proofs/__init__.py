"""Proofs of use: who sends, sees and checks them, and how they add up."""
