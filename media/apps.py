from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sharing.registry import share_list, share_rows


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Media library")

    def ready(self) -> None:
        from media import signals  # noqa: F401 - importing registers them
        from media.models import AssetKind, Bulletin, Kit
        from media.rights import signals as signals_of_rights  # noqa: F401 - importing registers them

        share_list("library", _("Media library"))
        share_list("slogans", _("Approved slogans"))
        share_list("led_export", _("Text for LED boards"))
        share_list("bulletins", _("Loudspeaker bulletins"))
        share_list("api_page", _("The library for programs"))
        share_rows("kit", Kit, Kit.objects.public)
        share_rows("bulletin", Bulletin, Bulletin.objects.public)
        share_rows("kind_sheet", AssetKind, AssetKind.objects.all, label=_("Print sheet"))
