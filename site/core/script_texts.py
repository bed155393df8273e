"""What the scripts of the administration say, where Wagtail has no words in the editor's language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.i18n import JavaScriptCatalog

from wagtail.admin.localization import get_localized_response

from core.borrowed_texts.scripts import COUNTED_BY_SCRIPTS, SCRIPTS


class ScriptTexts(JavaScriptCatalog):
    """Wagtail's texts of its scripts, and ours."""

    packages = ["wagtail.admin"]

    def get_catalog(self) -> dict[str, Any]:
        """By the English text; those with a number as a list, in the order of the language's plurals."""
        ours: dict[str, Any] = {text: gettext(text) for text in SCRIPTS}
        ours |= {one: [gettext(one), gettext(many)] for one, many in COUNTED_BY_SCRIPTS}
        return ours | super().get_catalog()


def script_texts(request: HttpRequest) -> HttpResponse:
    """The texts as a script, in the language that the editor chose."""
    response: HttpResponse = get_localized_response(ScriptTexts.as_view(), request)
    return response
