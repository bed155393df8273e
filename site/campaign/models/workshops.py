"""Workshops, whose day is first known only within a window."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from campaign import calendar_file, structured_data, workshop_view
from campaign.agenda import agenda_fault
from campaign.blocks import AgendaBlock, PapersBlock, SpeakersBlock
from campaign.enums import WorkshopState
from campaign.forms import WorkshopPageForm
from campaign.models.dates import WorkshopDate
from core import text
from core.models import BasePage
from story.blocks import StoryBlock


class WorkshopPage(WorkshopDate, BasePage):
    """One workshop: when, where, what and who."""

    template = "pages/workshop_page.html"
    page_description = _("A workshop with its programme, speakers and documents")
    parent_page_types = ["campaign.CampaignPage"]
    subpage_types: list[str] = []
    base_form_class = WorkshopPageForm

    change_reason = models.CharField(
        _("reason for the change of date"),
        max_length=250,
        blank=True,
        help_text=_("Kept in the list of changes when the date or the state changes."),
    )
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    venue_address = models.CharField(_("address of the venue"), max_length=250, blank=True)
    venue_map = models.URLField(
        _("map"), blank=True, help_text=_("The address of a map that shows the way.")
    )
    attendance = models.CharField(
        _("who takes part"),
        max_length=250,
        blank=True,
        help_text=_("For example: About 150 delegates."),
    )
    organisers = models.TextField(_("organisers"), max_length=600, blank=True)
    agenda = StreamField(AgendaBlock(), verbose_name=_("programme"), blank=True)
    speakers = StreamField(SpeakersBlock(), verbose_name=_("speakers"), blank=True)
    papers = StreamField(PapersBlock(), verbose_name=_("documents"), blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    # How often the published date changed: calendars take the entry with the higher number.
    sequence = models.PositiveIntegerField(default=0, editable=False)

    # Set by the form while only a draft is kept.
    is_partial = False

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "While the day is not fixed, give the window. Readers can add a workshop to "
                        "their calendar only when its day is fixed."
                    )
                ),
                FieldPanel("state"),
                FieldRowPanel([FieldPanel("window_from"), FieldPanel("window_until")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("change_reason"),
            ],
            heading=_("Date"),
        ),
        MultiFieldPanel(
            [FieldPanel("venue"), FieldPanel("venue_address"), FieldPanel("venue_map")],
            heading=_("Venue"),
        ),
        FieldPanel("attendance"),
        FieldPanel("organisers"),
        FieldPanel("agenda"),
        FieldPanel("speakers"),
        FieldPanel("papers"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("venue"),
        index.SearchField("agenda"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    @property
    def told_on(self) -> date | None:
        """A workshop is told as of its day, or of the end of its window."""
        if self.starts_at:
            return timezone.localtime(self.starts_at).date()
        return self.window_until

    def clean(self) -> None:
        super().clean()
        if not self.is_partial and (faults := self._date_faults() or self._agenda_faults()):
            raise ValidationError(faults)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            before = self._published_date()
            # A revision carries the number of its own time, so the stored one counts.
            self.sequence = before.sequence if before else self.sequence
            changed = before is not None and any(
                getattr(before, name) != getattr(self, name) for name in self.DATE_FIELDS
            )
            if changed:
                self.sequence += 1
            super().save(*args, **kwargs)
            if changed and before is not None:
                self._log_change(before)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        return {
            **super().get_context(request, *args, **kwargs),
            "is_over": self.is_over(now),
            "parts": workshop_view.parts(self, request),
            "papers": workshop_view.papers(self, request, now),
            "length": workshop_view.length_in_words(self),
            "changes": self.date_log,
            "has_calendar_file": calendar_file.has_calendar_file(self),
        }

    @cached_property
    def date_log(self) -> list[WorkshopDateChange]:
        """What the public was told before, the newest change first."""
        return list(self.date_changes.all()) if self.pk else []

    def structured_data(self) -> dict[str, Any] | None:
        """schema.org's Event, once there is a day."""
        return structured_data.workshop_data(self, self.date_log)

    def is_over(self, at: datetime | None = None) -> bool:
        return (
            self.state == WorkshopState.FIXED
            and self.ends_at is not None
            and self.ends_at <= (at or timezone.now())
        )

    def _published_date(self) -> WorkshopPage | None:
        """What the public was told before this save; `None` while nothing was."""
        if self.pk is None or not self.live:
            return None
        return WorkshopPage.objects.filter(pk=self.pk, live=True).first()

    def _log_change(self, before: WorkshopPage) -> None:
        WorkshopDateChange.objects.create(
            workshop=self,
            sequence=self.sequence,
            reason=self.change_reason,
            **{f"old_{name}": getattr(before, name) for name in self.DATE_FIELDS},
            **{name: getattr(self, name) for name in self.DATE_FIELDS},
        )

    def _date_faults(self) -> dict[str, str]:
        faults = {**self._missing_dates(), **self._reversed_dates()}
        last_day = self.window_last_day
        if faults or self.state != WorkshopState.FIXED or not (self.window_from and last_day):
            return faults
        first, last = timezone.localdate(self.starts_at), timezone.localdate(self.ends_at)
        if not (self.window_from <= first and last <= last_day):
            days = text.day_range(self.window_from, last_day)
            faults["starts_at"] = gettext(
                "The fixed day must lie in the window %(days)s. Change the day or the window."
            ) % {"days": days}
        return faults

    def _missing_dates(self) -> dict[str, str]:
        required = {
            WorkshopState.WINDOW: ("window_from", "window_until"),
            WorkshopState.FIXED: ("starts_at", "ends_at"),
        }.get(WorkshopState(self.state), ())
        missing = [name for name in required if getattr(self, name) is None]
        if bool(self.window_from) != bool(self.window_until):
            missing.append("window_until" if self.window_from else "window_from")
        return {name: gettext("Give this date as well.") for name in missing}

    def _reversed_dates(self) -> dict[str, str]:
        faults = {}
        if self.window_from and self.window_until and self.window_from >= self.window_until:
            faults["window_until"] = gettext("The window must end after its first day.")
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            faults["ends_at"] = gettext("The workshop must end after it starts.")
        return faults

    def _agenda_faults(self) -> dict[str, ValidationError]:
        fixed = self.state == WorkshopState.FIXED
        fault = agenda_fault(
            self.agenda, self.starts_at if fixed else None, self.ends_at if fixed else None
        )
        return {"agenda": fault} if fault else {}


class WorkshopDateChange(WorkshopDate):
    """One change of a published date, as the workshop's page tells it: what it was, what it is, and why."""

    workshop = models.ForeignKey(WorkshopPage, models.CASCADE, related_name="date_changes")
    at = models.DateTimeField(default=timezone.now)
    sequence = models.PositiveIntegerField()
    reason = models.CharField(max_length=250, blank=True)
    old_state = models.CharField(max_length=10, choices=WorkshopState.choices)
    old_window_from = models.DateField(null=True)
    old_window_until = models.DateField(null=True)
    old_starts_at = models.DateTimeField(null=True)
    old_ends_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("change of date")
        verbose_name_plural = _("changes of date")
        ordering = ["-at", "-pk"]

    @property
    def old_date_in_words(self) -> str:
        before = WorkshopDateChange(
            **{name: getattr(self, f"old_{name}") for name in self.DATE_FIELDS}
        )
        return before.date_in_words
