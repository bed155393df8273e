"""`manage.py import_teams FILE`: take a CSV file of community teams."""

from __future__ import annotations

from units.imports.teams import import_teams
from units.management.commands.import_units import Command as ImportCommand


class Command(ImportCommand):
    help = "Take a CSV file of community teams: all of it, or nothing."
    take = staticmethod(import_teams)
