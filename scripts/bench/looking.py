"""What can be counted without load: questions to the database, and bytes of a page on its way to the reader."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection

from flask import Flask

from beteiligung.cli.run import HOST
from scripts.bench.draft import Asked
from scripts.bench.load import LoadFailed
from scripts.bench.servers import Server
from tests.support.statements import StatementCounter

ANSWER_SECONDS = 120
"""Patience for the first answer of a page, which nobody measures."""


def queries_of(app: Flask, asked: Asked) -> int:
    """Statements for a page that a reader asks for the second time."""
    reader, headers = app.test_client(use_cookies=False), _headers(asked)
    reader.get(asked.path, headers=headers)
    with StatementCounter(app) as counter:
        reader.get(asked.path, headers=headers)
    return counter.count


def bytes_of(server: Server, asked: Asked) -> int:
    """Length of a page's body in bytes, compressed with gzip. Raises LoadFailed when it is no page."""
    connection = HTTPConnection(HOST, server.port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", asked.path, headers=_headers(asked))
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise LoadFailed(f"{server.name} {asked.path}: status {response.status}")
        return len(body if response.headers["Content-Encoding"] == "gzip" else gzip.compress(body, 6))
    finally:
        connection.close()


def _headers(asked: Asked) -> dict[str, str]:
    headers = {"Accept-Encoding": "gzip", "Accept-Language": "de"}
    return headers | {"Cookie": asked.cookie} if asked.cookie else headers
