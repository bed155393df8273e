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


@contextmanager
def running_server(programs: Path, databases: Sequence[str] = ("cong",)) -> Iterator[str]:
    """A fresh server with these databases, all empty; yields the DATABASE_URL of the first."""
    with tempfile.TemporaryDirectory(prefix="cong-postgresql-") as name, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        _run(
            folder,
            [programs / "initdb", "--pgdata", data, "--username", "cong", "--auth", "trust"]
            + ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
        )
        # What a crash would lose is of no interest here.
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        control = [programs / "pg_ctl", "--pgdata", data, "--wait"]
        _run(folder, [*control, "--log", folder / "log", "--options", options, "start"])
        try:
            for database in databases:
                create = [programs / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "cong"]
                _run(folder, [*create, database])
            yield f"postgres://cong@127.0.0.1:{port}/{databases[0]}"
        finally:
            _run(folder, [*control, "--mode", "immediate", "stop"])


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
