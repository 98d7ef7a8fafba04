"""Fills a database of its own with the workload: the city by the platform's own command, the rest in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine

from beteiligung.core import clock
from beteiligung.core.database import Base
from scripts.bench import bulk, desk
from scripts.bench.workload import Ideas, Place, people, total

AREAS = ("nordmarkt", "hoerde", "borsigplatz")
"""The main area first."""

IDEAS_AT_ONCE = 5_000
"""Ideas in one transaction: enough to be quick, few enough to stay in memory (some 30 MB)."""


def generate(app: Flask, size: int) -> None:
    """Set up the city, ``size`` ideas in its main area with all that belongs to them, and a desk where others wait.

    Needs an empty database.
    """
    from beteiligung import db

    made = app.test_cli_runner().invoke(args=["init"])
    if made.exit_code:
        raise RuntimeError(f"beteiligung init: {made.output}")
    with app.app_context():
        engine = db.engine
    place = _place(engine)
    _people(engine, place)
    ideas, last = Ideas(size, place), total(size)
    with _search_index_made_afterwards(engine):
        for first in range(1, last + 1, IDEAS_AT_ONCE):
            with engine.begin() as connection:
                for name, rows in ideas.rows(first, min(last, first + IDEAS_AT_ONCE - 1)).items():
                    bulk.insert(connection, Base.metadata.tables[name], rows)
        with engine.begin() as connection:
            for name, rows in desk.waiting_ideas(last + 1, desk.waiting_count(size), place):
                bulk.insert(connection, Base.metadata.tables[name], rows)
    _forward_ids(engine)
    desk.make_officer(app, place)
    _settle(engine)


@contextmanager
def _search_index_made_afterwards(engine: Engine) -> Iterator[None]:
    """An index of all runs of three letters is made at once in a tenth of the time it takes row by row."""
    [index] = Base.metadata.tables["proposal_search"].indexes
    if engine.dialect.name != "postgresql":
        yield
        return
    index.drop(engine)
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '512MB'")
        index.create(connection)


def _place(engine: Engine) -> Place:
    tables = Base.metadata.tables
    areas, fields = tables["aktionsraeume"], tables["fields_of_action"]
    with engine.connect() as connection:
        known = {row.slug: row.id for row in connection.execute(sa.select(areas.c.slug, areas.c.id))}
        field_ids = tuple(connection.scalars(sa.select(fields.c.id).order_by(fields.c.id)))
    main, second, third = (known[slug] for slug in AREAS)
    return Place((main, second, third), field_ids, clock.now())


def _people(engine: Engine, place: Place) -> None:
    accounts, contacts = zip(*people(place.now), strict=True)
    with engine.begin() as connection:
        bulk.insert(connection, Base.metadata.tables["accounts"], accounts)
        bulk.insert(connection, Base.metadata.tables["contacts"], contacts)


def _forward_ids(engine: Engine) -> None:
    with engine.begin() as connection:
        for name in ("accounts", "proposals"):
            bulk.forward_ids(connection, Base.metadata.tables[name])


def _settle(engine: Engine) -> None:
    """What a running database does by itself within minutes: statistics, dead rows, the log."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")
            connection.exec_driver_sql("CHECKPOINT")
        else:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
