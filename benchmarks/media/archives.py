"""A kit of 1 GB as a ZIP from a real worker, beside `zip -0` of the same files into a pipe.

    .venv/bin/python -m benchmarks.media.archives [--megabytes 1024] [--rounds 5]

Both are read by the same loop, in turn, so that whatever else the machine does falls on both. Files lie in
the memory of the system after the first round, for both alike: what is measured is the way, not the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.media.results_file import keep
from benchmarks.pages.run import ROOT, free_port, manage

AT_ONCE = 1024 * 1024

# Sounds and films of a toolkit: real files, of noise, so that nothing about them is easy.
MAKE_KIT = """
import io, os, sys, wave
from django.core.files.base import ContentFile
from demo.factories.home import HomePageFactory
from demo.factories.media import AssetFactory, KitFactory, VariantFactory

HomePageFactory.as_site_root()
kit = KitFactory(name="Bộ đo", slug="bo-do")
wanted, size = int(sys.argv[1]) * 1024 * 1024, 32 * 1024 * 1024
for number in range(max(1, wanted // size)):
    saved = io.BytesIO()
    with wave.open(saved, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(os.urandom(size))
    asset = AssetFactory(kit=kit, name=f"Bản tin loa {number}")
    VariantFactory(asset=asset, name="Đọc", content=saved.getvalue(), file_name="loa.wav")
"""


@contextmanager
def site(folder: Path, megabytes: int) -> Iterator[tuple[str, int, Path]]:
    """A site with such a kit; yields its address, the number of its only worker, and where files lie."""
    var = folder / "var"
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "VAR_DIR": str(var),
        "PORT": str(port),
        "WEB_WORKERS": "1",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    manage(ROOT, "prepare_site", **environment)
    make = folder / "make_kit.py"
    make.write_text(f"import django; django.setup()\n{MAKE_KIT}")
    subprocess.run(
        [sys.executable, make, str(megabytes)], env={**os.environ, **environment}, check=True
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", ROOT / "deploy/gunicorn.conf.py"]
        + ["--log-level", "error"],
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield address, _only_child(server.pid), var / "private"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            _ask(address, "/health/").close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("The site did not start.")


def _only_child(process: int) -> int:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    assert len(found) == 1, found
    return int(found[0])


def _ask(address: str, path: str, **headers: str) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)
    connection.request("GET", path, headers={"User-Agent": "benchmark", **headers})
    return connection


def drain(readinto: Callable[[memoryview], int], digest: Any = None) -> int:
    """Read to the end; the number of bytes."""
    buffer = memoryview(bytearray(AT_ONCE))
    total = 0
    while count := readinto(buffer):
        total += count
        if digest is not None:
            digest.update(buffer[:count])
    return total


def from_the_site(address: str, path: str) -> tuple[float, float, int]:
    """Seconds to the first byte, seconds for all, and bytes."""
    begun = time.perf_counter()
    connection = _ask(address, path)
    answer = connection.getresponse()
    assert answer.status == 200, answer.status
    first = answer.read(1)
    to_first = time.perf_counter() - begun
    total = len(first) + drain(answer.readinto)
    took = time.perf_counter() - begun
    connection.close()
    return to_first, took, total


def from_zip(folder: Path) -> tuple[float, int]:
    """The same files through Info-ZIP, stored, into a pipe: seconds and bytes."""
    begun = time.perf_counter()
    program = subprocess.Popen(
        ["zip", "-0", "-q", "-r", "-", "."], cwd=folder, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    total = drain(program.stdout.readinto)  # type: ignore[attr-defined]
    assert program.wait() == 0
    return time.perf_counter() - begun, total


def memory(process: int, name: str) -> int:
    """A figure of a process's memory in bytes: VmRSS now, VmHWM at most."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def growth(process: int, work: Callable[[], Any]) -> int:
    """How much more memory a process held at any moment of the work than before it, in bytes."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
    before = memory(process, "VmRSS")
    work()
    return memory(process, "VmHWM") - before


def digest_of(address: str, path: str, cuts: list[int]) -> tuple[str, str]:
    """The checksum of a download that was broken off and resumed at these bytes, and its tag."""
    digest, tag = hashlib.sha256(), ""
    for start, end in zip([0, *cuts], [*cuts, None], strict=True):
        asked = {"Range": f"bytes={start}-"} if start else {}
        connection = _ask(address, path, **asked, **({"If-Range": tag} if tag else {}))
        answer = connection.getresponse()
        assert answer.status == (206 if start else 200), answer.status
        tag = answer.headers["ETag"]
        left = None if end is None else end - start
        while left is None or left > 0:
            piece = answer.read(AT_ONCE if left is None else min(AT_ONCE, left))
            if not piece:
                break
            digest.update(piece)
            left = None if left is None else left - len(piece)
        # With bytes still on their way, as where a network fails.
        connection.close()
    return digest.hexdigest(), tag


def measure(megabytes: int, rounds: int) -> dict[str, Any]:
    path = "/media/bo-do/all.zip"
    with tempfile.TemporaryDirectory(prefix="cong-archives-") as name:
        folder = Path(name)
        with site(folder, megabytes) as (address, worker, files):
            first_growth = growth(worker, lambda: from_the_site(address, path))
            ours, stock = [], []
            for number in range(rounds):
                ours.append(from_the_site(address, path))
                stock.append(from_zip(files))
                sys.stderr.write(f"Round {number + 1} of {rounds} is done.\n")
            four = growth(worker, lambda: at_once(address, path, 4))
            size = ours[0][2]
            cuts = [size // 7, size // 3, size // 2 + 1, size - 5]
            whole, tag = digest_of(address, path, [])
            again, same_tag = digest_of(address, path, [])
            resumed, _tag = digest_of(address, path, cuts)
            entries = check_archive(address, path, folder)
    rate = [total / took / 1e6 for _first, took, total in ours]
    zip_rate = [total / took / 1e6 for took, total in stock]
    return {
        "on": f"{date.today()}",  # noqa: DTZ011 - the day of whoever measures
        "bytes": size,
        "files": entries,
        "rounds": rounds,
        "megabytes_a_second": round(statistics.median(rate)),
        "zip_0_megabytes_a_second": round(statistics.median(zip_rate)),
        "first_byte_milliseconds": round(statistics.median(first for first, _, _ in ours) * 1e3, 1),
        "memory_growth_megabytes": round(first_growth / 1e6, 1),
        "memory_growth_of_four_at_once_megabytes": round(four / 1e6, 1),
        "resumed_is_whole": resumed == whole,
        "same_bytes_twice": whole == again and tag == same_tag,
        "load": round(os.getloadavg()[0], 1),
    }


def at_once(address: str, path: str, count: int) -> None:
    """So many readers at the same time, in processes of their own."""
    code = (
        "import sys; from benchmarks.media.archives import from_the_site;"
        "from_the_site(*sys.argv[1:])"
    )
    readers = [
        subprocess.Popen([sys.executable, "-c", code, address, path], cwd=ROOT)
        for _ in range(count)
    ]
    assert [reader.wait() for reader in readers] == [0] * count


def check_archive(address: str, path: str, folder: Path) -> int:
    """Every file of the archive is what SHA256SUMS in it says; how many there are."""
    stored = folder / "all.zip"
    connection = _ask(address, path)
    with stored.open("wb") as file:
        shutil.copyfileobj(connection.getresponse(), file, AT_ONCE)
    connection.close()
    with zipfile.ZipFile(stored) as archive:
        assert archive.testzip() is None
        sums = archive.read("SHA256SUMS").decode().splitlines()
        for line in sums:
            expected, name = line.split("  ", 1)
            with archive.open(name) as entry:
                assert hashlib.file_digest(entry, "sha256").hexdigest() == expected, name
    return len(sums)


def table(figures: dict[str, Any]) -> Iterator[str]:
    yield "| | the site | zip -0 |"
    yield "|---|---:|---:|"
    ours, stock = figures["megabytes_a_second"], figures["zip_0_megabytes_a_second"]
    yield f"| MB/s | {ours:,} (× {ours / stock:.2f}) | {stock:,} |"
    yield f"| first byte, ms | {figures['first_byte_milliseconds']} | |"
    yield f"| growth of the worker, MB | {figures['memory_growth_megabytes']} | |"
    four = figures["memory_growth_of_four_at_once_megabytes"]
    yield f"| growth with four at once, after the first, MB | {four} | |"
    yield f"| resumed four times, same checksum | {figures['resumed_is_whole']} | |"
    yield f"| same bytes twice | {figures['same_bytes_twice']} | |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not shutil.which("zip"):
        sys.exit("zip is missing: apt install zip")
    figures = measure(options.megabytes, options.rounds)
    keep("archives", figures)
    print(*table(figures), sep="\n")


if __name__ == "__main__":
    main()
