"""Short addresses for pages."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

# Small letters and digits that nobody takes for each other, on paper or over the telephone.
CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 5


def new_code() -> str:
    """A code drawn at random; there are 28 million."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class ShortLink(models.Model):
    """A short address that keeps leading to its page, however the page is renamed or moved."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="short_link")

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")

    def __str__(self) -> str:
        return self.code

    @classmethod
    def for_page(cls, page: Page) -> ShortLink:
        """The page's short link, made now if it has none."""
        while True:
            try:
                with transaction.atomic():
                    return cls.objects.get_or_create(
                        page_id=page.pk, defaults={"code": new_code()}
                    )[0]
            except IntegrityError:
                # The code is taken; of two that drew the same one, the second draws again.
                continue

    @property
    def address(self) -> str:
        """The whole address, as it is printed and shared."""
        return settings.SITE_URL + reverse("short_link", args=[self.code])
