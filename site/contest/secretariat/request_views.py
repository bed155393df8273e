"""Requests about details: which wait, and handling each: answering, correcting, erasing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from contest import codes
from contest.audit.noting import note_of
from contest.clock import instant
from contest.enums import RequestKind
from contest.models import DataRequest, Person, Round
from contest.secretariat import erasing
from contest.secretariat.correcting import CollisionError, correct
from contest.secretariat.desk import DeskView
from contest.secretariat.forms import CorrectionForm
from contest.secretariat.person_views import FindView, Shown
from contest.secretariat.words import DETAILS_ANSWERED, DETAILS_SEEN

MOST_HANDLED_SHOWN = 50


class RequestsView(DeskView):
    """What waits, the oldest first, and what was done lately."""

    permission = "contest.view_datarequest"
    template_name = "contest/secretariat/requests.html"
    page_title = gettext_lazy("Requests about details")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        requests = DataRequest.objects.select_related("person", "person__contest", "handled_by")
        handled = requests.exclude(handled_at=None).order_by("-handled_at")[:MOST_HANDLED_SHOWN]
        return super().get_context_data(
            waiting=list(map(_row, requests.filter(handled_at=None).order_by("received_at"))),
            handled=list(map(_row, handled)),
            **kwargs,
        )


def _row(request: DataRequest) -> tuple[str, DataRequest]:
    return codes.shown(request.person.code), request


class HandlingView(DeskView):
    """Handles a request of one kind, once; `<pk>` is the request's number."""

    permission = "contest.change_datarequest"
    kind = RequestKind.ACCESS
    trail = [
        ("contest_persons", FindView.page_title),
        ("contest_requests", RequestsView.page_title),
    ]

    @cached_property
    def asked(self) -> DataRequest:
        rows = DataRequest.objects.select_related("person", "person__contest")
        return get_object_or_404(rows, pk=self.kwargs["pk"], kind=self.kind)

    @property
    def person(self) -> Person:
        return self.asked.person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"asked": self.asked, "shown": Shown(self.person)} | kwargs
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, which shows the details: that somebody looked is noted."""
        note_of(self.person, DETAILS_SEEN, request.user)
        return self.shown(**self.filled_in())

    def filled_in(self) -> dict[str, Any]:
        """What the page holds besides the request and the contestant."""
        return {}

    def handled(self, at: datetime) -> HttpResponse:
        """Note that the request is done, and go back to the contestant."""
        DataRequest.objects.filter(pk=self.asked.pk, handled_at=None).update(
            handled_at=at, handled_by=self.request.user
        )
        messages.success(self.request, _("The request is done."))
        return redirect("contest_person", self.person.code)

    def locked_person(self) -> Person:
        """The contestant, whom nobody else changes until the transaction is over."""
        return Person.objects.select_for_update(no_key=True).get(pk=self.person.pk)


class AnswerView(HandlingView):
    """All that is kept of a contestant, to be printed and handed over."""

    template_name = "contest/secretariat/answer.html"
    page_title = gettext_lazy("What is kept of a contestant")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        note_of(self.person, DETAILS_ANSWERED, request.user)
        return self.handled(instant())


class CorrectView(HandlingView):
    """Replaces details by correct ones."""

    kind = RequestKind.CORRECTION
    template_name = "contest/secretariat/correct.html"
    page_title = gettext_lazy("Correct the details of a contestant")

    def filled_in(self) -> dict[str, Any]:
        return {"form": CorrectionForm(instance=self.person)}

    @transaction.atomic
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.locked_person()
        form = CorrectionForm(request.POST, instance=person)
        if person.erased_at or self.asked.handled_at:
            messages.error(request, _("Nothing was changed: this is done already."))
            return redirect("contest_person", person.code)
        if not form.is_valid():
            return self.refused(form)
        at = instant()
        try:
            correct(form.instance, form.told, at, request.user)
        except CollisionError as collision:
            message = _(
                "Nothing was changed: with these details the person would be contestant %(code)s, who takes part, "
                "too. Look at both; who entered twice is a case for the judges."
            )
            form.add_error(None, message % {"code": codes.shown(collision.other.code)})
            return self.refused(form)
        return self.handled(at)


class EraseView(HandlingView):
    """Erases details after asking once more."""

    kind = RequestKind.ERASURE
    template_name = "contest/secretariat/erase.html"
    page_title = gettext_lazy("Erase the details of a contestant")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_on = Round.objects.filter(contest=self.person.contest, closes_at__gt=instant())
        return super().get_context_data(is_on=is_on.exists(), **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        at = instant()
        erasing.erase(self.locked_person(), at, request.user)
        return self.handled(at)
