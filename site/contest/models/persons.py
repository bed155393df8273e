"""People who take part, kept apart from what they answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey

from contest import codes
from contest.enums import ConsentPurpose, ContestBody, RequestKind
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.contests import Contest
from core.languages import InReadersLanguage


class ParticipantGroup(Audited, models.Model):
    """Whom a contestant belongs to, as the plan of a contest names them: officials, members, pupils…"""

    contest = ParentalKey(Contest, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AuditedQuerySet.as_manager()

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("group of contestants")
        verbose_name_plural = _("groups of contestants")
        ordering = ["contest", "sort_order", "id"]

    def __str__(self) -> str:
        return self.name


class Person(Audited, models.Model):
    """One contestant of one contest. What tells who it is stands sealed, and as digests to compare by.

    `sealed` holds name, birth_date (ISO), phone (E.164) and, where asked, guardian_name, guardian_phone and
    id_ending; beside them the person's secret (`identity.salts`), which is shown to nobody. Once the details are
    erased it is empty, and so are the digests; the code stays.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="persons")
    code = models.CharField(_("code"), max_length=16, unique=True, editable=False)
    sealed = models.TextField(blank=True, editable=False)
    # Null, not empty, once erased: erased persons are not each other's doubles.
    identity_digest = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    id_digest = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    phone_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    name_digest = models.CharField(
        max_length=64, blank=True, db_default="", db_index=True, editable=False
    )
    name_birth_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    group = models.ForeignKey(
        ParticipantGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    lives_here = models.BooleanField(_("lives in the province"), default=False)
    studies_here = models.BooleanField(_("studies in the province"), default=False)
    works_here = models.BooleanField(_("works in the province"), default=False)
    added_at = models.DateTimeField(_("first came"))
    erased_at = models.DateTimeField(_("details erased"), null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contestant")
        verbose_name_plural = _("contestants")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "identity_digest"], name="person_is_unique_in_contest"
            ),
            models.UniqueConstraint(
                fields=["contest", "id_digest"],
                name="id_number_is_unique_in_contest",
            ),
        ]

    def __str__(self) -> str:
        return codes.shown(self.code)


class Consent(Audited, models.Model):
    """A person's word for one purpose, with when it was given and taken back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=20, choices=ConsentPurpose.choices)
    given_at = models.DateTimeField(_("given"))
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent of a contestant")
        verbose_name_plural = _("consents of contestants")
        ordering = ["person", "purpose"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], name="one_consent_a_person_and_purpose"
            )
        ]


class BarredPerson(Audited, models.Model):
    """Somebody who may not be ranked. `sealed` holds name, birth_date and phone, as far as they are known."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="barred_persons")
    body = models.CharField(_("member of"), max_length=20, choices=ContestBody.choices)
    sealed = models.TextField(editable=False)
    phone_digest = models.CharField(max_length=64, blank=True, editable=False)
    name_birth_digest = models.CharField(max_length=64, blank=True, editable=False)
    # Whose account is deleted keeps knowing what they knew, and stays barred.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("member with an account"),
        help_text=_(
            "Added with the role or the first question; give date of birth and telephone by hand."
        ),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = AuditedQuerySet.as_manager()

    # Without `changes_no_page`: the opened list is remembered under the content's version.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("barred person")
        verbose_name_plural = _("barred persons")
        ordering = ["contest", "body", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "user"],
                condition=Q(user__isnull=False),
                name="member_is_barred_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.pk}"


class DataRequest(Audited, models.Model):
    """What a person asked about the details kept, and when it was done."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    kind = models.CharField(_("kind"), max_length=12, choices=RequestKind.choices)
    received_at = models.DateTimeField(_("received"))
    handled_at = models.DateTimeField(_("done"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AuditedQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request about details")
        verbose_name_plural = _("requests about details")
        ordering = ["-received_at"]
