from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from demo.seeding import seed, site_has_content


class Command(BaseCommand):
    help = "Fill an empty site with the demonstration content; a site with pages is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        if site_has_content():
            self.stdout.write("The site has pages already; nothing was changed.")
            return
        # Wagtail reports every page it makes.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        seeded = seed()
        self.stdout.write(f"{seeded.pages} pages. Accounts: {settings.VAR_DIR / 'accounts.txt'}")
