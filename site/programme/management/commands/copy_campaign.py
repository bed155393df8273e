"""`manage.py copy_campaign YEAR NEW_YEAR`: next year's campaign, made from this year's."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programme.copying import copy_campaign
from programme.forms import CopyCampaignForm
from programme.models import Campaign


class Command(BaseCommand):
    help = "Copy the phases, days and topics of a year's campaign to another year."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, metavar="YEAR")
        parser.add_argument("new_year", type=int, metavar="NEW_YEAR")

    def handle(self, *args: Any, year: int, new_year: int, **options: Any) -> None:
        campaign = Campaign.objects.filter(year=year).first()
        if campaign is None:
            raise CommandError(f"There is no campaign of {year}.")
        form = CopyCampaignForm({"year": new_year})
        if not form.is_valid():
            raise CommandError(" ".join(str(error) for error in form.errors["year"]))
        self.stdout.write(f"Made: {copy_campaign(campaign, new_year)}")
