"""Recalls: what may no longer hang or be posted, why, and that those who took it are told."""
