"""A line to a server that loses answers: what was sent arrives and is done, and whoever sent it never hears of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from beteiligung.cli.run import HOST

_OF_THE_LINE = {"connection", "transfer-encoding", "content-length", "server", "date"}


class BrokenLine:
    """``url`` leads to the server. ``lose_answers(2)``: of the next two addresses nobody hears what came of the first form."""

    def __init__(self, port: int, server_port: int) -> None:
        self.url = f"http://{HOST}:{port}"
        self.server_port = server_port
        self.lost: list[str] = []
        self._to_lose = 0
        self._begun = 0
        self._lock = threading.Lock()

    def lose_answers(self, number: int) -> None:
        self._to_lose, self._begun = number, len(self.lost)

    def loses(self, method: str, path: str, status: int) -> bool:
        """Whether the answer to this request is lost: of a form that was taken."""
        with self._lock:
            if method != "POST" or status != 302 or not self._to_lose or path in self.lost[self._begun :]:
                return False
            self._to_lose -= 1
            self.lost.append(path)
            return True


@contextmanager
def broken_line(server_port: int) -> Iterator[BrokenLine]:
    """Stand between a browser and a server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with closing(HTTPConnection(HOST, line.server_port, timeout=60)) as connection:
                connection.request(self.command, self.path, body or None, dict(self.headers))
                answer = connection.getresponse()
                content = answer.read()
            self.close_connection = True
            if line.loses(self.command, self.path, answer.status):
                return
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _OF_THE_LINE:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_HEAD = do_GET  # noqa: N815  # the names that the library asks for

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    line = BrokenLine(server.server_address[1], server_port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
