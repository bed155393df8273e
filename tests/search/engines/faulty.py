"""An address behind which a real engine stands, or one that talks rubbish."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

Behaviour = Callable[[socket.socket], None]


def answer(
    body: bytes, status: str = "200 OK", content_type: str = "application/json"
) -> Behaviour:
    """Answers every request with this, as an engine of the right make."""
    head = (
        f"HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\nx-elastic-product: Elasticsearch\r\n"
        f"connection: close\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return lambda client: client.sendall(head.encode() + body)


def drip(client: socket.socket) -> None:
    """Ever one more letter of an answer that never ends."""
    client.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-drip: ")
    while True:
        client.sendall(b"z")
        time.sleep(0.05)


def _search(total: object, name: str) -> bytes:
    listed = {"timed_out": False, "hits": {"hits": [{"_id": name}]}}
    counted = {"timed_out": False, "hits": {"total": {"value": total}, "hits": []}}
    return json.dumps({"responses": [listed, counted]}).encode()


RUBBISH: dict[str, Behaviour] = {
    "429": answer(b'{"error":{"type":"rejected_execution_exception"}}', "429 Too Many Requests"),
    "503": answer(b"", "503 Service Unavailable"),
    "bytes": lambda client: client.sendall(os.urandom(900)),
    "html": answer(b"<html>Welcome</html>", content_type="text/html"),
    "empty object": answer(b"{}"),
    "truncated": answer(b'{"timed_out":false,"hits":{"total":{"va'),
    "wrong types": answer(b'{"responses":[{"timed_out":false,"hits":{}},7],"items":[1]}'),
    "one answer of two": answer(b'{"responses":[{"timed_out":false,"hits":{"hits":[]}}]}'),
    "a refused part": answer(
        b'{"responses":[{"error":{"type":"circuit_breaking_exception"},"status":429}]}'
    ),
    "total in words": answer(_search("7", "1-1")),
    "negative total": answer(_search(-7, "1-1")),
    "name without a number": answer(_search(1, "x-y")),
    "endless number": answer(_search(1, "9" * 40 + "-" + "9" * 40)),
    "drip": drip,
}


class Faulty:
    """Hands everything on to the engine at `port` while `behaviour` is None."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.behaviour: Behaviour | None = None
        self.asked = 0
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def behave(self, behaviour: Behaviour | None) -> None:
        """From now on, on connections that are open already too."""
        self.behaviour = behaviour
        self.asked = 0
        while self._open:
            with suppress(OSError):
                self._open.pop().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.behave(None)
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._open.append(client)
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError), client:
            if self.behaviour is None:
                with socket.create_connection(("127.0.0.1", self.port)) as engine:
                    Thread(target=_pour, args=(engine, client), daemon=True).start()
                    _pour(client, engine)
                return
            client.recv(65536)
            self.asked += 1
            self.behaviour(client)


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while letters := source.recv(65536):
            target.sendall(letters)
        target.shutdown(socket.SHUT_RDWR)


@contextmanager
def faulty_before(address: str) -> Iterator[Faulty]:
    """An address of its own before the engine at this one."""
    faulty = Faulty(int(address.rsplit(":", 1)[1]))
    try:
        yield faulty
    finally:
        faulty.close()
