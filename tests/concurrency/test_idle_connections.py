"""Connections that are opened and say nothing, as browsers do beforehand, keep nobody waiting."""

import socket
import time
from contextlib import ExitStack

from tests.support.server import serving

IDLE = 12
"""Three for each thread."""


def test_silent_connections_keep_nobody_waiting(database_url, tmp_path):
    with serving(database_url, tmp_path, workers=1) as server, ExitStack() as open_connections:
        server.text("/de/")
        for _ in range(IDLE):
            open_connections.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        time.sleep(0.1)
        start = time.monotonic()
        assert server.text("/de/")
        assert time.monotonic() - start < 4, "each silent connection held a thread for seconds"
