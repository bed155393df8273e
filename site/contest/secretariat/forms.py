"""The forms of the secretariat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.widgets import AdminDateInput

from contest.enums import ContestBody, RequestKind
from contest.identity.barring import is_complete, set_details
from contest.keys import open_if_possible
from contest.models import BarredPerson, Contest, DataRequest, ParticipantGroup, Person
from contest.secretariat.correcting import SEALED_FIELDS
from contest.secretariat.fields import BirthDateField, NameField, PhoneField
from contest.secretariat.finding import Found, TooLittleError, find
from contest.secretariat.listed import Listed
from units.models import Unit


class FindForm(forms.Form):
    """Whom to look for. `found` holds the answer once the form is valid."""

    found: Found

    contest = forms.ModelChoiceField(
        Contest.objects.all(), empty_label=None, label=gettext_lazy("Contest")
    )
    sought = forms.CharField(
        max_length=150,
        label=gettext_lazy("Telephone, code, receipt or name"),
        help_text=gettext_lazy("All of it: parts of a number or of a name find nobody."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_date = BirthDateField(
        required=False,
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("Tells people of one name apart."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            self.found = find(cleaned["contest"], cleaned["sought"], cleaned["birth_date"])
        except TooLittleError as wrong:
            raise ValidationError(
                {
                    "sought": _(
                        "Write a whole telephone number, a code, a receipt, or a name of at least two words."
                    )
                }
            ) from wrong
        return cleaned


class RequestForm(forms.ModelForm):
    """A request that somebody made about the details of a contestant."""

    received_on = forms.DateField(
        label=gettext_lazy("Received on"),
        widget=AdminDateInput,
        initial=timezone.localdate,
    )

    class Meta:
        model = DataRequest
        fields = ["kind"]

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["kind"].choices = RequestKind.choices  # type: ignore[attr-defined]

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        came = timezone.localdate(self.person.added_at)
        if day < came:
            raise ValidationError(
                _("The contestant first came on %(day)s; nobody asked before.")
                % {"day": f"{came:%d/%m/%Y}"}
            )
        return day


class CorrectionForm(forms.ModelForm):
    """All details of a contestant, to be corrected; `told` is what is to be sealed."""

    name = NameField(label=gettext_lazy("Name"))
    birth_date = BirthDateField(label=gettext_lazy("Date of birth"))
    phone = PhoneField(label=gettext_lazy("Telephone"))
    guardian_name = NameField(required=False, label=gettext_lazy("Parent or guardian"))
    guardian_phone = PhoneField(
        required=False, label=gettext_lazy("Telephone of the parent or guardian")
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), required=False, label=gettext_lazy("Unit"))

    class Meta:
        model = Person
        fields = ["group", "unit", "lives_here", "studies_here", "works_here"]
        labels = {"group": gettext_lazy("Group")}

    def __init__(self, data: Any = None, *, instance: Person) -> None:
        super().__init__(data, instance=instance, initial=open_if_possible(instance.sealed))
        self.order_fields([*SEALED_FIELDS, *self.Meta.fields])
        groups = ParticipantGroup.objects.filter(contest=instance.contest)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, str]:
        return {field: self.cleaned_data[field] for field in SEALED_FIELDS}


class BarredForm(forms.ModelForm):
    """Somebody who may not take part; until a member with an account is completed the name is the account's."""

    name = NameField(label=gettext_lazy("Name"))
    birth_date = BirthDateField(
        required=False,
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("With it the person is found by the name, however it is written."),
    )
    phone = PhoneField(
        required=False,
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy(
            "Without it and the date of birth, people of the same name are only pointed out."
        ),
    )

    class Meta:
        model = BarredPerson
        fields = ["contest", "body"]
        labels = {"contest": gettext_lazy("Contest")}

    def __init__(self, data: Any = None, *, instance: BarredPerson | None = None) -> None:
        told = open_if_possible(instance.sealed) if instance else {}
        super().__init__(data, instance=instance, initial=told)
        self.fields["body"].choices = ContestBody.choices  # type: ignore[attr-defined]
        if instance:
            del self.fields["contest"]
            follows_account = instance.user and told.get("name") and not is_complete(told)
            self.fields["name"].disabled = bool(follows_account)
        else:
            self.fields["contest"].empty_label = None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            told = {part: cleaned[part] for part in ("name", "birth_date", "phone")}
            set_details(self.instance, **told)
            self.instance.body = cleaned["body"]
            contest = cleaned.get("contest") or self.instance.contest
            # The row of a member stays, so that it has to be completed whatever another row says.
            is_member = self.instance.user_id is not None
            listed = Listed(contest, apart_from=self.instance.pk or 0)
            if not is_member and listed.says_all_of(self.instance):
                raise ValidationError(
                    _("This person is on the barred list of the contest already.")
                )
        return cleaned


class BarredImportForm(forms.Form):
    """A file of barred persons for one contest."""

    contest = forms.ModelChoiceField(
        Contest.objects.all(), empty_label=None, label=gettext_lazy("Contest")
    )
    file = forms.FileField(
        label=gettext_lazy("XLSX or CSV file"),
        help_text=gettext_lazy("At most 2 MB and 2,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )
