"""Forms of contests, rules and rounds. Views wrap them in a transaction, since they lock the contest's row."""

from __future__ import annotations

from datetime import MINYEAR, date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from contest.clock import instant
from contest.enums import ContestBody
from contest.models import Contest, Person, Round, Rules
from contest.rulebook.faults import Faults, record_faults
from contest.rulebook.publishing import publication_faults
from contest.rulebook.rescheduling import Reasons
from contest.rulebook.schedule import (
    FURTHEST,
    PAST,
    is_too_far,
    overlapping,
    time_faults,
    too_far,
)
from contest.rulebook.standing import Schedule, is_relied_on, schedule_of, standing
from quiz_embed.forms import RuledFormSet


class FormOfAMoment(WagtailAdminModelForm):
    """A form whose rules depend on when it is sent."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        self.at = at
        super().__init__(*args, **kwargs)

    def _post_clean(self) -> None:
        """After the fields have been put into the instance, what they mean together is judged."""
        super()._post_clean()
        if not self.errors:
            self.judge()

    def judge(self) -> None:
        raise NotImplementedError


class FormOfWhatRulesPrint(FormOfAMoment, Reasons):
    """A form of what the rules print: once a round has opened, saving it makes their next version."""

    # What stood before, where another version is to be made; and the version that was.
    stood: Schedule | None = None
    version: Rules | None = None

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if self.stood is not None:
            contest = Contest.objects.get(pk=self.contest_id)
            self.version = self.issue_change(contest, self.stood, self.at, self.for_user)
        return saved

    @property
    def contest_id(self) -> int:
        """The contest whose row `judge` has locked."""
        raise NotImplementedError


class ContestForm(FormOfWhatRulesPrint):
    """A contest; its address stays once readers know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.pk is not None and self.instance.is_public
        if self.was_public:
            self.fields["slug"].disabled = True
        if self.instance.pk is None:
            self.initial["tables_at"] = settings.CONTEST_TABLES_AT
        if self.instance.pk is None or not is_relied_on(self.instance.pk, self.at):
            self.ask_no_reason()

    @property
    def contest_id(self) -> int:
        return self.instance.pk

    def clean_ceremony_on(self) -> date | None:
        day: date | None = self.cleaned_data["ceremony_on"]
        if day and day > (self.at + FURTHEST).date():
            raise ValidationError(too_far())
        return day

    def judge(self) -> None:
        if self.instance.pk:
            list(Contest.objects.select_for_update(no_key=True).filter(pk=self.instance.pk))
            self.at = instant()
            self._judge_groups()
        if self.instance.is_public and not self.was_public:
            for fault in publication_faults(self.instance, self.at):
                self.add_error("is_public", fault)

    def _judge_groups(self) -> None:
        formset = self.formsets["groups"]
        if not formset.is_valid():
            return
        groups = [form.instance for form in formset.kept()]
        # In the order in which they are read once they are stored.
        groups.sort(key=lambda each: (each.sort_order, each.pk is None, each.pk or 0))
        stood = standing(self.contest_id)
        stands = {**stood, "groups": schedule_of([], groups)["groups"]}
        self.stood = self.judge_change(self.contest_id, stood, stands, self.at, self.for_user)


class GroupFormSet(RuledFormSet):
    """The groups of a contest; one that contestants belong to stays."""

    def faults(self) -> list[str]:
        used = set(Person.objects.filter(group__in=self.dropped()).values_list("group", flat=True))
        return [
            gettext("“%(group)s” can't be removed, since contestants belong to it.")
            % {"group": each.title}
            for each in self.dropped()
            if each.pk in used
        ]


class RoundForm(FormOfWhatRulesPrint):
    """A round; its contest is chosen once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = (
            Round.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        )
        self.fields["contest"].disabled = self.stored is not None
        if self.stored and not is_relied_on(self.contest_id, self.at):
            self.ask_no_reason()

    @property
    def contest_id(self) -> int:
        return self.instance.contest_id

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and opens.year == MINYEAR:
            # In UTC, by which databases reckon, it may lie before all time.
            self.add_error("opens_at", PAST)
        if closes and is_too_far(closes, self.at):
            self.add_error("closes_at", too_far())
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The round must close after it opens."))
        return cleaned

    def judge(self) -> None:
        contests = Contest.objects.select_for_update(no_key=True)
        if contests.filter(pk=self.instance.contest_id).first() is None:
            self.add_error("contest", _("This contest was removed meanwhile: choose another."))
            return
        if self.instance.pk:
            # A count holds the round: whoever waited for it is judged by what it left.
            rounds = Round.objects.select_for_update(no_key=True)
            self.stored = rounds.filter(pk=self.instance.pk).first()
            if self.stored is None:
                self.add_error(
                    None,
                    _(
                        "This round was removed meanwhile, and nothing was saved. To hold it all the same, "
                        "add a round and put in what you typed here."
                    ),
                )
                return
        self.at = instant()
        for field, fault in time_faults(self.instance, self.stored, self.at).items():
            self.add_error(field, fault)
        if other := overlapping(self.instance):
            self.add_error(
                "opens_at",
                _("Round %(number)s takes entries at some of this time; rounds may only touch.")
                % {"number": other.number},
            )
        if self.errors:
            return
        rounds = Round.objects.filter(contest=self.contest_id).exclude(pk=self.instance.pk)
        stood = standing(self.contest_id)
        stands = {**stood, "rounds": schedule_of([*rounds, self.instance], [])["rounds"]}
        self.stood = self.judge_change(self.contest_id, stood, stands, self.at, self.for_user)


class RoundRemovalForm(Reasons):
    """Whether a round is to go; once another has opened, why. Its view wraps it in a transaction."""

    def __init__(self, *args: Any, removed: Round, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.removed, self.by = removed, by
        if not is_relied_on(removed.contest_id, instant()):
            self.ask_no_reason()

    def clean(self) -> dict[str, Any]:
        contest_id = self.removed.contest_id
        list(Contest.objects.select_for_update(no_key=True).filter(pk=contest_id))
        self.at = instant()
        rounds = Round.objects.filter(contest=contest_id).exclude(pk=self.removed.pk)
        stood = standing(contest_id)
        stands = {**stood, "rounds": schedule_of(rounds, [])["rounds"]}
        self.stood = self.judge_change(contest_id, stood, stands, self.at, self.by)
        return self.cleaned_data


class RulesForm(FormOfAMoment):
    """A draft with its quotas and prizes; what contradicts itself is refused at its field."""

    barred_bodies = forms.MultipleChoiceField(
        label=_("Bodies whose members may not take part"),
        choices=[each for each in ContestBody.choices if each[0] != ContestBody.OTHER],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contest: Any = self.fields["contest"]
        contest.disabled = self.instance.pk is not None
        if not contest.disabled:
            contest.queryset = Contest.objects.filter(rules=None)

    def judge(self) -> None:
        contest = Contest.objects.select_for_update(no_key=True).get(pk=self.instance.contest_id)
        if self.instance.pk is None and contest.rules.exists():
            self.add_error("contest", _("This contest has rules already; make a new version."))
        kept = {name: self._kept(name) for name in ("quotas", "prizes")}
        if all(rows is not None for rows in kept.values()):
            self.add_faults(
                record_faults(self.instance, kept["quotas"] or [], kept["prizes"] or [])
            )

    def add_faults(self, faults: Faults) -> None:
        """Put each fault at its field; what rows are lacking stands above the form."""
        for field, messages in faults.items():
            for message in messages:
                self.add_error(field if field in self.fields else None, message)

    def _kept(self, name: str) -> list[Any] | None:
        """The rows that stay, in their order; None where one of them has a fault of its own."""
        formset = self.formsets[name]
        return [form.instance for form in formset.kept()] if formset.is_valid() else None

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.number = 1
        return super().save(commit)
