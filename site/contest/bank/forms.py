"""Forms of the bank: a question, a file of questions, the questions of a round, one to be taken out of the count."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.forms import WagtailAdminModelForm

from contest.enums import Difficulty
from contest.models import BankQuestion, Round, Voiding
from programme.models import Topic
from quiz_embed.forms import RuledFormSet
from quiz_embed.rules import option_faults, plain


class BankOptionFormSet(RuledFormSet):
    """The answers of a question."""

    def faults(self) -> list[str]:
        return option_faults([form.instance for form in self.kept()])


class BankQuestionForm(WagtailAdminModelForm):
    """A question; who wrote it first is noted."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("wording", "source"):
            if cleaned.get(name) and not plain(cleaned[name]):
                self.add_error(name, _("Only blanks stand here; write the text."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.set_by = self.for_user
        return super().save(commit)


class QuestionFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of questions"),
        help_text=gettext_lazy(
            "An XLSX workbook, a CSV file or a DOCX document whose first table holds the questions; at most 2 "
            "MB and 2,000 rows."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.docx"}),
    )


class NarrowingForm(forms.Form):
    """What the bank is narrowed by while questions are chosen; what it can't read narrows nothing."""

    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        label=gettext_lazy("Topic"),
        required=False,
        empty_label=gettext_lazy("All topics"),
    )
    difficulty = forms.TypedChoiceField(
        label=gettext_lazy("Difficulty"),
        choices=[("", gettext_lazy("All")), *Difficulty.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )


class VoidingForm(forms.ModelForm):
    """Which question of a round is taken out of the count, and why."""

    class Meta:
        model = Voiding
        fields = ["question", "reason", "reason_en"]
        widgets = {"question": forms.RadioSelect}

    def __init__(self, *args: Any, asked: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["question"]
        voided = asked.voidings.values("question")
        field.queryset = (
            BankQuestion.objects.filter(round_questions__round=asked)
            .exclude(pk__in=voided)
            .order_by("round_questions__sort_order", "pk")
        )
        field.empty_label = None
        field.label_from_instance = lambda question: f"{question}: {question.title}"
        self.fields["reason_en"].required = True
        for name in ("reason", "reason_en"):
            self.fields[name].help_text = gettext_lazy("Everybody reads it beside the results.")
