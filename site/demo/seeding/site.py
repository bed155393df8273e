"""The whole demonstration site, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from demo.seeding import (
    bulletins,
    consents,
    contests,
    materials,
    people,
    pieces,
    proofs,
    questions,
    records,
    screens,
    tree,
)
from demo.seeding.bodies import Shelf
from home.models import HomePage
from users.models import User


@dataclass(frozen=True)
class Seeded:
    """What was made, for whoever asked."""

    pages: int
    accounts: list[people.Account]


def site_has_content() -> bool:
    """Whether someone has begun a site here, which is not to be touched."""
    return HomePage.objects.exists()


def seed() -> Seeded:
    """Build the site around today. Files are written as they are made, rows all together at the end."""
    today = timezone.localdate()
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        for code, _name in settings.LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        made = records.make_records(today)
        administrator, accounts = people.make_people(made.units["song-xanh"])
        records.make_slogans(made, administrator)
        screens.make_boards()
        kits = materials.make_kits(made)
        screens.make_playlist(made)
        materials.recall_before_the_storm(kits, administrator)
        pieces.make_pieces(made, administrator)
        senders = {user.unit_id: user for user in User.objects.exclude(unit=None)}
        proofs.make_proofs(made.units, kits, senders, today)
        bulletins.make_bulletins(made)
        quizzes, waiting = questions.make_quizzes(made)
        shown_contests = contests.make_contests(made, today)
        pictures = materials.make_pictures()
        consents.make_consents(pictures, today)
        shelf = Shelf(made, quizzes, shown_contests, pictures)
        tree.make_pages(shelf, materials.make_recordings(), kits["bo-treo-ngoai-troi"], today)
        questions.lead_to_passages(waiting, shelf.pages)
        tree.translate_pages(shelf)
        # A translation gets its own address at once; nobody has seen the one it had before.
        Redirect.objects.all().delete()
        count = Page.objects.filter(live=True, depth__gt=1).count()
        # In the transaction: without the file nobody could sign in.
        people.write_accounts(accounts, settings.VAR_DIR / "accounts.txt")
    return Seeded(count, accounts)
