"""The command line: ``beteiligung …`` is the same as ``flask --app wsgi …``.

Commands are loaded when they are called: the web process, which never calls one, does without their libraries.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup, FlaskGroup
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

COMMANDS = {
    "areas": "aktionsraum.cli:areas",
    "check": "cli.check:check",
    "db": "cli.database:db_commands",
    "demo": "demo.cli:demo",
    "glossary": "cli.glossary:glossary",
    "init": "aktionsraum.cli:init",
    "limits": "cli.limits:limits",
    "proposals": "proposals.cli:proposals",
    "run": "cli.run:run",
    "settings": "cli.settings:settings",
    "staff": "accounts.cli:staff",
    "states": "cli.workflows:states",
    "worker": "mail.cli:worker",
}


class Commands(AppGroup):
    """All commands of the platform, by name; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"beteiligung.{module}"), name)
        return command


def add_commands(app: Flask) -> None:
    """Give the application its commands, so that ``flask --app wsgi`` knows them too."""
    app.cli = Commands(app.name)


def _make_app() -> Any:
    from beteiligung import create_app

    try:
        return create_app()
    except (ArgumentError, NoSuchModuleError) as error:
        click.echo(f"DATABASE_URL is no address of a database: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"The instance folder cannot be used: {error}", err=True)
        sys.exit(1)


@click.group(cls=FlaskGroup, create_app=_make_app, add_default_commands=False, add_version_option=False)
def main() -> None:
    """Beteiligung im Aktionsraum."""
