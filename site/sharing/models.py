"""Short addresses for pages."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from sharing.registry import SHARED_VIEWS

# Small letters and digits that nobody takes for each other, on paper or over the telephone.
CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 5


def new_code() -> str:
    """A code drawn at random; there are 28 million."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class ShortLink(models.Model):
    """A short address that keeps leading to its page, however the page is renamed or moved.

    It leads to a page of the tree, or to what a view of ours shows in one language: one row, or a list
    (`row_id` 0).
    """

    code = models.CharField(_("code"), max_length=12, unique=True)
    page = models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, null=True, related_name="short_link"
    )
    view = models.CharField(max_length=60, blank=True)
    row_id = models.PositiveBigIntegerField(default=0)
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        constraints = [
            models.UniqueConstraint(
                fields=["view", "row_id", "language"],
                condition=Q(page=None),
                name="one_short_link_a_view",
            ),
            models.CheckConstraint(
                condition=Q(page=None, view__gt="") | Q(page__isnull=False, view=""),
                name="short_link_to_a_page_or_a_view",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @classmethod
    def for_page(cls, page: Page) -> ShortLink:
        """The page's short link, made now if it has none."""
        return cls._leading_to(page_id=page.pk)

    @classmethod
    def for_view(cls, view: str, row_id: int = 0) -> None:
        """Make the short links of a list or a row in each language, where they are missing."""
        for language, _name in settings.LANGUAGES:
            cls._leading_to(page_id=None, view=view, row_id=row_id, language=language)

    @classmethod
    def for_all_views(cls) -> None:
        """Make every missing short link of the views that apps have named."""
        there = set(cls.objects.filter(page=None).values_list("view", "row_id", "language"))
        languages = {code for code, _name in settings.LANGUAGES}
        for name, view in SHARED_VIEWS.items():
            rows = view.model._default_manager.values_list("pk", flat=True) if view.model else [0]
            for row_id in rows:
                if not {(name, row_id, language) for language in languages} <= there:
                    cls.for_view(name, row_id)

    @classmethod
    def _leading_to(cls, **target: Any) -> ShortLink:
        while True:
            try:
                with transaction.atomic():
                    return cls.objects.get_or_create(**target, defaults={"code": new_code()})[0]
            except IntegrityError:
                # The code is taken; of two that drew the same one, the second draws again.
                continue

    @property
    def address(self) -> str:
        """The whole address, as it is printed and shared."""
        return settings.SITE_URL + reverse("short_link", args=[self.code])
