from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand

from cryptography.fernet import Fernet


class Command(BaseCommand):
    help = "Print new keys for the details of contestants, as lines of an environment file."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"CONTEST_SEALING_KEYS={Fernet.generate_key().decode()}")
        self.stdout.write(f"CONTEST_DIGEST_KEY={secrets.token_urlsafe(64)}")
