"""Tests: everything at once and nothing kept."""

import tempfile
from pathlib import Path

from core.catalogues import compile_catalogues

from .base import *  # noqa: F403 - a settings module is its base and what differs
from .base import DATABASES, INSTALLED_APPS, SITE_DIR, STORAGES, env

# Reads migrations for what would lock or break a running site (`tests/whole`).
INSTALLED_APPS += ["django_migration_linter"]

SECRET_KEY = "for tests only, and long enough to satisfy the checks of a server"  # noqa: S105
CONTEST_SEALING_KEYS = ["Zm9yIHRlc3RzIG9ubHksIGFuZCAzMiBvY3RldHMgbG8="]
CONTEST_DIGEST_KEY = "for tests only, and long enough to satisfy the checks of a server"
ALLOWED_HOSTS = ["*"]
# Kept in a name so that the folder lives as long as the process, and goes with it.
_folder = tempfile.TemporaryDirectory(prefix="cong-test-")
VAR_DIR = Path(_folder.name)
LOCALE_PATHS = [VAR_DIR / "locale"]
# Before Django loads the models, which read translations: what is read once stays in memory.
compile_catalogues(SITE_DIR / "locale", LOCALE_PATHS[0])
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
KIT_DOWNLOAD_LOG = VAR_DIR / "downloads.log"
STORAGES["kits"]["OPTIONS"] = {"location": PRIVATE_ROOT}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = env.bool("AXES_ENABLED", default=False)
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
if DATABASES["default"]["ENGINE"] == "core.sqlite":
    DATABASES["default"]["TEST"] = {
        "NAME": env.str("TEST_SQLITE", default=str(VAR_DIR / "test.sqlite3"))
    }
