"""The admin's screen that brings translations up to date with their source, kept from publishing half of it."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.models import Page

from wagtail_localize.views.update_translations import UpdateTranslationsView

from core.translations import untranslated_texts


class UpdateCompleteTranslationsView(UpdateTranslationsView):
    """As wagtail-localize has it, but it publishes only when no text is left in the source's language.

    The original writes the source's text into the live page wherever a translation is missing.
    """

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if form.cleaned_data["publish_translations"]:
            self.object.update_from_db()
            if self._is_incomplete():
                form.cleaned_data["publish_translations"] = False
                messages.warning(
                    self.request,
                    _("Nothing was published: translate the changed texts first, then publish."),
                )
        return super().form_valid(form)

    def _is_incomplete(self) -> bool:
        translations = self.object.translations.filter(enabled=True)
        targets = [each.get_target_instance() for each in translations]
        return any(untranslated_texts(each) for each in targets if isinstance(each, Page))
