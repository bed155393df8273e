"""How editors give access links, see how often they are used, and take them back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

import django_filters

from media.editing.panels import kit_of_query
from media.models import AccessLink, Kit

USUAL_TIME = timedelta(days=30)
LONGEST_TIME = timedelta(days=365)
STATES = [
    ("valid", _("Valid")),
    ("expired", _("Expired")),
    ("revoked", _("Taken back")),
]


def state_of(link: AccessLink) -> str:
    """Whether a link opens its kit now, in a word."""
    if link.revoked_at:
        return str(_("Taken back"))
    return str(_("Valid") if link.is_valid() else _("Expired"))


def end_of(link: AccessLink) -> str:
    """The moment from which a link opens nothing, as people write it."""
    return timezone.localtime(link.expires_at).strftime("%H:%M, %d/%m/%Y")


class LinkForm(WagtailAdminModelForm):
    """A link: its kit stays, for the address has been given away for that kit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kit"].queryset = Kit.objects.order_by("-id")
        self.fields["kit"].disabled = self.instance.pk is not None

    def clean_outlet(self) -> str:
        return " ".join(self.cleaned_data["outlet"].split())

    def clean_expires_at(self) -> datetime:
        until, now = self.cleaned_data["expires_at"], timezone.now()
        if "expires_at" in self.changed_data or self.instance.pk is None:
            if until <= now:
                raise ValidationError(_("This moment has passed. Give one that is still to come."))
            if until > now + LONGEST_TIME:
                raise ValidationError(_("A link is valid for one year at most."))
        return until

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.made_by = self.for_user
        return super().save(commit)


class LinkFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="in_state")
    outlet = django_filters.AllValuesFilter(label=_("Outlet"))
    kit = django_filters.ModelChoiceFilter(label=_("Kit"), queryset=Kit.objects.order_by("-id"))

    class Meta:
        model = AccessLink
        fields: list[str] = []

    def in_state(self, links: QuerySet, name: str, value: str) -> QuerySet:
        now = timezone.now()
        if value == "valid":
            return links.valid(now)  # type: ignore[attr-defined]
        if value == "expired":
            return links.filter(revoked_at=None, expires_at__lte=now)
        return links.exclude(revoked_at=None)


def _ways_to_take_back(link: AccessLink, user: Any) -> list[str]:
    """The address at which a link is taken back, where this user may and there is something to take back."""
    if not user.has_perm("media.change_accesslink") or not link.is_valid():
        return []
    return [reverse("take_back_link", args=[link.pk])]


class LinkIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[AccessLink]:
        return super().get_base_queryset().select_related("kit").with_downloads()

    def get_list_more_buttons(self, instance: AccessLink) -> list[Any]:
        """The usual buttons, and the way to take the link back."""
        buttons = super().get_list_more_buttons(instance)
        for url in _ways_to_take_back(instance, self.request.user):
            buttons.append(MenuItem(_("Take back"), url=url, icon_name="cross", priority=5))
        return buttons


class LinkCreateView(generic.CreateView):
    def get_initial_form_instance(self) -> AccessLink:
        """A link to the kit whose page led here, for as long as is usual."""
        link = AccessLink(expires_at=timezone.now() + USUAL_TIME)
        if kit := kit_of_query(self.request.GET.get("kit", "")):
            link.kit = kit
        return link

    def get_success_url(self) -> str:
        """To the link itself: its address is now to be copied."""
        return reverse("access_links:edit", args=[self.object.pk])


class LinkEditView(generic.EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the way to take the link back."""
        buttons = list(super().header_more_buttons)
        for url in _ways_to_take_back(self.object, self.request.user):
            buttons.append(Button(_("Take back"), url=url, icon_name="cross", priority=5))
        return buttons


class LinkFactsPanel(Panel):
    """The address to copy, whether it works, and how often it was used."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/link_facts.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            link = self.instance
            return {
                **super().get_context_data(parent_context),
                "link": link,
                "address": settings.SITE_URL + reverse("access_link", args=[link.token]),
                "state": state_of(link),
                "downloads": AccessLink.objects.with_downloads().get(pk=link.pk).downloads,
            }

        def is_shown(self) -> bool:
            return self.instance.pk is not None


class AccessLinkViewSet(ModelViewSet):
    """Not a snippet: a chooser would show every link to whoever may enter the admin."""

    model = AccessLink
    name = "access_links"
    url_prefix = "library/links"
    icon = "link"
    menu_label = _("Access links")
    index_view_class = LinkIndexView
    add_view_class = LinkCreateView
    edit_view_class = LinkEditView
    copy_view_enabled = False
    filterset_class = LinkFilterSet
    # There is no search: addresses would be looked for, and stand in those of pages and in the logs of servers.
    list_per_page = 50
    list_display = [
        "outlet",
        "kit",
        Column(
            "expires_at", label=_("Opens the kit until"), accessor=end_of, sort_key="expires_at"
        ),
        Column("state", label=_("State"), accessor=state_of),
        Column("downloads", label=_("Downloads"), sort_key="downloads"),
    ]
    edit_handler = ObjectList(
        [
            LinkFactsPanel(heading=_("The link")),
            # Not a chooser: that would offer another kit where none may be chosen.
            FieldPanel("kit", widget=forms.Select),
            FieldRowPanel([FieldPanel("outlet"), FieldPanel("email")]),
            FieldPanel("expires_at", heading=_("Opens the kit until")),
        ],
        base_form_class=LinkForm,
    )


def take_back_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more on GET, take the link back on POST; who did it stands in its history."""
    link = get_object_or_404(AccessLink.objects.select_related("kit"), pk=pk)
    if not request.user.has_perm("media.change_accesslink"):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "media/admin/take_back_link.html", {"link": link})
    if link.is_valid():
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(link, "media.take_back_link", user=request.user)
    messages.success(request, _("The link no longer opens the kit."))
    return redirect("access_links:index")
