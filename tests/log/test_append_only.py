"""The log against raw connections that set nothing and know no rules."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.budget import raw

LONG_AGO = "2020-01-01"


@pytest.fixture
def log(database_url: str) -> Iterator[raw.Raw]:
    """One entry of this month and one of a month long over."""
    with raw.connect(database_url) as connection:
        for month in (this_month(), LONG_AGO):
            add(connection, month)
        yield connection


def this_month(months_ago: int = 0) -> str:
    """The first day of a month, by the engine's own clock."""
    today = datetime.now(UTC).date()
    number = today.year * 12 + today.month - 1 - months_ago
    return date(number // 12, number % 12 + 1, 1).isoformat()


def add(connection: raw.Raw, month: str) -> None:
    connection.execute(
        "INSERT INTO log_entries (month, at, account_id, role, act) VALUES (?, '2026-05-04 10:00:00', 7, 'officer', ?)",
        (month, "proposal.publish"),
    )


def retain(connection: raw.Raw, month: str, keep: int = 24) -> None:
    connection.execute(
        "INSERT INTO log_retentions (month, decided_at, keep_months, entry_count) VALUES (?, '2026-05-04 10:00:00', ?, 1)",
        (month, keep),
    )


def entries(connection: raw.Raw) -> list[tuple]:
    return connection.execute("SELECT * FROM log_entries ORDER BY id").fetchall()


CHANGES = {
    "change": "UPDATE log_entries SET act = 'proposal.reject' WHERE id = 1",
    "change of all": "UPDATE log_entries SET account_id = 8",
    "delete": "DELETE FROM log_entries WHERE id = 1",
    "delete all": "DELETE FROM log_entries",
    "upsert": "INSERT INTO log_entries SELECT * FROM log_entries WHERE true"
    " ON CONFLICT (id) DO UPDATE SET act = 'proposal.reject'",
}
ONLY_SQLITE = {
    "replace": "INSERT OR REPLACE INTO log_entries SELECT * FROM log_entries",
    "change or replace": "UPDATE OR REPLACE log_entries SET id = 1 WHERE id = 2",
}
ONLY_POSTGRESQL = {"truncate": "TRUNCATE log_entries CASCADE"}


def test_entries_are_never_changed_or_deleted(log, database_kind):
    before = entries(log)
    own = ONLY_SQLITE if database_kind == "sqlite" else ONLY_POSTGRESQL
    for name, statement in {**CHANGES, **own}.items():
        with pytest.raises(raw.REFUSED, match="log_entries_is_append_only"):
            log.execute(statement)
        assert entries(log) == before, name


def test_a_month_goes_once_its_row_is_there_and_its_time_is_over(log):
    with pytest.raises(raw.REFUSED, match="log_entries_is_append_only"):
        log.execute("DELETE FROM log_entries WHERE month = ?", (LONG_AGO,))
    retain(log, LONG_AGO)
    with pytest.raises(raw.REFUSED):  # the other month is not over, so nothing goes
        log.execute("DELETE FROM log_entries")
    log.execute("DELETE FROM log_entries WHERE month = ?", (LONG_AGO,))
    assert len(entries(log)) == 1


@pytest.mark.parametrize(
    ("months_ago", "keep", "goes"), [(0, 24, False), (24, 24, False), (25, 24, True), (13, 12, True)]
)
def test_a_row_alone_ends_no_time(log, months_ago, keep, goes):
    month = this_month(months_ago)
    add(log, month)
    retain(log, month, keep)
    before = len(entries(log))
    if goes:
        log.execute("DELETE FROM log_entries WHERE month = ?", (month,))
        assert len(entries(log)) == before - 1
    else:
        with pytest.raises(raw.REFUSED, match="log_entries_is_append_only"):
            log.execute("DELETE FROM log_entries WHERE month = ?", (month,))


def test_no_row_says_that_less_is_enough(log):
    with pytest.raises(raw.REFUSED, match="ck_log_retentions_kept_long_enough"):
        retain(log, this_month(2), keep=1)


def test_what_was_recorded_of_retention_stays(log, database_kind):
    retain(log, LONG_AGO)
    statements = ["UPDATE log_retentions SET entry_count = 0", "DELETE FROM log_retentions"]
    statements.append(
        "INSERT OR REPLACE INTO log_retentions SELECT * FROM log_retentions"
        if database_kind == "sqlite"
        else "TRUNCATE log_retentions"
    )
    for statement in statements:
        with pytest.raises(raw.REFUSED, match="log_retentions_is_append_only"):
            log.execute(statement)
