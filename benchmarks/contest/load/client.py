"""A small HTTP client that keeps its connections for a moment, as nginx does before the site."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Mapping
from dataclasses import dataclass

# Shorter than gunicorn keeps an idle connection, so that none is used that is just being closed.
IDLE_SECONDS = 1.0


class NoAnswerError(Exception):
    """The connection broke, or nothing came in time: whether the request was heeded is not known."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page, unpacked."""
        zipped = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if zipped else self.body).decode()


Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Client:
    """Asks one server over as many connections as are needed at a time."""

    def __init__(self, port: int, patience: float = 30.0) -> None:
        self.port, self.patience = port, patience
        # Sent along with every request.
        self.headers: dict[str, str] = {}
        self._idle: list[tuple[float, Connection]] = []

    async def ask(self, path: str, form: bytes | None = None, address: str = "127.0.0.1") -> Answer:
        """The answer to a GET, or to a POST of an encoded form, of a reader at an IP address.

        Raises NoAnswerError.
        """
        return await self.send(written(self.port, path, form, address, self.headers))

    async def send(self, request: bytes) -> Answer:
        """The answer to a request as it goes over the line. Raises NoAnswerError."""
        try:
            async with asyncio.timeout(self.patience):
                connection = await self._connection()
                try:
                    return await self._exchanged(connection, request)
                except BaseException:
                    connection[1].close()
                    raise
        except (OSError, EOFError, TimeoutError, ValueError) as fault:
            raise NoAnswerError(repr(fault)) from fault

    async def _connection(self) -> Connection:
        while self._idle:
            left_at, connection = self._idle.pop()
            if time.monotonic() - left_at < IDLE_SECONDS and not connection[0].at_eof():
                return connection
            connection[1].close()
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def _exchanged(self, connection: Connection, request: bytes) -> Answer:
        reader, writer = connection
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head)
        }
        body = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            writer.close()
        else:
            self._idle.append((time.monotonic(), connection))
        return Answer(int(head[0].split(" ")[1]), headers, body)

    def close(self) -> None:
        for _left_at, (_reader, writer) in self._idle:
            writer.close()
        self._idle.clear()


def written(
    port: int,
    path: str,
    form: bytes | None,
    address: str,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A request as it goes over the line, with what nginx adds to it."""
    lines = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"X-Forwarded-For: {address}",
        "X-Forwarded-Proto: http",
        "Accept-Encoding: gzip",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    if form is not None:
        lines.append(f"Origin: http://127.0.0.1:{port}")
        lines.append("Content-Type: application/x-www-form-urlencoded")
        lines.append(f"Content-Length: {len(form)}")
    return "\r\n".join([*lines, "", ""]).encode() + (form or b"")
