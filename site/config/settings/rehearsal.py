"""A rehearsal of a contest: the site's own code around a database, files, keys and a clock that are thrown away.

`manage.py rehearse_contest` starts its process with these; nothing else does.
"""

from django.core.exceptions import ImproperlyConfigured

from core.catalogues import compile_catalogues

from .parts.environment import SITE_DIR, VAR_DIR, env, made_up_secrets

# Whoever began a server with these would otherwise write into the database of the site.
if not (_database := env.str("REHEARSAL_DATABASE", default="")):
    raise ImproperlyConfigured("These settings are those of `manage.py rehearse_contest` alone.")

# Before Django loads the models, which read translations: what is read once stays in memory.
compile_catalogues(SITE_DIR / "locale", VAR_DIR / "locale")

from .base import *  # noqa: E402, F403 - a settings module is its base and what differs
from .base import DATABASES, LOGGING, STATIC_ROOT, STORAGES  # noqa: E402

_secrets = {name: path.read_text() for name, path in made_up_secrets().items()}
SECRET_KEY = _secrets["SECRET_KEY"]
CONTEST_SEALING_KEYS = _secrets["CONTEST_SEALING_KEYS"].split()
CONTEST_DIGEST_KEY = _secrets["CONTEST_DIGEST_KEY"]
CONTEST_ASKS_ITS_PROCESS = True

DATABASES["default"]["NAME"] = _database
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ALLOWED_HOSTS = ["*"]

# The terminal is for how far it has come; what went wrong stands beside the database.
LOGGING = {
    **LOGGING,
    "handlers": {
        "console": {
            "class": "logging.FileHandler",
            "filename": VAR_DIR / "rehearsal.log",
            "formatter": "line",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
}
