"""What a quiz says of itself to machines: never its answers, which are told after the submit alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from core.structured_data import absolute, publisher
from programme.models import Topic
from quiz_embed.shown import words

if TYPE_CHECKING:
    from quiz_embed.models import Quiz


def quiz_data(quiz: Quiz) -> dict[str, Any]:
    """schema.org's Quiz, without questions: search engines want their answers along with them."""
    name, introduction = words(quiz, "name"), words(quiz, "intro")
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": name.text,
        "url": absolute(quiz.get_absolute_url()),
        "inLanguage": name.lang or get_language() or settings.LANGUAGE_CODE,
        "isAccessibleForFree": True,
        "publisher": publisher(),
    }
    if introduction:
        data["description"] = introduction.text
    topics = Topic.objects.filter(questions__quiz_questions__quiz=quiz).distinct()
    if about := [{"@type": "Thing", "name": topic.title} for topic in topics]:
        data["about"] = about
    if quiz.first_published_at:
        data["datePublished"] = timezone.localtime(quiz.first_published_at).isoformat()
    return data
