"""The command line: ``beteiligung …`` is the same as ``flask --app wsgi …``."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import FlaskGroup


def _make_app() -> Flask:
    from beteiligung import create_app

    return create_app()


@click.group(cls=FlaskGroup, create_app=_make_app, add_version_option=False)
def main() -> None:
    """Beteiligung im Aktionsraum."""
