"""``beteiligung db …``: the schema of the database."""

from __future__ import annotations

import click
from alembic import command
from flask import current_app
from flask.cli import AppGroup

from beteiligung.core import migrate

db_commands = AppGroup("db", help="The schema of the database.")


def _url() -> str:
    return str(current_app.config["DATABASE_URL"])


@db_commands.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Apply the migrations, up to REVISION."""
    migrate.upgrade(_url(), revision)


@db_commands.command("downgrade")
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take migrations back, down to REVISION; "base" empties the database."""
    migrate.downgrade(_url(), revision)


@db_commands.command("current")
def current() -> None:
    """Show which migration the database has."""
    command.current(migrate.alembic_config(_url()))


@db_commands.command("revision")
@click.option("-m", "--message", required=True)
def revision(message: str) -> None:
    """Begin a new migration from the difference between tables and models."""
    command.revision(migrate.alembic_config(_url()), message=message, autogenerate=True)
