from __future__ import annotations

import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from contest.rehearsal import options as asked
from contest.rehearsal.stage import NoStageError, play_apart


class Command(BaseCommand):
    help = (
        "Play a whole contest in minutes, from the rules to the erasing of details, with pretended people, and report "
        "what happened. Everything is thrown away afterwards; the site's own data are not touched. Ends with 0 if "
        "all went as expected, with 1 if not."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        usual = asked.Options()
        parser.add_argument(
            "--entrants", default=str(usual.entrants), help="how many people take part"
        )
        parser.add_argument("--rounds", default=str(usual.rounds), help="how many rounds there are")
        parser.add_argument(
            "--seed", default=str(usual.seed), help="another number gives other people and answers"
        )
        parser.add_argument("--language", default=usual.language, help="of the report: vi or en")
        parser.add_argument(
            "--database",
            default=usual.database,
            help="sqlite, or postgresql: a database for the time on the server of DATABASE_URL",
        )
        parser.add_argument(
            "--report",
            default="",
            metavar="FILE",
            help="write the report here, and not on the screen",
        )
        parser.add_argument(
            "--keep",
            default="",
            metavar="DIR",
            help="keep database, files and keys in this new folder",
        )

    def handle(self, *args: Any, **given: Any) -> None:
        # Otherwise the folder and the database outlive a rehearsal that is ended.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        known = given["language"] in asked.LANGUAGES
        names = ("entrants", "rounds", "seed", "language", "database", "report", "keep")
        with translation.override(given["language"] if known else asked.LANGUAGES[0]):
            try:
                code = play_apart(asked.checked(**{name: given[name] for name in names}))
            except (asked.OptionError, NoStageError) as refused:
                raise CommandError(str(refused)) from refused
            except KeyboardInterrupt:
                raise CommandError(_("The rehearsal was ended before its end.")) from None
        if code:
            sys.exit(code)
