"""What can be counted without load: questions to the database, and bytes of a page on its way to the reader."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection

from flask import Flask

from beteiligung.cli.run import HOST
from scripts.bench.load import LoadFailed
from scripts.bench.servers import Server
from tests.support.statements import StatementCounter

ANSWER_SECONDS = 120
"""Patience for the first answer of a page, which nobody measures."""


def queries_of(app: Flask, path: str) -> int:
    """Statements for a page that an anonymous reader asks for the second time."""
    reader = app.test_client()
    reader.get(path)
    with StatementCounter(app) as counter:
        reader.get(path)
    return counter.count


def bytes_of(server: Server, path: str) -> int:
    """Length of a page's body in bytes, compressed with gzip. Raises LoadFailed when it is no page."""
    connection = HTTPConnection(HOST, server.port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept-Language": "de"})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise LoadFailed(f"{server.name} {path}: status {response.status}")
        return len(body if response.headers["Content-Encoding"] == "gzip" else gzip.compress(body, 6))
    finally:
        connection.close()
