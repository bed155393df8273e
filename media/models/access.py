"""Who is told of a kit, and who may take one that is not for everyone."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import CharField, Count, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.models.downloads import Download, DownloadCount
from media.models.kits import Kit
from media.models.variants import Variant

# A sign in the address would have to be escaped with Django's usual one.
_signer = Signer(salt="media.access-link", sep=".")


class AccessLinkQuerySet(models.QuerySet):
    def of_token(self, token: str) -> AccessLinkQuerySet:
        """The link whose address ends so, valid or not; none where nobody ever gave out such a token."""
        try:
            return self.filter(pk=_signer.unsign(token))
        except BadSignature:
            return self.none()

    def with_downloads(self) -> AccessLinkQuerySet:
        """With `downloads`: how often their outlets took the kit or a file of it, robots and repeats aside."""
        theirs = {"kit": OuterRef("kit"), "outlet": OuterRef("outlet")}
        counted = DownloadCount.objects.filter(**theirs).order_by().values("kit")
        waiting = Download.objects.filter(**theirs, is_robot=False).order_by().values("kit")
        # A reader has another name each day and for each thing, but one for all files of an archive.
        reader = Concat("handover", Value(" "), Cast("variant", CharField()), Value(" "), "reader")
        readers = Count(reader, filter=~Q(reader=""), distinct=True)
        nameless = Count("pk", filter=Q(reader=""))
        return self.annotate(
            downloads=Coalesce(Subquery(counted.annotate(sum=Sum("count")).values("sum")), 0)
            + Coalesce(Subquery(waiting.annotate(sum=readers + nameless).values("sum")), 0)
        )

    def valid(self, at: datetime | None = None) -> AccessLinkQuerySet:
        """Links that open their kit at a moment (now by default)."""
        at = at or timezone.now()
        return self.filter(Q(revoked_at=None) | Q(revoked_at__gt=at), expires_at__gt=at)


class AccessLink(models.Model):
    """An address that opens one kit to whoever holds it, until it expires or is taken back."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="access_links", verbose_name=_("kit"))
    outlet = models.CharField(
        _("outlet"),
        max_length=160,
        help_text=_(
            "The newspaper, station or unit that gets the link; downloads are counted to it."
        ),
    )
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("Told when the kit changes or is recalled. Seen by nobody but editors."),
    )
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)

    objects = AccessLinkQuerySet.as_manager()
    changes_no_page = True

    class Meta:
        verbose_name = _("access link")
        verbose_name_plural = _("access links")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.kit}"

    def get_absolute_url(self) -> str:
        """The page that it opens, in the active language."""
        return reverse("access_link", args=[self.token])

    @property
    def token(self) -> str:
        """What its address ends with: nobody can make one up, and it says nothing of its holder."""
        return _signer.sign(str(self.pk))

    def is_valid(self, at: datetime | None = None) -> bool:
        """Whether it opens its kit at a moment (now by default)."""
        at = at or timezone.now()
        return at < self.expires_at and (self.revoked_at is None or at < self.revoked_at)


class Watcher(models.Model):
    """An address that asked to be told when a kit changes; counts once its owner has confirmed it."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="watchers")
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kit", "email"], name="one_watcher_an_address")
        ]


class Taking(models.Model):
    """Somebody who is signed in took a version of a variant: whom to tell when it is recalled."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    variant = models.ForeignKey(Variant, models.CASCADE, related_name="takings")
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "version", "user"], name="one_taking_a_user_and_version"
            )
        ]
