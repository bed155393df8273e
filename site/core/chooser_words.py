"""Choosers of the admin in the language of whoever reads them.

Wagtail words them once a process, in the language of whoever opened the first form that has one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

_WORDS = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}
# Put together anew each time it is shown.
_about = lazy(lambda text, name: gettext(text) % {"object": name}, str)


def _worded_for_each_reader(made: Callable[..., None]) -> Callable[..., None]:
    @wraps(made)
    def make(chooser: AdminSnippetChooser, *args: Any, **said: Any) -> None:
        made(chooser, *args, **said)
        for attribute, text in _WORDS.items():
            if attribute not in said:
                setattr(chooser, attribute, _about(text, chooser.model._meta.verbose_name))

    return make


def register() -> None:
    """Word choosers of snippets, and the windows they open, for each reader."""
    AdminSnippetChooser.__init__ = _worded_for_each_reader(AdminSnippetChooser.__init__)
    ChooserViewSet.choose_one_text = gettext_lazy("Choose")
    ChooserViewSet.choose_another_text = gettext_lazy("Choose another")
    ChooserViewSet.edit_item_text = gettext_lazy("Edit")
