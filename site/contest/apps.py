from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sharing.registry import share_rows


class ContestConfig(AppConfig):
    name = "contest"
    verbose_name = _("Contest")

    def ready(self) -> None:
        from contest.audit import members as audited_members  # noqa: F401 - importing registers its signals
        from contest.audit import noting  # noqa: F401 - importing registers its signals
        from contest.identity import members  # noqa: F401 - importing registers its signals
        from contest.models import Contest, Rules

        share_rows("contest_page", Contest, Contest.objects.public)
        share_rows("contest_rules_version", Rules, Rules.objects.readable)
