"""Contestants: found by what identifies them, one at a time, without what they answered."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from contest import codes
from contest.audit.noting import note_of
from contest.clock import instant
from contest.enums import ConsentPurpose
from contest.identity import phones
from contest.keys import open_if_possible
from contest.models import Appeal, Consent, Entry, Person
from contest.secretariat.desk import DeskView
from contest.secretariat.forms import FindForm, RequestForm
from contest.secretariat.words import (
    CONSENT_NOTED,
    CONSENT_WITHDRAWN,
    DETAILS_SEEN,
    REQUEST_NOTED,
)
from core.models import ContentChange

# Consents that can be taken back by themselves: they concern the page of winners alone.
PUBLISHING = (ConsentPurpose.PUBLISH_NAME, ConsentPurpose.GUARDIAN_PUBLISH)


class FindView(DeskView):
    """Asks for one contestant; never a list of all, and never how many there are."""

    template_name = "contest/secretariat/find.html"
    page_title = gettext_lazy("Contestants")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(form=FindForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(request.POST)
        if not form.is_valid():
            return self.refused(form)
        if len(form.found.persons) == 1 and not form.found.more:
            return redirect("contest_person", form.found.persons[0].code)
        for person in form.found.persons:
            note_of(person, DETAILS_SEEN, request.user)
        return self.shown(form=form, found=form.found, rows=map(Shown, form.found.persons))


def written(sealed: str) -> dict[str, str]:
    """Sealed details as people write them; empty for nothing sealed, and where no key opens it."""
    told = open_if_possible(sealed)
    for field in ("phone", "guardian_phone"):
        if field in told:
            told[field] = phones.shown(told[field])
    if "birth_date" in told:
        told["birth_date"] = f"{date.fromisoformat(told['birth_date']):%d/%m/%Y}"
    return told


class Shown:
    """A contestant as the secretariat sees one."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.code = codes.shown(person.code)

    @cached_property
    def details(self) -> dict[str, str]:
        return written(self.person.sealed)

    @property
    def connections(self) -> list[str]:
        """What connects the person with the province."""
        ways = ("lives_here", "studies_here", "works_here")
        return [
            str(Person._meta.get_field(way).verbose_name)  # type: ignore[union-attr]
            for way in ways
            if getattr(self.person, way)
        ]

    @property
    def keeps_places(self) -> bool:
        """Whether digests of networks and browsers are kept with attempts of the person."""
        return self.person.attempts.exclude(network_mark="", device_mark="").exists()

    @property
    def consents(self) -> list[Consent]:
        return list(self.person.consents.all())

    @property
    def missing_consents(self) -> list[ConsentPurpose]:
        """Consents to publishing that are not in force and that the secretariat may note."""
        in_force = {each.purpose for each in self.consents if each.withdrawn_at is None}
        asked = PUBLISHING if self.details.get("guardian_name") else PUBLISHING[:1]
        return [each for each in asked if each not in in_force] if self.details else []

    @property
    def entries(self) -> list[tuple[str, Entry]]:
        """Receipts and moments; what was answered is nothing that the secretariat sees."""
        entries = self.person.entries.select_related("round").only(
            "receipt", "submitted_at", "round__number", "person_id"
        )
        return [(codes.shown(entry.receipt), entry) for entry in entries.order_by("submitted_at")]

    @property
    def appeals(self) -> list[tuple[Appeal, str]]:
        """Appeals with what was written in them, the earliest first."""
        appeals = Appeal.objects.filter(entry__person=self.person).select_related("contest")
        return [(each, open_if_possible(each.sealed).get("text", "")) for each in appeals]


class PersonView(DeskView):
    """One contestant: details, consents, receipts, and what was asked about the details."""

    template_name = "contest/secretariat/person.html"
    trail = [("contest_persons", FindView.page_title)]

    @cached_property
    def person(self) -> Person:
        rows = Person.objects.select_related("contest", "group", "unit")
        return get_object_or_404(rows, code=self.kwargs["code"])

    def get_page_title(self) -> str:
        return _("Contestant %(code)s") % {"code": codes.shown(self.person.code)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "shown": Shown(self.person),
                "requests": self.person.requests.select_related("handled_by"),
                "publishing": PUBLISHING,
                "may_change": self.request.user.has_perm("contest.change_person"),
                "form": RequestForm(person=self.person),
            }
            | kwargs
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_of(self.person, DETAILS_SEEN, request.user)
        return self.shown()


class AddRequestView(PersonView):
    """Notes that somebody asked about the details of a contestant."""

    permission = "contest.add_datarequest"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        form = RequestForm(request.POST, person=self.person)
        if not form.is_valid():
            return self.refused(form)
        day = timezone.make_aware(datetime.combine(form.cleaned_data["received_on"], time()))
        form.instance.person, form.instance.received_at = self.person, day
        form.save()
        note_of(self.person, REQUEST_NOTED, request.user, {"kind": form.instance.kind})
        messages.success(request, _("The request is noted."))
        return redirect("contest_person", self.person.code)


class WithdrawConsentView(PersonView):
    """Takes back, after asking once more, a consent that a contestant withdraws. Taking part itself ends by erasing."""

    permission = "contest.change_person"
    template_name = "contest/secretariat/withdraw.html"

    @cached_property
    def consent(self) -> Consent:
        consents = self.person.consents.filter(purpose__in=PUBLISHING)
        return get_object_or_404(consents, purpose=self.kwargs["purpose"])

    def get_page_title(self) -> str:
        return _("Take a consent back")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.consent.withdrawn_at:
            return self._done_already()
        return self.shown(consent=self.consent)

    def post(self, request: HttpRequest, code: str, purpose: str) -> HttpResponse:
        in_force = Consent.objects.filter(pk=self.consent.pk, withdrawn_at=None)
        if not in_force.update(withdrawn_at=instant()):
            return self._done_already()
        # The page of winners, which is remembered, stops naming the person.
        ContentChange.record()
        note_of(self.person, CONSENT_WITHDRAWN, request.user, {"purpose": purpose})
        messages.success(request, _("The consent is taken back."))
        return redirect("contest_person", self.person.code)

    def _done_already(self) -> HttpResponse:
        messages.warning(self.request, _("This consent was taken back already."))
        return redirect("contest_person", self.person.code)


class NoteConsentView(PersonView):
    """Notes a consent that a contestant gives to the secretariat: after the first entry no form adds one."""

    permission = "contest.change_person"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: str, purpose: str) -> HttpResponse:
        if purpose in Shown(self.person).missing_consents:
            self.person.consents.update_or_create(
                purpose=purpose, defaults={"given_at": instant(), "withdrawn_at": None}
            )
            ContentChange.record()
            note_of(self.person, CONSENT_NOTED, request.user, {"purpose": purpose})
            messages.success(request, _("The consent is noted."))
        return redirect("contest_person", self.person.code)
