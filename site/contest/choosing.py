"""Choosing a contest in the editor, as the block of articles does."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.viewsets.chooser import ChooserViewSet

from contest.models import Contest


class ContestChooserViewSet(ChooserViewSet):
    """Every contest by its title; nothing else of it is shown."""

    model = Contest
    icon = "tick-inverse"
    choose_one_text = _("Choose a contest")
    choose_another_text = _("Choose another contest")
    edit_item_text = _("Edit this contest")
    register_widget = False


contest_chooser = ContestChooserViewSet("contest_chooser")
ContestChooserBlock = contest_chooser.get_block_class(
    name="ContestChooserBlock", module_path="contest.choosing"
)
