"""Builds the demonstration site from `demo.content` with the factories that the tests use."""

from demo.seeding.site import Seeded, seed, site_has_content

__all__ = ["Seeded", "seed", "site_has_content"]
