from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import health, signals  # noqa: F401 - importing registers it

        post_migrate.connect(signals.fill_index_after_upgrade, sender=self)
