from __future__ import annotations

import psycopg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url

from beteiligung.config import SETTINGS
from beteiligung.core.migrate import upgrade
from tests.support.application import application

PRODUCTION = {
    "BETEILIGUNG_PRODUCTION": "1",
    "BETEILIGUNG_BASE_URL": "https://beteiligung.example.org",
    "BETEILIGUNG_SECRET_KEY": "k" * 40,
    "BETEILIGUNG_FIELD_KEY": Fernet.generate_key().decode(),
    "BETEILIGUNG_MAIL_URL": "smtps://post:geheim@mail.example.org:465",
}


@pytest.fixture
def check(database_url, tmp_path):
    """``check(BETEILIGUNG_…="…")``: the command on an instance with these settings; gives exit code and output."""
    instance = tmp_path / "instance"
    instance.mkdir(mode=0o700)

    def run(*, with_city: bool = True, **settings):
        settings = {"DATABASE_URL": database_url, "INSTANCE": str(instance), "TESTING": False, **settings}
        with application(**settings) as app:
            runner = app.test_cli_runner()
            if with_city:
                runner.invoke(args=["init"])
            result = runner.invoke(args=["check"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result.exit_code, result.stdout

    return run


def faults(output: str) -> list[str]:
    lines = output.partition("Health\n")[2].splitlines()[:-1]
    return [line.strip() for line in lines if not line.endswith(": ok") and not line.startswith("  languages")]


def test_a_complete_production_has_no_fault_of_its_own(check):
    _code, output = check(**PRODUCTION)

    assert faults(output) == []
    for setting in SETTINGS:
        assert setting.name in output


def test_secrets_are_not_shown(check):
    _code, output = check(**PRODUCTION)

    assert "geheim" not in output
    assert "smtps://post:…@mail.example.org:465" in output
    assert PRODUCTION["BETEILIGUNG_FIELD_KEY"] not in output
    assert "kkkk" not in output


def test_development_would_fail_in_production(check):
    code, output = check()

    assert code == 1
    named = " ".join(faults(output))
    for word in ("BETEILIGUNG_PRODUCTION", "BETEILIGUNG_SECRET_KEY", "BETEILIGUNG_MAIL_URL", "https://"):
        assert word in named


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"BETEILIGUNG_BASE_URL": "http://beteiligung.example.org"}, "does not begin with https://"),
        ({"BETEILIGUNG_SECRET_KEY": "short"}, "the secret key is shorter than 32 characters"),
        ({"BETEILIGUNG_SECRET_KEY": None}, "BETEILIGUNG_SECRET_KEY is missing"),
        ({"BETEILIGUNG_FIELD_KEY": "no-key"}, "the field key is no Fernet key"),
        ({"BETEILIGUNG_MAIL_URL": "mail.example.org"}, "neither smtp:// nor smtps://"),
        ({"BETEILIGUNG_TILES_URL": "ftp://karte.example.org/{z}/{x}/{y}.png"}, "neither http:// nor https://"),
        ({"BETEILIGUNG_TILES_URL": "https://karte.example.org/{z}/{x}.png"}, "it needs {z}, {x} and {y}"),
        ({"BETEILIGUNG_TILES_URL": "https://{s}.example.org/{z}/{x}/{y}.png"}, "it has braces in the host"),
        ({"BETEILIGUNG_TILES_URL": "https://karte.example.org/{z}/{x}/{y}.png"}, "TILES_ATTRIBUTION is missing"),
    ],
)
def test_each_fault_is_named(check, settings, fault):
    code, output = check(**(PRODUCTION | settings))

    assert code == 1
    assert fault in " ".join(faults(output))


def test_a_city_is_needed(check):
    code, output = check(with_city=False, **PRODUCTION)

    assert code == 1
    assert "there is no city yet" in output


def test_a_database_that_is_behind_is_named(check, empty_database_url):
    code, output = check(**(PRODUCTION | {"DATABASE_URL": empty_database_url}))

    assert code == 1
    assert "run `beteiligung db upgrade`" in output


def test_a_database_that_is_away_is_named(check):
    code, output = check(**(PRODUCTION | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}))

    assert code == 1
    assert "database: does not answer" in output
    assert "Traceback" not in output


def test_a_database_that_knows_no_letters_but_english_ones_is_told(check, database_url, database_kind):
    if database_kind != "postgresql":
        return
    server = make_url(database_url).set(drivername="postgresql")
    name = f"{server.database}_c"
    made = f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(made)
        try:
            url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
            upgrade(url)
            assert any("LC_CTYPE is C" in fault for fault in faults(check(DATABASE_URL=url, **PRODUCTION)[1]))
        finally:
            connection.execute(f"DROP DATABASE {name}")
