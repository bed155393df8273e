"""Quizzes at their own address and in frames of other sites. No cookie is read or set anywhere here."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_forms import comes_from_elsewhere, is_longer_than
from core.serving import remembered_view
from quiz_embed.answers import MOST_BYTES, Answers, local_path
from quiz_embed.enums import QuizState
from quiz_embed.frames import allowed_origins, embed_code, framed
from quiz_embed.models import AnswerCount, Quiz
from quiz_embed.shown import ShownQuiz, asked, marked, words
from sharing.pages import ViewPage

QUIZZES_A_PAGE = 20

# The header by which `quiz.js` asks for the changed part of the page, and is told that it got it.
PART_HEADER = "X-Quiz-Part"


@remembered_view("page")
def quiz_list(request: HttpRequest) -> HttpResponse:
    """The quizzes that take answers now, newest first."""
    found = Quiz.objects.open().annotate(question_count=Count("quiz_questions")).order_by("-id")
    results = Paginator(found, QUIZZES_A_PAGE).get_page(request.GET.get("page"))
    for quiz in results:
        quiz.heading = words(quiz, "name")
        quiz.text = words(quiz, "intro")
    context = {"results": results, "shared": ViewPage.of_list("quiz_list")}
    return render(request, "pages/quiz_list_page.html", context)


@remembered_view()
def quiz_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A quiz at its own address."""
    quiz = _live_quiz(slug)
    context = {"quiz": asked(quiz), "shared": ViewPage.of(quiz)}
    return render(request, "pages/quiz_page.html", context)


@framed
@remembered_view()
def frame(request: HttpRequest, slug: str) -> HttpResponse:
    """A quiz for the frame of another site: nothing around it but the sign."""
    context = {"quiz": asked(_live_quiz(slug), framed=True)}
    return render(request, "pages/quiz_frame_page.html", context)


@remembered_view()
def embed_code_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines another site pastes, and how the quiz looks there."""
    quiz = _live_quiz(slug)
    context = {
        "heading": _("Put a quiz on your own site"),
        "shown": asked(quiz),
        "frame_address": reverse("quiz_frame", args=[quiz.slug]),
        "code": embed_code(quiz, f"{request.scheme}://{request.get_host()}"),
    }
    return render(request, "pages/quiz_embed_code_page.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Marks what a reader sent from a page of this site."""
    if request.method != "POST":
        return redirect("quiz_page", slug)
    return _answered(request, slug, origins=[], framed=False)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@framed
def frame_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """The same inside a frame, which the answer stays in."""
    if request.method != "POST":
        return redirect("quiz_frame", slug)
    return _answered(request, slug, allowed_origins(), framed=True)


def _answered(request: HttpRequest, slug: str, origins: list[str], framed: bool) -> HttpResponse:
    if is_longer_than(request, MOST_BYTES):
        return _refused(request, slug, 413, _("What was sent is too long to be an answer."), framed)
    if comes_from_elsewhere(request, origins):
        return _refused(request, slug, 403, _("These answers were sent from another site."), framed)
    quiz = _live_quiz(slug)
    back = local_path(request.POST.get("back", ""))
    if quiz.state() is not QuizState.OPEN:
        return _quiz_response(request, asked(quiz, back=back, framed=framed), 409)
    sent = Answers(quiz, request.POST)
    if sent.errors or not sent.chosen:
        shown = asked(quiz, chosen=sent.chosen, errors=sent.errors, back=back, framed=framed)
        return _quiz_response(request, shown, 422)
    AnswerCount.record(quiz.pk, sent.option_ids, timezone.localdate())
    return _quiz_response(request, marked(quiz, sent.chosen, back=back, framed=framed), 200)


def _quiz_response(request: HttpRequest, quiz: ShownQuiz, status: int) -> HttpResponse:
    """The whole page, or only what changed in it when `quiz.js` asks."""
    part = request.headers.get(PART_HEADER) is not None
    if part:
        template = "components/quiz_body.html"
    elif quiz.is_framed:
        template = "pages/quiz_frame_page.html"
    else:
        template = "pages/quiz_page.html"
    response = render(request, template, {"quiz": quiz, "is_answer": True}, status=status)
    if part:
        response[PART_HEADER] = "1"
    response["Cache-Control"] = "no-store"
    return response


def _refused(
    request: HttpRequest, slug: str, status: int, reason: str, framed: bool
) -> HttpResponse:
    response = render(
        request,
        "pages/quiz_refused_page.html",
        {"reason": reason, "slug": slug, "is_framed": framed},
        status=status,
    )
    response["Cache-Control"] = "no-store"
    return response


def _live_quiz(slug: str) -> Quiz:
    return get_object_or_404(Quiz.objects.live().select_related("unit"), slug=slug)
