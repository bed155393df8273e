"""The form of details and declarations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contest.enums import BarredTreatment, ConsentPurpose, ContestBody
from contest.identity import ages, id_numbers, names, phones
from contest.identity.details import Details
from contest.models import Contest, Rules
from contest.taking_part.birth_dates import NotABirthDateError, birth_date
from contest.taking_part.carried import Pairs
from contest.taking_part.units import FoundUnit, chosen_unit, found_units

BIRTH_NAMES = ("birth_day", "birth_month", "birth_year")
_CONSENTS = {
    "take_part": ConsentPurpose.TAKE_PART,
    "publish_name": ConsentPurpose.PUBLISH_NAME,
    "guardian": ConsentPurpose.GUARDIAN,
    "guardian_publish": ConsentPurpose.GUARDIAN_PUBLISH,
}


class DetailsForm(forms.Form):
    """What one contestant tells on `day`, by the rules in force; nothing is ticked beforehand.

    Names and texts are as `details` takes them once the form is valid.
    """

    use_required_attribute = False

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=100,
        error_messages={
            "required": gettext_lazy("Your name is missing: write it as in your papers."),
            "max_length": gettext_lazy("Your name is too long: 100 letters at most."),
        },
    )
    birth_day = forms.CharField(required=False)
    birth_month = forms.CharField(required=False)
    birth_year = forms.CharField(required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        max_length=60,
        error_messages={
            "required": gettext_lazy("Your telephone number is missing."),
            "max_length": gettext_lazy("Write one telephone number only."),
        },
    )
    group = forms.CharField(label=gettext_lazy("You take part as"), required=False)
    unit_search = forms.CharField(
        label=gettext_lazy("Unit, school, commune or ward"), required=False, max_length=300
    )
    unit = forms.CharField(required=False)
    lives_here = forms.BooleanField(label=gettext_lazy("I live in the province"), required=False)
    studies_here = forms.BooleanField(label=gettext_lazy("I study in the province"), required=False)
    works_here = forms.BooleanField(label=gettext_lazy("I work in the province"), required=False)
    id_number = forms.CharField(
        label=gettext_lazy("Number of your identity card"),
        max_length=40,
        error_messages={"required": gettext_lazy("The number of your identity card is missing.")},
    )
    more_time = forms.BooleanField(
        label=gettext_lazy("I have a disability and need more time"), required=False
    )
    not_barred = forms.BooleanField(
        error_messages={
            "required": gettext_lazy("Declare that you belong to none of the bodies named.")
        }
    )
    take_part = forms.BooleanField(
        label=gettext_lazy("I agree that my details are used to hold this contest"),
        error_messages={
            "required": gettext_lazy("Without this consent you can't take part: tick it to go on.")
        },
    )
    publish_name = forms.BooleanField(
        label=gettext_lazy("If I win, my name may be published"), required=False
    )
    guardian_name = forms.CharField(
        label=gettext_lazy("Full name of your parent or guardian"), required=False, max_length=100
    )
    guardian_phone = forms.CharField(
        label=gettext_lazy("Telephone number of your parent or guardian"),
        required=False,
        max_length=60,
    )
    guardian = forms.BooleanField(
        label=gettext_lazy("I am the parent or guardian and agree that this child takes part"),
        required=False,
    )
    guardian_publish = forms.BooleanField(
        label=gettext_lazy("I also agree that the child's name may be published with a prize"),
        required=False,
    )

    def __init__(self, contest: Contest, rules: Rules, day: date, **values: Any) -> None:
        super().__init__(**values)
        self.rules, self.day = rules, day
        self.groups = list(contest.groups.all())
        if not rules.asks_id_number:
            del self.fields["id_number"]
        if not rules.extra_time_percent:
            del self.fields["more_time"]
        if not self.bodies or rules.barred_treatment == BarredTreatment.UNRANKED:
            del self.fields["not_barred"]
        if not self.groups:
            del self.fields["group"]

    @property
    def bodies(self) -> list[str]:
        """The bodies whose members may not take part, as readers call them."""
        known = dict(ContestBody.choices)
        return [str(known[body]) for body in self.rules.barred_bodies if body in known]

    @property
    def asks_guardian(self) -> bool:
        """Whether the date of birth, as far as it is known, is of somebody who needs an adult's consent."""
        try:
            born = birth_date([str(self[name].value() or "") for name in BIRTH_NAMES], self.day)
        except NotABirthDateError:
            return False
        return ages.age_on(born, self.day) < self.rules.guardian_age

    def unit_choices(self) -> tuple[list[FoundUnit], bool]:
        """The unit that is chosen and those found by what was typed; and whether there are more."""
        chosen = self.chosen_unit or self._only_unit
        found, more = self._found_units
        others = [each for each in found if chosen is None or each.id != chosen.id]
        return ([chosen, *others] if chosen else others), more

    @cached_property
    def chosen_unit(self) -> FoundUnit | None:
        """The unit that was chosen from the list."""
        return chosen_unit(str(self["unit"].value() or "").strip(), self.day)

    @property
    def chosen_unit_id(self) -> int | None:
        """The unit that is chosen, or the only one that what was typed can mean."""
        unit = self.chosen_unit or self._only_unit
        return unit.id if unit else None

    @cached_property
    def _found_units(self) -> tuple[list[FoundUnit], bool]:
        return found_units(str(self["unit_search"].value() or ""), self.day)

    @property
    def _only_unit(self) -> FoundUnit | None:
        """What was typed and sent, where it can mean but one unit; nothing is guessed of a form that is only shown."""
        found, _more = self._found_units if self.is_bound else ([], False)
        return found[0] if len(found) == 1 else None

    def group_title(self) -> str:
        """The chosen group, as readers call it."""
        return next(
            (str(each.title) for each in self.groups if str(each.pk) == self["group"].value()), ""
        )

    def faults(self) -> list[tuple[str, str]]:
        """The id of each field with an error, and the error; in the order of the page."""
        if not self.is_bound:
            return []
        return [(field.id_for_label, str(field.errors[0])) for field in self if field.errors]

    def typed(self) -> Pairs:
        """What the next steps carry: all that was typed, and the unit that was found by it."""
        pairs = [
            (field.name, str(field.value()))
            for field in self
            if field.value() and field.name != "unit"
        ]
        return [*pairs, ("unit", str(self.chosen_unit_id))] if self.chosen_unit_id else pairs

    @property
    def details(self) -> Details:
        """The details of a valid form."""
        told = self.cleaned_data
        return Details(
            name=told["name"],
            birth_date=told["birth_date"],
            phone=told["phone"],
            group_id=int(told["group"]) if told.get("group") else None,
            unit_id=self.chosen_unit_id,
            lives_here=told["lives_here"],
            studies_here=told["studies_here"],
            works_here=told["works_here"],
            consents=frozenset(purpose for name, purpose in _CONSENTS.items() if told[name]),
            guardian_name=told["guardian_name"],
            guardian_phone=told["guardian_phone"],
            id_number=told.get("id_number", ""),
        )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if len(names.comparable(name).replace(" ", "")) < 2:
            raise ValidationError(_("Write your name in letters, as in your papers."))
        return name

    def clean_phone(self) -> str:
        return _read(phones.normalised, self.cleaned_data["phone"])

    def clean_id_number(self) -> str:
        return _read(id_numbers.normalised, self.cleaned_data["id_number"])

    def clean_group(self) -> str:
        group: str = self.cleaned_data["group"]
        if group not in {str(each.pk) for each in self.groups}:
            raise ValidationError(_("Choose as what you take part."))
        return group

    def clean(self) -> None:
        self._check_birth_date()
        self._check_unit()
        if not any(
            self.cleaned_data.get(name) for name in ("lives_here", "studies_here", "works_here")
        ):
            self.add_error(
                "lives_here",
                _("Tick at least one: you live, study or work in the province."),
            )
        if self.asks_guardian:
            self._check_guardian()
        else:
            self.cleaned_data.update(
                guardian=False, guardian_publish=False, guardian_name="", guardian_phone=""
            )

    def _check_birth_date(self) -> None:
        try:
            born = birth_date([self.cleaned_data.get(name, "") for name in BIRTH_NAMES], self.day)
        except NotABirthDateError as fault:
            self.add_error("birth_day", str(fault))
            return
        self.cleaned_data["birth_date"] = born
        age = ages.age_on(born, self.day)
        if age < self.rules.least_age:
            self.add_error(
                "birth_day",
                _("This contest is for people of %(least)s years and over; you are %(age)s.")
                % {"least": self.rules.least_age, "age": age},
            )

    def _check_unit(self) -> None:
        if self.chosen_unit_id:
            return
        words = self.cleaned_data.get("unit_search", "")
        found, _more = self._found_units
        if found:
            fault = _("Choose your unit or commune from the list.")
        elif words:
            fault = _("No unit is called “%(words)s”: try your commune or ward.") % {"words": words}
        else:
            fault = _("Your unit or commune is missing: type a part of its name.")
        self.add_error("unit_search", fault)

    def _check_guardian(self) -> None:
        age = self.rules.guardian_age
        if not self.cleaned_data.get("guardian_name"):
            self.add_error(
                "guardian_name",
                _("You are younger than %(age)s: the name of a parent or guardian is needed.")
                % {"age": age},
            )
        try:
            self.cleaned_data["guardian_phone"] = _read(
                phones.normalised, self.cleaned_data.get("guardian_phone", "")
            )
        except ValidationError as fault:
            self.add_error("guardian_phone", _("Parent or guardian: ") + fault.message)
        if not self.cleaned_data.get("guardian"):
            self.add_error("guardian", _("A parent or guardian must agree by ticking this."))


class _SharedFields(dict[str, forms.Field]):
    """Fields that a form takes as they are. Copying nineteen of them for each takes longer than checking what was sent."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


# A form leaves out fields that its rules don't ask for, and changes none.
DetailsForm.base_fields = _SharedFields(DetailsForm.base_fields)


def _read(normalised: Callable[[str], str], written: str) -> str:
    """What a reader of numbers makes of what was written; its own words where it can't."""
    try:
        return normalised(written)
    except ValueError as fault:
        raise ValidationError(str(fault)) from fault
