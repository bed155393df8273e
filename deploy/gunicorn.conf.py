"""How gunicorn serves the site, on a machine of one's own and on a server alike."""

import os
from pathlib import Path

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
