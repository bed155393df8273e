"""Consents of people who are shown, as editors keep them."""
