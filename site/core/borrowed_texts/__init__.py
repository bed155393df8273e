"""Texts of Django and Wagtail that we say ourselves in Vietnamese, named so that they are collected.

Much of Wagtail's administration has no Vietnamese yet.
"""

from core.borrowed_texts.administration import ADMINISTRATION
from core.borrowed_texts.counted import COUNTED
from core.borrowed_texts.dates import DATES
from core.borrowed_texts.editing import EDITING
from core.borrowed_texts.forms import FORMS
from core.borrowed_texts.promotions import PROMOTIONS
from core.borrowed_texts.records import RECORDS
from core.borrowed_texts.scripts import SCRIPTS

__all__ = [
    "ADMINISTRATION",
    "COUNTED",
    "DATES",
    "EDITING",
    "FORMS",
    "PROMOTIONS",
    "RECORDS",
    "SCRIPTS",
]
