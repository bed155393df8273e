"""The process that a rehearsal is played in: `python -m contest.rehearsal OPTIONS`, started by `contest.rehearsal.stage`."""

from __future__ import annotations

import json
import sys

import django
from django.utils import translation

from contest.rehearsal.options import Options


def main(told: str) -> int:
    options = Options(**json.loads(told))
    django.setup()
    # After Django is set up: here is the first place where models can be imported.
    from contest.rehearsal.play import play

    with translation.override(options.language):
        try:
            return play(options)
        except KeyboardInterrupt:
            # Whoever started it says so, and clears away.
            return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
