"""Builder of consents."""

from __future__ import annotations

from datetime import date

import factory

from media.enums import AgeGroup
from media.models import Consent


class ConsentFactory(factory.django.DjangoModelFactory):
    """A grown-up's consent without end; `child=True` gives a child's, with the guardian's."""

    person = factory.Sequence(lambda number: f"Người được chụp {number}")
    consented_on = date(2024, 9, 1)
    purpose = "Ảnh trên cổng và áp phích"

    class Meta:
        model = Consent

    class Params:
        child = factory.Trait(
            age_group=AgeGroup.CHILD,
            guardian=factory.Sequence(lambda number: f"Người giám hộ {number}"),
            guardian_consented_on=date(2024, 9, 1),
        )
