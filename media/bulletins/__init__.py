"""Bulletins for commune radios: made from pages, read by rules, put down as files."""
