"""A source of map pictures on 127.0.0.1 that does what a test wants, and remembers what was asked of it."""

from __future__ import annotations

import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def png(red: int = 200, green: int = 210, blue: int = 190, size: int = 256) -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes((red, green, blue)) * size) * size
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class TileServer:
    """``status``, ``body`` and ``headers`` are what it answers next; ``wait`` seconds before that."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.most_at_once = 0
        self.status, self.body, self.wait = 200, png(), 0.0
        self.headers = {"Content-Type": "image/png"}
        self._now = 0
        self._count = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.template = self.url + "/{z}/{x}/{y}.png"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with source._busy(self):
                    time.sleep(source.wait)
                    self.send_response(source.status)
                    for name, value in source.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(source.body)

            def log_message(self, *_args: Any) -> None:
                """Says nothing."""

        return Handler

    @contextmanager
    def _busy(self, request: BaseHTTPRequestHandler) -> Iterator[None]:
        with self._count:
            self.asked.append(request.path)
            self.agents.add(request.headers["User-Agent"])
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._count:
                self._now -= 1

    def run(self) -> None:
        """Answer until it is stopped."""
        self._server.serve_forever(poll_interval=0.05)

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def tile_server() -> Iterator[TileServer]:
    """A running source."""
    source = TileServer()
    thread = threading.Thread(target=source.run)
    thread.start()
    try:
        yield source
    finally:
        source.stop()
        thread.join()
