from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        from core import (  # noqa: F401 - importing registers them
            checks,
            chooser_words,
            dates,
            form_fields,
            housekeeping,
            lookups,
            pauses,
            signals,
            stale_tasks,
        )
        from core.translations import offer_no_copies

        chooser_words.register()
        dates.register()
        form_fields.register()
        lookups.register()
        offer_no_copies()
        autodiscover_modules("duties")
