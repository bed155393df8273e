"""The library in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from media.viewsets.assets import AssetViewSet
from media.viewsets.bulletins import AbbreviationViewSet, BulletinViewSet
from media.viewsets.consents import ConsentViewSet
from media.viewsets.kinds import AssetKindViewSet
from media.viewsets.kits import KitViewSet
from media.viewsets.led import LedBoardViewSet, PlaylistViewSet
from media.viewsets.links import AccessLinkViewSet
from media.viewsets.proofs import ProofViewSet
from media.viewsets.slogans import SloganCategoryViewSet, SloganViewSet


class LibraryGroup(SnippetViewSetGroup):
    menu_label = _("Library")
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = (
        KitViewSet,
        AssetViewSet,
        SloganViewSet,
        SloganCategoryViewSet,
        BulletinViewSet,
        AbbreviationViewSet,
        AssetKindViewSet,
        PlaylistViewSet,
        LedBoardViewSet,
        ConsentViewSet,
        ProofViewSet,
        AccessLinkViewSet,
    )
