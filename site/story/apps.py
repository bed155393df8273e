from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoryConfig(AppConfig):
    name = "story"
    verbose_name = _("Story blocks")

    def ready(self) -> None:
        from story import checks  # noqa: F401 - importing registers them
