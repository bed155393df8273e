"""A real nginx before a running site, with the configuration that operators get."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

import pytest

# What surrounds deploy/nginx.conf on Debian, without what belongs to one machine.
AROUND = """
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    types {{ text/html html; }}
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Nginx:
    """One running nginx. Readers come over TLS, as they do to a server."""

    folder: Path
    port: int

    @property
    def log(self) -> Path:
        return self.folder / "cong-downloads.log"

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def connect(self) -> http.client.HTTPSConnection:
        unverified = ssl.create_default_context()
        unverified.check_hostname = False
        unverified.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=unverified)

    def read(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict, bytes]:
        """Status, headers (lower-case names) and body; `if_range` stands for If-Range."""
        connection = self.connect()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def reopen_logs(self) -> None:
        """What rotation asks for once it has renamed a log."""
        os.kill(int((self.folder / "nginx.pid").read_text()), signal.SIGUSR1)

    def lines(self, count: int, of: Path | None = None) -> list[str]:
        """The lines of the log once there are so many; nginx writes each when its request is over."""
        deadline = time.monotonic() + 10
        while True:
            log = of or self.log
            found = log.read_text().splitlines() if log.exists() else []
            if len(found) >= count:
                return found
            assert time.monotonic() < deadline, found
            time.sleep(0.05)


@contextmanager
def running_nginx(folder: Path, site_port: int) -> Iterator[Nginx]:
    """nginx on a free port, before the site on `site_port`, with its files in `folder`."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        missing = "nginx is missing: apt install nginx"
        pytest.fail(missing) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(missing)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _make_certificate(folder)
    (folder / "site.conf").write_text(_configuration(folder, port, site_port))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user))
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    server = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.PIPE)
    try:
        nginx = Nginx(folder, port)
        _wait(nginx, server)
        yield nginx
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _configuration(folder: Path, port: int, site_port: int) -> str:
    """deploy/nginx.conf with the addresses of this machine in place of those of a server."""
    text = (settings.BASE_DIR / "deploy/nginx.conf").read_text()
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen unix:{folder}/plain.sock;",
        "    listen [::]:80;\n": "",
        "/etc/ssl/cong/": f"{folder}/",
        "/var/cache/nginx/cong": f"{folder}/cache",
        "/var/log/nginx/": f"{folder}/",
        "/var/lib/cong/private/": f"{settings.PRIVATE_ROOT}/",
        "/var/lib/cong/": f"{settings.VAR_DIR}/",
        "127.0.0.1:8000": f"localhost:{site_port}",
    }.items():
        assert before in text, before
        text = text.replace(before, after)
    return text


def _make_certificate(folder: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl, "openssl is missing: apt install openssl"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-keyout", folder / "privkey.pem"]
        + ["-out", folder / "fullchain.pem"],
        check=True,
        capture_output=True,
    )


def _wait(nginx: Nginx, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", nginx.port)) == 0:
                return
        time.sleep(0.05)
    error = server.stderr.read().decode() if server.poll() is not None and server.stderr else ""
    raise AssertionError(f"nginx did not start: {error}")
