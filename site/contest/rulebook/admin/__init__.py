"""Contests, their rules and rounds in the admin."""
