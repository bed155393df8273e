"""A public server. Refuses to start without its secret and its host names."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a settings module is its base and what differs
from .base import BEHIND_PROXY, env, secret

SECRET_KEY = secret("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Set SECRET_KEY, or SECRET_KEY_FILE to the path of a file, to a random text of 50 letters or more."
    )
# Keys under which the details of contestants are kept. The newest seals, and all of them open.
CONTEST_SEALING_KEYS = secret("CONTEST_SEALING_KEYS").split()
CONTEST_DIGEST_KEY = secret("CONTEST_DIGEST_KEY")
if not CONTEST_SEALING_KEYS or len(CONTEST_DIGEST_KEY) < 50:
    raise ImproperlyConfigured(
        "Set CONTEST_SEALING_KEYS and CONTEST_DIGEST_KEY, or the same with _FILE: "
        "`manage.py make_contest_keys` prints new ones."
    )
_address = urlsplit(env.str("SITE_URL", default=""))
if _address.scheme not in ("http", "https") or not _address.hostname or _address.path.strip("/"):
    raise ImproperlyConfigured("Set SITE_URL to the address readers type, e.g. https://example.vn")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_address.hostname])
CSRF_TRUSTED_ORIGINS = [SITE_URL]  # noqa: F405

# Over plain HTTP (a machine of one's own) browsers would drop secure cookies, so HTTPS decides.
_secure = _address.scheme == "https"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=_secure)
# Asked by machines on the server itself, which speak plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
