"""What editors are told in their forms while the campaign is paused: what becomes of what they publish."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.models import DraftStateMixin, Page

from core.pauses import pause_at
from core.written_texts import warn_once

# Said of what can be published, unless its model has other words in `while_paused`.
PUBLIC_AT_ONCE = gettext_lazy(
    "What you publish by hand is public at once; what has a moment set waits until the pause is over."
)


def word_about(model: type[Model] | Model) -> str:
    """What becomes of one of these that is published now; empty without a pause, and where nothing is published."""
    if not isinstance(model, type):
        model = type(model)
    if not issubclass(model, DraftStateMixin) or pause_at() is None:
        return ""
    return f"{_('The campaign is paused.')} {getattr(model, 'while_paused', PUBLIC_AT_ONCE)}"


def warn(request: HttpRequest, instance: Model) -> None:
    """Say it above the form, or, once published, where the editor is led."""
    if isinstance(instance, Page):
        instance = instance.specific
    if said := word_about(instance):
        warn_once(request, "pause", instance, said)


# Before wagtail-localize's own hook, which answers for translations.
@hooks.register("before_edit_page", order=-2)
@hooks.register("before_edit_snippet")
def warn_in_the_editor(request: HttpRequest, instance: Model) -> None:
    if request.method == "GET":
        warn(request, instance)


@hooks.register("before_create_page")
def warn_on_a_new_page(request: HttpRequest, parent: Page, model: type[Page]) -> None:
    warn_on_a_new_one(request, model)


@hooks.register("before_create_snippet")
def warn_on_a_new_one(request: HttpRequest, model: type[Model]) -> None:
    if request.method == "GET":
        warn(request, model())


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_once_published(request: HttpRequest, instance: Any) -> None:
    if "action-publish" in request.POST:
        warn(request, instance)
