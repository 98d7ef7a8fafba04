"""Runs the migrations: in one transaction, on SQLite with foreign keys off and checked afterwards."""

import sqlalchemy as sa
from alembic import context

from beteiligung import wiring
from beteiligung.core.database import Base, UtcDateTime
from beteiligung.core.migrate import is_compared

wiring.load_models()
config = context.config
URL = config.attributes["database_url"]


class BrokenForeignKeys(Exception):
    """A migration left rows that point nowhere."""


def migrate() -> None:
    """Open one connection and migrate on it."""
    engine = sa.create_engine(URL, poolclass=sa.NullPool)
    is_sqlite = engine.dialect.name == "sqlite"
    if is_sqlite:
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=is_sqlite,
            compare_type=True,
            transaction_per_migration=False,
            render_item=_render_item,
            include_object=is_compared,
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise BrokenForeignKeys(broken)
    engine.dispose()


def _render_item(kind: str, item: object, _context: object) -> str | bool:
    """Migrations stand on their own: an instant is written as plain SQLAlchemy."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Batch alterations copy tables; with foreign keys on, dropping the old table would cascade into others."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = OFF")


migrate()
