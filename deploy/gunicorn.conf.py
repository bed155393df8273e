"""How gunicorn serves the site, on a machine of one's own and on a server alike."""

import gc
import os
from pathlib import Path
from typing import Any

_checkout = Path(__file__).resolve().parents[1]
_run = Path(os.environ.get("VAR_DIR", _checkout / "var")).resolve() / "run"
_run.mkdir(parents=True, exist_ok=True)

wsgi_app = "config.wsgi"
pythonpath = f"{_checkout / 'site'},{_checkout}"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
# Loaded once and shared by the workers: half the memory, and half the time to start.
preload_app = True
timeout = 60
graceful_timeout = 10
worker_tmp_dir = str(_run)
# Otherwise it is made in the home folder of whoever starts it.
control_socket_disable = True
# A sentence to be checked stands in the address: 500 Vietnamese letters are up to 4,500 characters there.
limit_request_line = 8190


def when_ready(server: Any) -> None:
    """Before the workers are forked: what every request needs is loaded, and never looked through again.

    Python looks for garbage among everything that was ever made. What the site is made of is most of it and never
    becomes garbage: looking through it took a quarter of the time of an entry.
    """
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - reading it imports all views
    gc.collect()
    gc.freeze()
