"""Fixed vocabularies of the quiz."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuizState(TextChoices):
    """Whether a quiz takes answers."""

    NOT_YET_OPEN = "not_yet_open", _("not yet open")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
