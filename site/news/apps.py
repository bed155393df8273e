from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sharing.registry import share_list


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        share_list("feeds", _("Feeds"))
