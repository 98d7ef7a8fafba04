"""Brings a database to a version of the schema. The migrations lie in the folder ``migrations`` of the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config(database_url: str) -> Config:
    """Alembic's configuration for one database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["database_url"] = database_url
    return config


FTS5_TABLES = "proposal_search_index"
"""What the names of the tables begin with in which SQLite keeps its index for searching."""


def is_compared(_thing: Any, name: str | None, kind: str, _is_reflected: bool, _other: Any) -> bool:
    """Whether Alembic compares a thing with the models: not those that only one engine has."""
    if kind == "table":
        return not (name or "").startswith(FTS5_TABLES)
    return kind != "index" or name != "ix_proposal_search_key"


def upgrade(database_url: str, revision: str = "head") -> None:
    """Apply the migrations up to a revision."""
    command.upgrade(alembic_config(database_url), revision)


def downgrade(database_url: str, revision: str) -> None:
    """Take the migrations back down to a revision; ``base`` empties the database."""
    command.downgrade(alembic_config(database_url), revision)
