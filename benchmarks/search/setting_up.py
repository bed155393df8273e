"""The site as a server runs it, with an empty database: for this process alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def set_up() -> None:
    """Start Django with the database that VAR_DIR or DATABASE_URL names, and migrate it."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    os.environ.setdefault("SECRET_KEY", "only for measuring " * 4)
    os.environ.setdefault("CONTEST_SEALING_KEYS", f"{'only for measuring':x<43}=".replace(" ", "-"))
    os.environ.setdefault("CONTEST_DIGEST_KEY", "only for measuring " * 4)
    os.environ.setdefault("SITE_URL", "http://localhost")

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
