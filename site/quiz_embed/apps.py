from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizEmbedConfig(AppConfig):
    name = "quiz_embed"
    verbose_name = _("Quiz")
