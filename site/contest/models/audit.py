"""The log of acts: what every role of a contest did, one record after another, each tied to the one before."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class AddedOnlyError(Exception):
    """Somebody tried to change or remove what is only added to."""


class AuditRecordQuerySet(models.QuerySet["AuditRecord"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AddedOnlyError("Records of acts are never changed.")

    def delete(self) -> NoReturn:
        raise AddedOnlyError("Records of acts are never removed.")


class AuditRecord(models.Model):
    """One act. It names nothing that it would keep alive: who acted and what upon stand in words.

    `object` is a number, or the code by which rows of those who take part are called (`contest.audit.register`).
    `actor` is the account's name as it was, empty for the site itself; `roles` are the groups it had. `before` and
    `after` map names of fields to what was told of them (`contest.audit.values`). `reason_mark` is the SHA-256 of
    the salt and the text of the `AuditReason`, whose words may be erased. `link` is the SHA-256 of the link before
    and of this record (`contest.audit.verifying`).
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("moment"))
    actor = models.CharField(_("who"), max_length=150, blank=True, db_index=True)
    roles = models.JSONField(_("roles"), default=list)
    act = models.CharField(_("act"), max_length=64, db_index=True)
    kind = models.CharField(_("kind of object"), max_length=64)
    object = models.CharField(_("number or code of the object"), max_length=40, blank=True)
    label = models.CharField(_("object"), max_length=255)
    contest = models.PositiveBigIntegerField(_("number of the contest"), null=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason_mark = models.CharField(max_length=64, blank=True)
    link = models.CharField(_("link"), max_length=64)

    objects = AuditRecordQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("record of an act")
        verbose_name_plural = _("records of acts")
        ordering = ["-number"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["kind", "object"], name="acts_upon_an_object")]

    def __str__(self) -> str:
        return str(self.number)

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AddedOnlyError("Records are added by contest.audit.chain alone.")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AddedOnlyError("Records of acts are never removed.")


class AuditReason(models.Model):
    """The words in which a reason was given. They may name people, so they can be erased; the record stays."""

    record = models.OneToOneField(
        AuditRecord, models.PROTECT, primary_key=True, related_name="reason"
    )
    salt = models.CharField(max_length=32)
    text = models.TextField(_("reason"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reason of an act")
        verbose_name_plural = _("reasons of acts")
        default_permissions = ()


class AuditHead(models.Model):
    """The end of the chain: how many records there are, and the last link. Who adds records locks this one row."""

    number = models.PositiveBigIntegerField(default=0)
    link = models.CharField(max_length=64)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("end of the log of acts")
        verbose_name_plural = _("ends of the log of acts")
        default_permissions = ()
