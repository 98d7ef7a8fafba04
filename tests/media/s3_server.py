"""A real server for S3-compatible storage."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

KEY, SECRET = "ACCESSKEY123", "Geheim+mit/Sonderzeichen%"
ESCAPED = "Geheim+mit%2FSonderzeichen%25"
WAIT_SECONDS = 20


@contextmanager
def s3_server(folder):
    """Host and port of a server that checks signatures; its bucket is called ``dateien``."""
    (folder / "dateien").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    rclone = Path(sys.executable).with_name("rclone")
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [rclone, "serve", "s3", "--config", "", "--addr", place, "--auth-key", f"{KEY},{SECRET}", folder],
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(place)
        yield place
    finally:
        server.terminate()
        server.wait()


def _wait_for(place):
    host, port = place.split(":")
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.1)


def url_of(place):
    """The setting that leads to its bucket."""
    return f"s3://{KEY}:{ESCAPED}@{place}/dateien?tls=0"
