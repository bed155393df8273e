"""Kits as ZIP files."""
