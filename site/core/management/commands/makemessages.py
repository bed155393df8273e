from __future__ import annotations

from django.conf import settings
from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command, for one catalogue per language in `site/locale`, sorted by source text."""

    msguniq_options = [*makemessages.Command.msguniq_options, "--sort-output"]
    # A text without translation says so; a guess from a similar text would only look like one.
    msgmerge_options = [
        *makemessages.Command.msgmerge_options,
        "--sort-output",
        "--no-fuzzy-matching",
    ]

    def build_potfiles(self) -> list[str]:
        # `LOCALE_PATHS` names the compiled texts, so the place of their source is said here.
        self.default_locale_path = str(settings.SITE_DIR / "locale")
        self.locale_paths = [self.default_locale_path]
        return super().build_potfiles()
