"""What the views of contests, rules and rounds have in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.views import generic

from contest.clock import instant
from contest.models import IssuedRulesError, LockedQuestionError
from contest.rulebook.forms import FormOfWhatRulesPrint


class AtOneInstant:
    """A view that looks at the clock once."""

    @cached_property
    def at(self) -> datetime:
        return instant()


class SavesUnderLock(AtOneInstant):
    """A form that is judged and saved in one transaction, at one instant."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "at": self.at}  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        for warning in self.warnings(form):
            messages.warning(self.request, warning)  # type: ignore[attr-defined]
        return response

    def warnings(self, form: Any) -> list[str]:
        """What whoever saved should know although it was saved."""
        return []


def version_told(form: FormOfWhatRulesPrint) -> list[str]:
    """A word on the version of the rules that came of what was saved."""
    if form.version is None:
        return []
    return [_("Version %(number)s is in force now.") % {"number": form.version.number}]


class RefusingDeleteView(AtOneInstant, generic.DeleteView):
    """Asks before it removes, and says why where something can't be removed."""

    def refusal(self) -> str:
        """Why the object stays; empty where it may go."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Without the right to remove it nobody is told more.
        if self.user_has_permission("delete") and (reason := self.refusal()):
            messages.error(request, reason)
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (IssuedRulesError, LockedQuestionError, ProtectedError):
            # Somebody else needed it in the meantime.
            self.at, self.object = instant(), self.get_object()
            messages.error(
                self.request, self.refusal() or _("Somebody else has just made use of it.")
            )
            return redirect(self.index_url_name)
