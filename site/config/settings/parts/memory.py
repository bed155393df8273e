"""What is remembered, and for how long."""

from .environment import env

# Rendered pages are kept until content changes; off, every request renders anew (for measuring).
REMEMBER_PAGES = env.bool("REMEMBER_PAGES", default=True)
# Seconds for which anyone may keep a public page before asking again.
PUBLIC_MAX_AGE = env.int("PUBLIC_MAX_AGE", default=30)

CACHES = {
    "default": env.cache_url("CACHE_URL", default="locmemcache://"),
    # How often something was done from where (`core.public_forms`): by all processes together where CACHE_URL is
    # set, else in each, with room for the addresses of ten minutes. Django's 300 are gone within seconds.
    "counters": env.cache_url("CACHE_URL", default="locmemcache://counters?max_entries=200000"),
    # Rendered pages, kept in each process and dropped when the content's version moves (`core.memory`).
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": env.int("REMEMBERED_PAGES", default=1000)},
    },
}
if not REMEMBER_PAGES:
    CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# In the database alone: a process that kept its own copy would go on believing who has signed out.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
