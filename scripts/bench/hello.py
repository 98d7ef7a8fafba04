"""The smallest application there is: what one request of it costs is the unit of everything else."""

from __future__ import annotations

from flask import Flask

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def hello() -> str:
    """The same answer to everybody. POST is there to be compared with writing."""
    return "Hello, World!"
