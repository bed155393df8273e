"""The site as docs/operators/install.md says: gunicorn with production's settings, on a database of its own."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]

# What a visit needs to know of the site: the contest that is open, a page beside it, and some communes. The notes
# of changes that the demonstration content left are gone, as an hour later.
_FACTS = """
import json
from datetime import timedelta
from contest.models import Round
from core.models import ContentChange
from django.utils import timezone
from news.models import NewsIndexPage
from units.models import Unit
ContentChange.forget_before(timezone.now() + timedelta(hours=2))
contest = Round.objects.open(timezone.now()).get().contest
news = NewsIndexPage.objects.live().filter(locale__language_code="vi").first()
units = Unit.objects.valid(timezone.localdate()).filter(kind="commune")
print(json.dumps({
    "contest": contest.get_absolute_url(),
    "other": news.url,
    "units": [[unit.pk, unit.name] for unit in units],
    "groups": list(contest.groups.values_list("pk", flat=True)),
}))
"""


@dataclass(frozen=True)
class Site:
    """A running site: its port, its master's process, where gunicorn and the site write what went wrong."""

    port: int
    master: int
    log: Path
    environment: dict[str, str]

    def workers(self) -> list[int]:
        """The processes that answer; the master, which forks them, is none of them."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text()
        return [int(number) for number in children.split()]

    def seconds_used(self) -> float:
        """Processor time of the master and its workers, those that are gone included."""
        return sum(map(seconds_of, [self.master, *self.workers()]))


def seconds_of(process: int) -> float:
    """Processor time of a process and of its children that have ended; 0 when it is gone."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def environment(folder: Path, database: str, port: int) -> dict[str, str]:
    """What /etc/cong/environment holds on a server, with secrets of its own."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "CONTEST_SEALING_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "CONTEST_DIGEST_KEY": secrets.token_urlsafe(64),
        "VAR_DIR": str(folder / "var"),
        "BEHIND_PROXY": "1",
        "BIND": f"127.0.0.1:{port}",
        "DATABASE_URL": database,
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }


def prepared(folder: Path, database: str) -> tuple[dict[str, str], dict[str, Any]]:
    """An empty database filled with the demonstration content; its environment, and facts of it."""
    variables = environment(folder, database, free_port())
    manage(variables, "prepare_site", "--demo")
    told = manage(variables, "shell", "--verbosity=0", "-c", _FACTS)
    return variables, json.loads(told.strip().splitlines()[-1])


def manage(variables: dict[str, str], *command: str) -> str:
    """Runs a command of the site; what it printed."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=variables,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    ).stdout


@contextmanager
def running_site(
    variables: dict[str, str], folder: Path, workers: int, threads: int
) -> Iterator[Site]:
    """gunicorn as deploy/gunicorn.conf.py starts it, and the worker that chains entries and publishes heads."""
    config = ["--config", str(ROOT / "deploy" / "gunicorn.conf.py")]
    counts = {"WEB_WORKERS": str(workers), "WEB_THREADS": str(threads)}
    port = int(variables["BIND"].rpartition(":")[2])
    log = folder / "site.log"
    with (
        running_gunicorn(config, {**variables, **counts}, log, port) as master,
        running_worker(variables, log),
    ):
        yield Site(port, master, log, variables)


@contextmanager
def running_worker(variables: dict[str, str], log: Path) -> Iterator[None]:
    """What `manage.py work` does in the background of every site."""
    with log.open("ab") as written:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=ROOT,
            env=variables,
            stdout=written,
            stderr=written,
        )
    try:
        yield
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait()


@contextmanager
def running_gunicorn(
    options: list[str], variables: dict[str, str], log: Path, port: int
) -> Iterator[int]:
    """gunicorn with these options, once its port is open; yields the number of its master process."""
    with log.open("ab") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options],
            cwd=ROOT,
            env=variables,
            stdout=written,
            stderr=written,
        )
    try:
        wait_for(port, server)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Returns when the port is open. Raises RuntimeError when the server has ended or a minute is over."""
    for _turn in range(600):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("The server has not opened its port.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
