"""A bulletin made from a page, as a draft that an editor goes on with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Page

from core.reading_aloud import SYLLABLES_A_MINUTE
from core.text import slug
from media.bulletins.forms import FromPageForm
from media.bulletins.page_text import shortened, texts_of_page
from media.bulletins.words import read_in_bulletins
from media.models import Bulletin
from media.models.bulletins import LONGEST_TEXT

LONGEST_TITLE, LONGEST_SLUG = 160, 80


def may_make_bulletin(page: Page, user: Any) -> bool:
    """Whether this person may make a bulletin from this page; only from pages in Vietnamese."""
    return (
        user.has_perm("media.add_bulletin")
        and page.depth > 1
        and page.locale.language_code == settings.LANGUAGE_CODE
        and page.permissions_for_user(user).can_edit()
    )


def button_of_page(page: Page, user: Any) -> list[Button]:
    """The way from a page to a bulletin made from it."""
    if not may_make_bulletin(page, user):
        return []
    url = reverse("bulletin_from_page", args=[page.pk])
    label = _("Write a loudspeaker bulletin")
    return [Button(label, url=url, icon_name="media", priority=80)]


def bulletin_from_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for its length on GET, make the draft on POST and lead on to its form."""
    page = get_object_or_404(Page, pk=pk)
    if not may_make_bulletin(page, request.user):
        raise PermissionDenied
    form = FromPageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bulletin = draft_from(page, form.cleaned_data["seconds"], request.user)
        messages.success(
            request, _("The draft is made. Read it aloud once before it is published.")
        )
        return redirect("wagtailsnippets_media_bulletin:edit", bulletin.pk)
    context = {"page": page, "form": form}
    return render(request, "media/admin/bulletin_from_page.html", context)


def draft_from(page: Page, seconds: int, user: Any) -> Bulletin:
    """What readers see of a published page, else its latest draft, as a draft of a bulletin."""
    specific = page.specific if page.live else page.get_latest_revision_as_object()
    written = shortened(texts_of_page(specific), seconds, SYLLABLES_A_MINUTE)[:LONGEST_TEXT]
    bulletin = Bulletin(
        title=specific.title[:LONGEST_TITLE],
        slug=_free_slug(specific.title),
        written=written,
        reading=read_in_bulletins(written).text[: 2 * LONGEST_TEXT],
        reading_by_hand=False,
        source_page=page,
        topic_id=getattr(specific, "topic_id", None),
        live=False,
    )
    bulletin.save()
    log(instance=bulletin, action="wagtail.create", user=user, content_changed=True)
    bulletin.save_revision(user=user)
    return bulletin


def _free_slug(title: str) -> str:
    """An address for a title that no bulletin has yet."""
    wanted = slug(title, LONGEST_SLUG) or "ban-tin"
    if not Bulletin.objects.filter(slug=wanted).exists():
        return wanted
    last = Bulletin.objects.aggregate(last=Max("pk"))["last"] or 0
    return f"{slug(title, LONGEST_SLUG - 12) or 'ban-tin'}-{last + 1}"
