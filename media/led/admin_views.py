"""What a playlist plays at a moment, for editors before they publish it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.admin.widgets.button import Button

from core.pauses import pause_at
from media.led.playing import is_given_out, plays_at
from media.led.slides import slides_of
from media.models import Playlist, PlaylistItem
from media.models.playlists import DECIDING

# Playlists are for days that people can mean; dates of the first and last years can't be reckoned with.
FIRST_YEAR, LAST_YEAR = 2000, 2999


class MomentForm(forms.Form):
    at = forms.DateTimeField(
        label=_("Moment"),
        widget=AdminDateTimeInput,
        error_messages={"required": _("Write a day and an hour.")},
    )

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError(_("Write a year from %(first)s to %(last)s."), params=years)
        return at


def ways_to_see(playlist: Playlist, user: Any) -> list[Button]:
    """To what plays when, and to the address that screens open."""
    if not user.has_perm("media.view_playlist") and not user.has_perm("media.change_playlist"):
        return []
    plays = reverse("playlist_plays", args=[playlist.pk])
    ways = [Button(_("What plays when"), url=plays, icon_name="time", priority=40)]
    if playlist.live:
        address = playlist.get_absolute_url()
        ways.append(Button(_("Open as a screen"), url=address, icon_name="view", priority=45))
    return ways


@require_safe
def playlist_plays(request: HttpRequest, pk: int) -> HttpResponse:
    """The slides of a playlist as it was last saved, with those that do not play and why."""
    playlist = get_object_or_404(Playlist, pk=pk)
    if not ways_to_see(playlist, request.user):
        raise PermissionDenied
    if playlist.latest_revision:
        playlist = playlist.get_latest_revision_as_object()
    now = timezone.localtime().replace(second=0, microsecond=0)
    form = MomentForm(request.GET if "at" in request.GET else {"at": now})
    context: dict[str, Any] = {"playlist": playlist, "form": form}
    if form.is_valid():
        # Who asks for no moment means this very one: the pause of a second ago counts.
        moment: datetime = form.cleaned_data["at"] if "at" in request.GET else timezone.now()
        items = list(playlist.items.all())
        prefetch_related_objects(items, *DECIDING)
        playing = plays_at(playlist, moment)
        context |= {
            "moment": moment,
            "pause": pause_at(moment),
            "playing": [(item, slides_of(item, playlist.slug)) for item in playing],
            "silent": [(item, _why_not(item, moment)) for item in items if item not in playing],
        }
    return render(request, "media/admin/playlist_plays.html", context)


def _why_not(item: PlaylistItem, moment: datetime) -> str:
    if not is_given_out(item, moment):
        return str(_("Not approved, recalled, expired or not public on that day"))
    if not item.plays_at(moment):
        return str(_("Not at this time"))
    return str(_("The campaign is paused"))
