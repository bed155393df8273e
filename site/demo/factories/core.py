"""Builders of what lies below all apps: pauses of the campaign."""

from __future__ import annotations

from django.utils import timezone

import factory
from factory.django import DjangoModelFactory

from core.enums import PauseReason
from core.models import Pause


class PauseFactory(DjangoModelFactory):
    """The campaign is paused from now on because of a storm."""

    reason = PauseReason.STORM
    notice = "Các hoạt động ngoài trời dời lại. Màn hình LED và loa tạm nghỉ."
    notice_en = "Outdoor activities are put off. LED screens and loudspeakers rest."
    starts_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Pause
