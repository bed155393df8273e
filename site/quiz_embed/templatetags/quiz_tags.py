"""What admin screens print of quizzes."""

from __future__ import annotations

from django import template
from django.conf import settings

from quiz_embed.frames import EmbedCode, embed_code
from quiz_embed.models import Quiz

register = template.Library()


@register.simple_tag
def quiz_embed_code(quiz: Quiz) -> EmbedCode:
    """The lines that other sites paste, with the address readers type."""
    return embed_code(quiz, settings.SITE_URL)
