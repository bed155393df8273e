"""Sample consents, each with the picture that stands in for a photograph of the person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from demo.content.consents import CONSENTS, SampleConsent
from demo.factories.consents import ConsentFactory
from media.models import ConsentImage, CustomImage


def make_consents(pictures: Iterable[CustomImage], today: date) -> None:
    """Every consent of the content."""
    by_title = {picture.title: picture for picture in pictures}
    for consent in CONSENTS:
        _consent(consent, by_title[consent.picture], today)


def _consent(consent: SampleConsent, picture: CustomImage, today: date) -> None:
    agreed_on = today - timedelta(days=consent.days_ago)
    of_a_child = {
        "child": True,
        "guardian": consent.guardian,
        "guardian_consented_on": agreed_on,
    }
    made = ConsentFactory(
        person=consent.person,
        purpose=consent.purpose,
        consented_on=agreed_on,
        valid_until=consent.days_valid and agreed_on + timedelta(days=consent.days_valid),
        **(of_a_child if consent.guardian else {}),
    )
    ConsentImage.objects.create(consent=made, image=picture)
