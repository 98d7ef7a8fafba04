"""``beteiligung run``: what ``make run`` calls. Prepares the database, shows the demonstration, serves."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import with_appcontext

from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.cli import init
from beteiligung.aktionsraum.queries import the_city
from beteiligung.command import note, stop
from beteiligung.config import ROOT
from beteiligung.core.database import session
from beteiligung.core.migrate import upgrade
from beteiligung.demo.cli import load, print_links

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4


@click.command("run")
@click.pass_context
@with_appcontext
def run(context: click.Context) -> None:
    """Migrate, set up, load the demonstration where it is due, and serve on 127.0.0.1."""
    port = current_app.config["PORT"]
    _refuse_taken_port(port)
    upgrade(current_app.config["DATABASE_URL"])
    context.invoke(init)
    if _demonstration_is_due():
        note("Loading the demonstration …")
        load()
    city = the_city()
    if city is not None and city.is_demo:
        print_links()
    session().close()
    click.echo(f"http://{HOST}:{port}")
    sys.stdout.flush()
    _serve(f"{HOST}:{port}")


def _refuse_taken_port(port: str) -> None:
    """Say so before anything is printed that would not work."""
    try:
        with socket.create_server((HOST, int(port)), reuse_port=False):
            pass
    except (OSError, OverflowError, ValueError) as error:
        stop(f"Nothing can be served on port {port} ({error}). Another one: make run PORT=8001", code=1)


def _demonstration_is_due() -> bool:
    """On an empty embedded database, or when asked for."""
    if current_app.config["DEMO"] == "1":
        return True
    if os.environ.get("DATABASE_URL"):
        return False
    return session().execute(sa.select(sa.func.count()).select_from(Account)).scalar_one() == 0


def _serve(address: str) -> None:
    if os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = current_app.config["DATABASE_URL"]  # a relative path means another file below
    os.chdir(ROOT)
    os.execve(sys.executable, gunicorn_command(address), gunicorn_environment(os.environ))  # noqa: S606 - our own words


def gunicorn_command(
    address: str, application: str = "wsgi:app", *, workers: int = WORKERS, threads: int = THREADS
) -> list[str]:
    """What serves an application; tests and the bench serve theirs in the same way."""
    options = [
        "--config",
        "python:beteiligung.cli.gunicorn_settings",
        "--forwarder-headers",
        "none",  # whoever may name the path an application is mounted at could change every link of a kept page
        "--bind",
        address,
        "--workers",
        str(workers),
        "--threads",
        str(threads),
        "--worker-class",
        "gthread",
        "--no-control-socket",
    ]
    return [sys.executable, "-m", "gunicorn", *options, application]


def gunicorn_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment it is served in: as it is, and all threads of a worker share one heap beside the main one.

    The C library would give each a heap of its own, so that none waits for another. Threads of Python take turns
    anyway, and each heap keeps what it once needed: some seven megabytes. Whoever says otherwise is heard.
    """
    return {"MALLOC_ARENA_MAX": "2", **environment}
