from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """What others may do with a file."""

    FREE = "free", _("Free to use, naming the source")
    FREE_UNCHANGED = "free-unchanged", _("Free to use unchanged, naming the source")
    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
    PRESS = "press", _("For press and units only")
    ALL_RESERVED = "all-reserved", _("All rights reserved")


class SloganState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")
