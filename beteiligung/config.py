"""Settings: read from the environment, each with a default and a meaning. ``docs/settings.md`` is printed from here."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One environment variable. ``needed`` names those without which production does not start."""

    name: str
    default: str | None
    meaning: str
    needed: bool = False


SETTINGS = (
    Setting("DATABASE_URL", None, "sqlite:///… or postgresql://…; default: a SQLite file in the instance folder"),
    Setting("INSTANCE", "instance", "Folder for the embedded database, the keys and the files people send"),
    Setting("PORT", "8000", "Port that `beteiligung run` listens on"),
    Setting("DEMO", "0", "1 loads the demonstration data even when DATABASE_URL is given"),
    Setting("BETEILIGUNG_PRODUCTION", "0", "1 for real operation: secure cookies, no default secrets", needed=False),
    Setting(
        "BETEILIGUNG_BASE_URL",
        None,
        "Address that mails and links begin with; default: 127.0.0.1 and PORT",
        needed=True,
    ),
    Setting(
        "BETEILIGUNG_SECRET_KEY", None, "Signs cookies; default: made and kept in the instance folder", needed=True
    ),
    Setting(
        "BETEILIGUNG_FIELD_KEY",
        None,
        "Encrypts second factors (Fernet); default: made and kept in the instance folder",
        needed=True,
    ),
    Setting(
        "BETEILIGUNG_MAIL_URL",
        None,
        "smtp://user:password@host:port or smtps://…; default: kept and shown to an admin",
        needed=True,
    ),
    Setting("BETEILIGUNG_MAIL_FROM", "beteiligung@localhost", "Sender of all mails"),
    Setting(
        "BETEILIGUNG_STORAGE_URL",
        None,
        "S3-compatible storage for files people send: s3://key:secret@host:port/bucket?region=…&tls=0 (region: us-east-1;"
        " tls=0 only on a network of one's own; special letters of key and secret as %2F); default: the instance folder",
    ),
    Setting(
        "BETEILIGUNG_WORKER",
        "inline",
        "inline: a thread of the web process does the waiting work; external: `beteiligung worker` does",
    ),
    Setting("BETEILIGUNG_LOG_MONTHS", "24", "Whole months that the log is kept; at least 12"),
    Setting(
        "BETEILIGUNG_FORM_SECONDS",
        "2",
        "Whoever is not signed in and sends a form sooner after it was shown is asked to send once more; 0: nobody is",
    ),
    Setting("BETEILIGUNG_PAGE_CACHE", "16", "Megabytes of finished public pages that each process keeps; 0: none"),
    Setting(
        "BETEILIGUNG_TILES_URL",
        None,
        "Where the pictures of the map come from: https://…/{z}/{x}/{y}.png; we fetch and keep them, visitors never go"
        " there; default: the map shows boundaries alone",
    ),
    Setting(
        "BETEILIGUNG_TILES_ATTRIBUTION",
        None,
        "Whom the map names for its pictures, as their licence wants it; web addresses in it become links",
    ),
    Setting("BETEILIGUNG_PROXIES", "0", "Number of trusted proxies in front (X-Forwarded-For, -Proto)"),
)


def load(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The settings as Flask's configuration. ``overrides`` wins over the environment; tests use it."""
    values: dict[str, Any] = {s.name: os.environ.get(s.name) or s.default for s in SETTINGS}
    values.update(overrides or {})
    production = str(values["BETEILIGUNG_PRODUCTION"]) == "1"
    instance = Path(values["INSTANCE"])
    if not instance.is_absolute():
        instance = ROOT / instance
    values["INSTANCE"] = str(instance)
    values["DATABASE_URL"] = _database_url(values["DATABASE_URL"], instance)
    values["SQLALCHEMY_DATABASE_URI"] = values["DATABASE_URL"]
    values["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(values["DATABASE_URL"])
    values["SECRET_KEY"] = values["BETEILIGUNG_SECRET_KEY"] or _kept(
        instance / "secret_key", secrets.token_urlsafe, production
    )
    values["FIELD_KEY"] = values["BETEILIGUNG_FIELD_KEY"] or _kept(instance / "field_key", _new_field_key, production)
    values |= {
        "PRODUCTION": production,
        "BASE_URL": (values["BETEILIGUNG_BASE_URL"] or f"http://127.0.0.1:{values['PORT']}").rstrip("/"),
        "SESSION_COOKIE_NAME": "beteiligung",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": production,
        "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_SSL_STRICT": False,
        "MAX_CONTENT_LENGTH": 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        # The residents' catalogue last: the plural rule of the last one counts, and the desk has none in most languages.
        "BABEL_DOMAIN": "desk;messages",
        "BABEL_TRANSLATION_DIRECTORIES": f"{ROOT / 'translations'};{ROOT / 'translations'}",
        "BABEL_DEFAULT_LOCALE": "de",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Berlin",
        "TEMPLATES_AUTO_RELOAD": False,
    }
    values.update({key: value for key, value in (overrides or {}).items() if key not in {"DATABASE_URL", "INSTANCE"}})
    return values


def missing_in_production(config: Mapping[str, Any]) -> list[Setting]:
    """The settings that production needs and does not have."""
    return [s for s in SETTINGS if s.needed and not os.environ.get(s.name) and config.get(s.name) in (None, s.default)]


def _database_url(url: str | None, instance: Path) -> str:
    if not url:
        return f"sqlite:///{instance / 'beteiligung.sqlite3'}"
    if url.startswith("sqlite:///") and not url.startswith(("sqlite:////", "sqlite:///:memory:")):
        # The same file for every part of the platform: from the folder one stands in.
        return f"sqlite:///{Path(url.removeprefix('sqlite:///')).resolve()}"
    return url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url


def _engine_options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 15}}
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 5, "connect_args": {"connect_timeout": 5}}


def _new_field_key() -> str:
    from cryptography.fernet import Fernet  # six megabytes that a server with a key does without

    return Fernet.generate_key().decode()


def _kept(path: Path, make: Any, production: bool) -> str | None:
    """Read a key from the instance folder, or make it there. Production never invents one."""
    if path.exists():
        return path.read_text().strip()
    if production:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    key: str = make()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as handle:
        handle.write(key)
    return key
