"""Forms of the admin: what editors are told when a question or a quiz is not fit to be shown."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from quiz_embed.rules import count_faults, option_faults, plain, question_faults


class RuledInlinePanel(InlinePanel):
    """Child rows that are checked together by a formset of ours, which words its own errors."""

    def __init__(self, *args: Any, formset: type[BaseChildFormSet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name].update(
            formset=self.formset, validate_min=False, validate_max=False
        )
        return options


class RuledFormSet(BaseChildFormSet):
    """Rows whose rules span several of them."""

    def kept(self) -> list[Any]:
        """The filled rows that stay, in the editor's order."""
        filled = [form for form in self.forms if form.has_changed() or form.instance.pk]
        kept = [form for form in filled if not self._is_dropped(form)]
        return sorted(kept, key=lambda form: form.cleaned_data.get("ORDER") or 0)

    def dropped(self) -> list[Any]:
        """The stored rows that the editor removes."""
        return [form.instance for form in self.forms if form.instance.pk and self._is_dropped(form)]

    def _is_dropped(self, form: Any) -> bool:
        return bool(form.cleaned_data.get("DELETE"))

    def clean(self) -> None:
        # Not Django's own check for rows that repeat, which names no row: the rules say it better.
        # A fault in a field is shown at the field; what spans rows is judged once the fields are right.
        if not any(self.errors) and (faults := self._left_out() or self.faults()):
            raise ValidationError(faults)

    def _left_out(self) -> list[str]:
        """A word on stored rows that were not sent along: they would stay beside those that are judged."""
        sent = {form.instance.pk for form in self.forms}
        if all(row.pk in sent for row in self.get_queryset() if row.pk):
            return []
        return [
            _("The form came without some of its rows. Open it again, and put in what you changed.")
        ]

    def faults(self) -> list[str]:
        """What is wrong with the kept rows together, in the reader's language."""
        return []


class OptionFormSet(RuledFormSet):
    """The options of a question."""

    def faults(self) -> list[str]:
        return option_faults([form.instance for form in self.kept()]) + self._counted_and_dropped()

    def _counted_and_dropped(self) -> list[str]:
        """Options that readers have chosen stay, for the counts are theirs."""
        return [
            _(
                "Readers have already chosen “%(option)s”, so it can't be removed. "
                "Correct its text, or make a new question."
            )
            % {"option": option.wording}
            for option in self.dropped()
            if option.answer_counts.exists()
        ]


class QuizQuestionFormSet(RuledFormSet):
    """The questions of a quiz. A draft may have none yet; what is published obeys every rule."""

    def faults(self) -> list[str]:
        chosen = [form.instance.question for form in self.kept() if form.instance.question_id]
        faults = [
            _("Question “%(question)s”: %(cause)s")
            % {"question": question, "cause": _("It stands twice in the quiz.")}
            for place, question in enumerate(chosen)
            if question in chosen[:place]
        ]
        # Wagtail takes the least number away while a draft is saved.
        if not self.min_num:
            return faults
        return [
            *count_faults(len(chosen)),
            *faults,
            *(fault for question in chosen for fault in question_faults(question)),
        ]


class QuestionForm(WagtailAdminModelForm):
    """A question; blanks alone are no text."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("wording", "explanation"):
            if cleaned.get(name) and not plain(cleaned[name]):
                self.add_error(name, _("Only blanks stand here; write the text."))
        return cleaned
