"""The checker: is a sentence that is about to be printed an approved slogan, word for word?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_safe

from core.memory import one_version
from core.text import nfc
from media.wording.checking import Verdict, check
from media.wording.register import KnownSlogan, register

# A slogan has 300 letters at most; more is another text.
LONGEST_SENTENCE = 500


class CheckForm(forms.Form):
    """One sentence. Its letters are counted as they are read, however they are stored."""

    sentence = forms.CharField(
        label=gettext_lazy("Sentence about to be printed or posted"),
        error_messages={"required": gettext_lazy("Write or paste a sentence.")},
    )

    def clean_sentence(self) -> str:
        sentence: str = self.cleaned_data["sentence"]
        length = len(nfc(sentence))
        if length > LONGEST_SENTENCE:
            raise forms.ValidationError(
                ngettext_lazy(
                    "The sentence has %(length)d letter; %(most)d at most. Check one sentence at a time.",
                    "The sentence has %(length)d letters; %(most)d at most. Check one sentence at a time.",
                    length,
                ),
                params={"length": length, "most": LONGEST_SENTENCE},
            )
        return sentence


@require_safe
def check_slogan(request: HttpRequest) -> HttpResponse:
    """The box, and what there is to say about the sentence of the address."""
    form = CheckForm(request.GET if "sentence" in request.GET else None)
    verdict = _verdict(form)
    context = {"form": form, "verdict": verdict, "today": timezone.localdate()}
    status = 422 if form.is_bound and verdict is None else 200
    return render(request, "pages/slogan_check.html", context, status=status)


@require_safe
def check_slogan_json(request: HttpRequest) -> JsonResponse:
    """The same for other programs."""
    form = CheckForm(request.GET)
    verdict = _verdict(form)
    if verdict is None:
        fault = {"field": "sentence", "message": " ".join(map(str, form.errors["sentence"]))}
        return _json({"error": fault}, status=422)
    compared = verdict.difference
    answer = {
        "language": translation.get_language(),
        "sentence": verdict.sentence,
        "finding": verdict.finding.value,
        "message": str(verdict.finding.label),
        "slogan": _slogan_row(verdict.slogan, request) if verdict.slogan else None,
        "typography": [each.value for each in verdict.typography],
        "places": compared.places if compared else 0,
        "pieces": [
            {"change": piece.change.value, "text": piece.text}
            for piece in (compared.pieces if compared else ())
        ],
    }
    return _json(answer)


def _verdict(form: CheckForm) -> Verdict | None:
    """None where there is no sentence, or none that can be checked."""
    if not form.is_bound or not form.is_valid():
        return None
    with one_version():
        return check(form.cleaned_data["sentence"], register(), timezone.localdate())


def _slogan_row(slogan: KnownSlogan, request: HttpRequest) -> dict[str, Any]:
    """A slogan that may be used has an address; of others only what was asked about is told."""
    is_listed = slogan.is_usable(timezone.localdate())
    with translation.override(slogan.language):
        url = request.build_absolute_uri(f"{reverse('slogans')}#slogan-{slogan.pk}")
    return {
        "id": slogan.pk,
        "language": slogan.language,
        "text": slogan.wording,
        "use_from": slogan.use_from.isoformat() if slogan.use_from else None,
        "use_until": slogan.use_until.isoformat() if slogan.use_until else None,
        "url": url if is_listed else None,
    }


def _json(answer: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})
