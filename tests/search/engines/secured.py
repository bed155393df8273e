"""A proxy before an engine that speaks TLS and demands to know who asks, as a guarded cluster does."""

from __future__ import annotations

import http.client
import ssl
import subprocess
from collections.abc import Iterator, Set
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

REFUSED = b'{"error": {"type": "security_exception", "reason": "who are you"}, "status": 401}'


def certificates(folder: Path) -> tuple[Path, Path, Path]:
    """The certificate of a new authority, and the certificate and the key that it gives to 127.0.0.1."""
    authority, authority_key = folder / "authority.pem", folder / "authority.key"
    certificate, key = folder / "server.pem", folder / "server.key"
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    valid = ["-days", "2", "-sha256"]
    _openssl(
        ["req", "-x509", *new_key, *valid, "-subj", "/CN=Authority of a test"]
        + ["-addext", "keyUsage=critical,keyCertSign,cRLSign"]
        + ["-keyout", authority_key, "-out", authority]
    )
    _openssl(
        ["req", "-x509", *new_key, *valid, "-subj", "/CN=127.0.0.1"]
        + [
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
        ]
        + ["-CA", authority, "-CAkey", authority_key, "-keyout", key, "-out", certificate]
    )
    return authority, certificate, key


def _openssl(words: list[object]) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


@contextmanager
def guarded(address: str, certificate: Path, key: Path, accepted: Set[str]) -> Iterator[str]:
    """The address of a proxy before the engine that lets pass these values of the header Authorization."""
    behind = urlsplit(address).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.headers.get("authorization") not in accepted:
                self._answer(401, {"content-type": "application/json"}, REFUSED)
                return
            engine = http.client.HTTPConnection(behind, timeout=30)
            kept = {
                name: value
                for name, value in self.headers.items()
                if name.lower() not in ("host", "authorization", "connection")
            }
            engine.request(self.command, self.path, body or None, kept)
            answer = engine.getresponse()
            self._answer(answer.status, dict(answer.getheaders()), answer.read())
            engine.close()

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            # Clients that do not trust the certificate hang up; that is what is tested.
            return

    server = Quiet(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
