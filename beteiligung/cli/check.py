"""``beteiligung check``: configuration and health in words."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from flask import current_app
from flask.cli import with_appcontext

from beteiligung.aktionsraum.queries import the_city
from beteiligung.aktionsraum.tiles import fault_of
from beteiligung.config import ROOT, SETTINGS, missing_in_production
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.migrate import alembic_config
from beteiligung.mail.models import OutboxMail
from beteiligung.media.storage import storage

Config = Mapping[str, Any]
_LATE = timedelta(hours=1)
_PASSWORD = re.compile(r"(://[^:/@]*:)[^/]*@")


@click.command("check")
@with_appcontext
def check() -> None:
    """Say what would fail in production; exit 1 when something would."""
    config = current_app.config
    click.echo("Settings")
    for setting in SETTINGS:
        click.echo(f"  {setting.name} = {_shown(setting.name, config)}  ({setting.meaning})")
    click.echo("Health")
    faults = 0
    for looks_at, look in _LOOKS.items():
        found = list(look(config))
        faults += len(found)
        for sentence in found or ["ok"]:
            click.echo(f"  {looks_at}: {sentence}")
    click.echo(f"faults {faults}")
    if faults:
        sys.exit(1)


def _shown(name: str, config: Config) -> str:
    value = config.get(name)
    if value in (None, ""):
        return "-"
    return "(set)" if name.endswith("_KEY") else _PASSWORD.sub(r"\1…@", str(value))


def _settings(config: Config) -> Iterator[str]:
    if not config["PRODUCTION"]:
        yield "BETEILIGUNG_PRODUCTION is not 1: cookies travel without TLS and keys are made up"
    for setting in missing_in_production(config):
        yield f"{setting.name} is missing: {setting.meaning}"


def _keys(config: Config) -> Iterator[str]:
    if len(config["SECRET_KEY"] or "") < 32:
        yield "the secret key is shorter than 32 characters"
    try:
        Fernet((config["FIELD_KEY"] or "").encode())
    except ValueError:
        yield "the field key is no Fernet key"


def _base_url(config: Config) -> Iterator[str]:
    address = urlsplit(config["BASE_URL"])
    if address.scheme != "https" or not address.netloc:
        yield f"{config['BASE_URL']} does not begin with https://"


def _database(_config: Config) -> Iterator[str]:
    try:
        connection = session().connection()
    except sa.exc.SQLAlchemyError as error:
        yield f"does not answer: {str(error.__cause__ or error).splitlines()[0]}"
        return
    heads = set(ScriptDirectory.from_config(alembic_config("")).get_heads())
    if set(MigrationContext.configure(connection).get_current_heads()) != heads:
        yield "the schema is not up to date: run `beteiligung db upgrade`"
        return
    if connection.dialect.name == "postgresql" and not connection.scalar(sa.text("SELECT show_trgm('ä') <> '{}'")):
        yield "LC_CTYPE is C: searching in most scripts reads everything; make the database with C.UTF-8"
    if the_city() is None:
        yield "there is no city yet: run `beteiligung init`"


def _mail(config: Config) -> Iterator[str]:
    url = config["BETEILIGUNG_MAIL_URL"]
    if url and urlsplit(url).scheme not in {"smtp", "smtps"}:
        yield "BETEILIGUNG_MAIL_URL begins with neither smtp:// nor smtps://"
    late = sa.select(sa.func.count()).where(
        OutboxMail.sent_at.is_(None), OutboxMail.failed_at.is_(None), OutboxMail.created_at < clock.now() - _LATE
    )
    try:
        waiting = session().execute(late).scalar_one()
    except sa.exc.SQLAlchemyError:
        return
    if waiting:
        yield f"{waiting} mails wait for more than an hour: does a worker run?"


def _storage(_config: Config) -> Iterator[str]:
    if fault := storage().fault():
        yield fault


def _map(config: Config) -> Iterator[str]:
    template = config["BETEILIGUNG_TILES_URL"]
    if not template:
        return
    if fault := fault_of(template):
        yield f"BETEILIGUNG_TILES_URL cannot be used: {fault}"
    if not config["BETEILIGUNG_TILES_ATTRIBUTION"]:
        yield "BETEILIGUNG_TILES_ATTRIBUTION is missing: pictures of a map have a licence that wants its makers named"


def _catalogues(_config: Config) -> Iterator[str]:
    for source in sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            yield f"{source.relative_to(ROOT)} is not compiled: run `make run` or `pybabel compile`"


def _instance(config: Config) -> Iterator[str]:
    folder = Path(config["INSTANCE"])
    if folder.stat().st_mode & 0o007:
        yield f"{folder} can be read by everybody on this machine"


_LOOKS: dict[str, Callable[[Config], Iterator[str]]] = {
    "settings": _settings,
    "keys": _keys,
    "address": _base_url,
    "database": _database,
    "mail": _mail,
    "files": _storage,
    "map": _map,
    "languages": _catalogues,
    "instance folder": _instance,
}
