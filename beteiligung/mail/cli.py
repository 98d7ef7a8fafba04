"""The command that does the waiting work."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from beteiligung.command import note
from beteiligung.mail.worker import Rounds, work


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@with_appcontext
def worker(once: bool) -> None:
    """Send mails and do what is due by time. Several may run at once."""
    stop = Event()

    def end(_signal: int, _frame: Any) -> None:
        stop.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, end)
    if once:
        rounds = Rounds(stop)
        while rounds.go() and not stop.is_set():
            pass
        return
    note("The worker runs. Ctrl+C ends it.")
    work(current_app.app_context().app, stop, with_lock=False)
