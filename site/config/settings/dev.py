"""The reloading server on a developer's machine."""

from .base import *  # noqa: F403 - a settings module is its base and what differs

DEBUG = True
SECRET_KEY = "for a developer's machine only"  # noqa: S105 - never used by production, which refuses to start without its own
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
CONTEST_SEALING_KEYS = ["ZGV2ZWxvcGVyJ3MgbWFjaGluZSBvbmx5LCAzMiBieXQ="]
CONTEST_DIGEST_KEY = "for a developer's machine only"
