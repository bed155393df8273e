from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    """What a phase is to the site: the home page changes with it."""

    BEFORE = "before", _("Before the campaign")
    RUNNING = "running", _("Campaign")
    PEAK = "peak", _("Peak days")
    AFTER = "after", _("After the campaign")


class DayState(models.TextChoices):
    """Where a day lies, seen from today."""

    PAST = "past", _("Past")
    TODAY = "today", _("Today")
    TO_COME = "to_come", _("To come")


class Pictogram(models.TextChoices):
    """The drawings of topics, as the sprite `images/topics.svg` names them."""

    PUBLIC_SERVICES = "dich-vu-cong", _("Public services: a paper with a seal")
    PAYMENT = "thanh-toan", _("Payment: a telephone")
    TRADE = "mua-ban", _("Buying and selling: a bag")
    SAFETY = "an-toan", _("Safety: a lock")
    SEARCH = "tim-kiem", _("Finding: a magnifying glass")
    LOCAL = "dia-phuong", _("Local matters: a place mark")
