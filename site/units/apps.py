from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sharing.registry import share_list


class UnitsConfig(AppConfig):
    name = "units"
    verbose_name = _("Units and communes")

    def ready(self) -> None:
        share_list("find_team", _("Find your community team"))
