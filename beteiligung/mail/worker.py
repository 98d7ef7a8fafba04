"""Does the waiting work: sends mails, and the chores. As a command, or as a thread of the web process.

The thread starts with the first request that a process answers, never when the application is made: a server that
loads the application and then forks (``gunicorn --preload``) would leave the thread behind in the parent. A process
that was forked later notices it by its process id. Several web processes share one lock, so one of them works; when
it ends, another takes over within seconds.
"""

from __future__ import annotations

import atexit
import logging
import os
import time
from threading import Event, Lock, Thread

from flask import Flask, current_app

from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.chores import do_chores
from beteiligung.mail.delivery import deliver_due, transport_for
from beteiligung.mail.lock import lock_for
from beteiligung.mail.operations import note_run

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
PAUSE_WITHOUT_LOCK_SECONDS = 10.0
PAUSE_AFTER_FAULT_SECONDS = 15.0
CHORES_EVERY_SECONDS = 600.0
TRACE_EVERY_SECONDS = 60.0


class Rounds:
    """What a worker does round after round; remembers when the rarer things are due."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._chores_at = 0.0
        self._trace_at = 0.0

    def go(self) -> int:
        """One round inside an application context; gives the number of mails that left."""
        now = time.monotonic()
        if now >= self._trace_at:
            with unit_of_work():
                note_run()
            self._trace_at = now + TRACE_EVERY_SECONDS
        if now >= self._chores_at:
            do_chores(stop=self._stop.is_set)
            self._chores_at = now + CHORES_EVERY_SECONDS
        transport = transport_for(current_app.config)
        return deliver_due(transport, stop=self._stop.is_set) if transport is not None else 0


def work(app: Flask, stop: Event, *, with_lock: bool) -> None:
    """Round after round until ``stop`` is set. A fault (the database away) only lengthens the pause."""
    rounds = Rounds(stop)
    lock = None
    try:
        while not stop.is_set():
            try:
                with app.app_context():
                    if with_lock and lock is None:
                        lock = lock_for(session().get_bind().engine)
                    if lock is not None and not lock.hold():
                        pause = PAUSE_WITHOUT_LOCK_SECONDS
                    else:
                        rounds.go()
                        pause = PAUSE_SECONDS
            except Exception:
                log.exception("the worker's round failed")
                pause = PAUSE_AFTER_FAULT_SECONDS
            stop.wait(pause)
    finally:
        if lock is not None:
            lock.release()


class InlineWorker:
    """The thread of one web process."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._guard = Lock()
        self._process: int | None = None
        self._thread: Thread | None = None
        self._stop = Event()

    def start(self) -> None:
        """Start the thread if this process has none yet."""
        if self._process == os.getpid():
            return
        with self._guard:
            if self._process == os.getpid():
                return
            self._stop = Event()
            self._thread = Thread(
                target=work, args=(self._app, self._stop), kwargs={"with_lock": True}, name="worker", daemon=True
            )
            self._thread.start()
            self._process = os.getpid()
            atexit.register(self.stop)

    def stop(self) -> None:
        """Let the thread finish the mail it is sending, and wait for it a few seconds."""
        self._stop.set()
        if self._thread is not None and self._process == os.getpid():
            self._thread.join(timeout=5)


def init_worker(app: Flask) -> InlineWorker | None:
    """Let the web processes of this application work inline, where the settings say so; never under test."""
    if app.config["BETEILIGUNG_WORKER"] != "inline" or app.testing:
        return None
    worker = InlineWorker(app)
    app.before_request(worker.start)
    return worker
