from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is; decides where it may be chosen."""

    PROVINCE = "province", _("Province")
    STEERING = "steering", _("Steering committee")
    DEPARTMENT = "department", _("Department, office or branch")
    DISTRICT = "district", _("District, town or city (until the two-tier reform)")
    COMMUNE = "commune", _("Commune or ward")
    UNION = "union", _("Political and social organisation")
    PRESS = "press", _("Press, radio and television")
    BANK = "bank", _("Bank")
    ENTERPRISE = "enterprise", _("Enterprise")
    ASSOCIATION = "association", _("Association")
    SERVICE = "service", _("Public service centre")
