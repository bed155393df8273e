from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sharing.registry import share_list, share_rows


class QuizEmbedConfig(AppConfig):
    name = "quiz_embed"
    verbose_name = _("Quiz")

    def ready(self) -> None:
        from quiz_embed.models import Quiz

        share_list("quiz_list", _("Quizzes"))
        share_rows("quiz_page", Quiz, Quiz.objects.live)
