"""Dates in English as the site takes them everywhere. Django's own for English are month first: a wrong day, unsaid."""

from django.conf import settings

DATE_INPUT_FORMATS = settings.DATE_INPUT_FORMATS
DATETIME_INPUT_FORMATS = settings.DATETIME_INPUT_FORMATS
