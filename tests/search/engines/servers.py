"""Real search engines for tests: `python -m tests.search.engines.servers COMMAND …`.

The command finds them in ELASTICSEARCH_TEST_URL and OPENSEARCH_TEST_URL; those that are given already are
used as they are. They are started by the scripts in SEARCH_ENGINES_DIR, which need Maven and a JDK of 21
or later. Without these, this says so and runs the command without them, or ends badly where REQUIRE_ALL=1
asks for every part.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

NAMES = ("elasticsearch", "opensearch")


@dataclass(frozen=True)
class Server:
    """A running engine: `address` of its first node, and the folder that all of it is in."""

    address: str
    folder: Path


def variable(name: str) -> str:
    """Where the address of an engine of this name is given."""
    return f"{name.upper()}_TEST_URL"


def scripts() -> Path:
    """The folder with `elasticsearch/start.sh` and `opensearch/start.sh`."""
    beside = Path(__file__).resolve().parents[4] / "shared" / "engines"
    return Path(os.environ.get("SEARCH_ENGINES_DIR", beside))


def why_not() -> str:
    """Why no engine can be started here; empty if it can."""
    if not scripts().is_dir():
        return f"there is no folder {scripts()} (SEARCH_ENGINES_DIR)"
    missing = [program for program in ("mvn", "java", "curl") if not shutil.which(program)]
    return f"{', '.join(missing)} is not installed" if missing else ""


@contextmanager
def running_server(name: str, nodes: int = 1) -> Iterator[Server]:
    """A fresh engine of this name in a folder of its own; several nodes only of OpenSearch."""
    with (
        tempfile.TemporaryDirectory(prefix=f"cong-{name}-") as folder,
        _reserved_port(name, nodes) as port,
    ):
        command = ["sh", str(scripts() / name / "start.sh"), folder, str(port)]
        if nodes > 1:
            command.append(str(nodes))
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            yield Server(f"http://127.0.0.1:{port}", Path(folder))
        finally:
            for pid in pids(Path(folder)):
                _end(pid)


def pid_files(folder: Path) -> list[Path]:
    """Where each node of a server in this folder keeps the number of its process."""
    return sorted(folder.glob("**/pid"))


def pids(folder: Path) -> tuple[int, ...]:
    """The processes of the nodes that run."""
    return tuple(int(each.read_text()) for each in pid_files(folder))


def _end(pid: int) -> None:
    # A node that a test has frozen does not hear a request to end.
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


@contextmanager
def _reserved_port(name: str, nodes: int) -> Iterator[int]:
    """A port with the further ones that a server takes: Elasticsearch the next, OpenSearch those 100 above.

    Nobody else who asks here gets it until the end: a server takes its ports seconds after they were free,
    and tests that run side by side start theirs at the same time.
    """
    ports = range(9200, 9300 - nodes, nodes) if name == "opensearch" else range(9400, 9900, 2)
    distance = 100 if name == "opensearch" else 1
    for port in ports:
        wanted = [port + node for node in range(nodes)]
        with ExitStack() as locks:
            if not all(_is_locked(locks, each) for each in wanted):
                continue
            if all(_is_free(each) and _is_free(each + distance) for each in wanted):
                yield port
                return
    raise RuntimeError(f"There is no free port for {name}.")


def _is_locked(locks: ExitStack, port: int) -> bool:
    """Whether this process has the port to itself now, until the end of `locks`."""
    file = Path(tempfile.gettempdir(), f"cong-port-{port}.lock")
    lock = locks.enter_context(file.open("w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


def main(command: Sequence[str]) -> int:
    needed = [name for name in NAMES if variable(name) not in os.environ]
    obstacle = why_not() if needed else ""
    if obstacle:
        sys.stdout.write(f"Skipped on {' and '.join(needed)}: {obstacle}.\n")
        if os.environ.get("REQUIRE_ALL") == "1":
            return 1
        needed = []
    # Otherwise the servers outlive a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    with ExitStack() as running:
        addresses = {
            variable(name): running.enter_context(running_server(name)).address for name in needed
        }
        return subprocess.run(command, env={**os.environ, **addresses}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
