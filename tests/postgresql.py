"""Run a command with a PostgreSQL server of its own: `python -m tests.postgresql COMMAND …`.

The server lives in a folder that goes with it, on a port of its own, and the command finds it in
DATABASE_URL. Without PostgreSQL (Debian: `apt install postgresql`) this says so and ends well, or badly
where REQUIRE_ALL=1 asks for every part.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def folder_of_programs() -> Path | None:
    """Where `initdb` and `pg_ctl` are: Debian keeps them off the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class Cluster:
    """One PostgreSQL server in a folder of its own, on a port of its own.

    A `durable` one keeps what it has committed through a crash; the others are faster.
    """

    def __init__(self, programs: Path, folder: Path, *, durable: bool = False) -> None:
        self.programs, self.folder, self.data = programs, folder, folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        initdb = [programs / "initdb", "--pgdata", self.data, "--username", "cong"]
        initdb += ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
        _run(folder, initdb if durable else [*initdb, "--no-sync"])
        self.options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {folder}"
        self.options += f" -c fsync={'on' if durable else 'off'}"

    def start(self) -> None:
        log = ["--log", self.folder / "log", "--options", self.options]
        _run(self.folder, [*self._control, *log, "start"])

    def crash(self) -> None:
        """End it at once, as a loss of power would: what it had in memory is gone."""
        _run(self.folder, [*self._control, "--mode", "immediate", "stop"])

    def create(self, database: str) -> None:
        create = [self.programs / "createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "cong"]
        _run(self.folder, [*create, database])

    def address(self, database: str) -> str:
        """The DATABASE_URL of a database."""
        return f"postgres://cong@127.0.0.1:{self.port}/{database}"

    @property
    def _control(self) -> list[object]:
        return [self.programs / "pg_ctl", "--pgdata", self.data, "--wait"]


@contextmanager
def running_cluster(
    programs: Path, databases: Sequence[str] = ("cong",), *, durable: bool = False
) -> Iterator[Cluster]:
    """A fresh server with these databases, all empty."""
    with tempfile.TemporaryDirectory(prefix="cong-postgresql-") as name:
        cluster = Cluster(programs, Path(name), durable=durable)
        cluster.start()
        try:
            for database in databases:
                cluster.create(database)
            yield cluster
        finally:
            cluster.crash()


@contextmanager
def running_server(programs: Path, databases: Sequence[str] = ("cong",)) -> Iterator[str]:
    """The same, where what a crash would lose is of no interest; yields the DATABASE_URL of the first."""
    with running_cluster(programs, databases) as cluster:
        yield cluster.address(databases[0])


def _run(folder: Path, command: Sequence[object]) -> None:
    words = [str(word) for word in command]
    # PostgreSQL refuses to run as root.
    as_postgres = ["runuser", "--user", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)


def main(command: Sequence[str]) -> int:
    programs = folder_of_programs()
    if programs is None:
        sys.stdout.write("Skipped on PostgreSQL: it is not installed (apt install postgresql).\n")
        return 1 if os.environ.get("REQUIRE_ALL") == "1" else 0
    # Otherwise the server outlives a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    with running_server(programs) as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
