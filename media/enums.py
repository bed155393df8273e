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


class UseState(models.TextChoices):
    """Where today lies in a use window [use_from, use_until)."""

    COMING = "coming", _("To be used later")
    IN_USE = "in-use", _("In use")
    EXPIRED = "expired", _("Expired")


class TextLanguage(models.TextChoices):
    """The language of the words on a file, by its ISO 639 code."""

    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")
    MUONG = "mtq", _("Mường")
    THAI = "blt", _("Tai Dam (Thái)")
    HMONG = "hmn", _("Hmong (Mông)")
    NO_WORDS = "zxx", _("Without words")
