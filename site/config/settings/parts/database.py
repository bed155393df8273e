"""The database, and the tasks that wait in it."""

from .environment import VAR_DIR, env

# SQLite is for real use: write-ahead log, a writer takes its lock at the start of the
# transaction, and writers queue for it, so that sixteen wait for each other instead of failing.
# What is committed outlives a power cut, since contestants hold a receipt for it; what is removed is
# overwritten, so that nothing of an erased person can be read in the file. Without recursive triggers, of
# all things, `REPLACE INTO` would remove a record of the log past the trigger that refuses it.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONNECTION_AGE", default=600)
# A connection that died while it was idle is noticed before a reader meets it.
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        " PRAGMA recursive_triggers=ON;"
    ),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].update(ENGINE="core.sqlite", OPTIONS=SQLITE_OPTIONS)
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["ENGINE"] = "core.postgresql"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
