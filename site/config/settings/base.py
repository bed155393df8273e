"""What every way of running the site shares, by subject; what differs between servers comes from the environment."""

# ruff: noqa: F403 - a settings module is the sum of its parts

from .parts.applications import *
from .parts.contest import *
from .parts.database import *
from .parts.editing import *
from .parts.environment import *
from .parts.files import *
from .parts.languages import *
from .parts.law import *
from .parts.mail import *
from .parts.memory import *
from .parts.people import *
from .parts.search import *
from .parts.security import *

DEBUG = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Otherwise each task says twice that it went well.
        "django_tasks": {"level": "WARNING"},
        # Otherwise each start says that its C++ side may log.
        "pikepdf": {"level": "WARNING"},
        # What strangers ask for is in the server's own log; only what failed here is worth a line.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
