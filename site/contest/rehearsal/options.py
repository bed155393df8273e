"""What whoever starts a rehearsal may choose, and why a choice can't be played."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

LANGUAGES = ("vi", "en")
DATABASES = ("sqlite", "postgresql")
LEAST_ENTRANTS, MOST_ENTRANTS = 20, 5_000
MOST_ROUNDS = 8
MOST_SEED = 2**32 - 1


class OptionError(Exception):
    """A value that can't be played; `str()` names the option and the mend."""


@dataclass(frozen=True)
class Options:
    """A rehearsal as it was asked for. `report` and `keep` are paths, empty for none."""

    entrants: int = 200
    rounds: int = 4
    seed: int = 1010
    language: str = "vi"
    database: str = "sqlite"
    report: str = ""
    keep: str = ""


def checked(**given: str) -> Options:
    """The options of what was typed, word by word. Raises OptionError for the first that can't be played."""
    return Options(
        language=_one_of("--language", given["language"], LANGUAGES),
        entrants=_number("--entrants", given["entrants"], LEAST_ENTRANTS, MOST_ENTRANTS),
        rounds=_number("--rounds", given["rounds"], 1, MOST_ROUNDS),
        seed=_number("--seed", given["seed"], 0, MOST_SEED),
        database=_one_of("--database", given["database"], DATABASES),
        report=_file("--report", given["report"]),
        keep=_folder("--keep", given["keep"]),
    )


def _number(option: str, typed: str, least: int, most: int) -> int:
    fits = typed.isascii() and typed.isdecimal() and len(typed) <= 10
    if not fits or not least <= int(typed) <= most:
        raise OptionError(
            _("%(option)s: write a whole number from %(least)s to %(most)s instead of “%(typed)s”.")
            % {"option": option, "least": least, "most": most, "typed": typed}
        )
    return int(typed)


def _one_of(option: str, typed: str, known: tuple[str, ...]) -> str:
    if typed not in known:
        raise OptionError(
            _("%(option)s: write one of %(known)s instead of “%(typed)s”.")
            % {"option": option, "known": ", ".join(known), "typed": typed}
        )
    return typed


def _file(option: str, typed: str) -> str:
    if not typed:
        return ""
    path = Path(typed).absolute()
    words = {"option": option, "path": path}
    if path.is_dir():
        raise OptionError(
            _("%(option)s: %(path)s is a folder; add the name of a file to it.") % words
        )
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise OptionError(
            _(
                "%(option)s: nothing can be written beside %(path)s; make its folder, or choose another."
            )
            % words
        )
    return str(path)


def _folder(option: str, typed: str) -> str:
    if not typed:
        return ""
    path = Path(typed).absolute()
    words = {"option": option, "path": path}
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise OptionError(
            _("%(option)s: %(path)s holds something already; name a new or an empty folder.")
            % words
        )
    parent = path if path.exists() else path.parent
    if not parent.is_dir() or not os.access(parent, os.W_OK):
        raise OptionError(
            _("%(option)s: %(path)s can't be made; choose a folder that you may write to.") % words
        )
    return str(path)
