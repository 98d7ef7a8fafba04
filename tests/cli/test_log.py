"""Commands stand in the log as the platform's, by what was typed after the program."""

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.log.models import LogEntry


def acts(app):
    with app.app_context():
        return [(one.act, one.role, one.account_id) for one in session().scalars(sa.select(LogEntry))]


def test_commands_that_change_something_are_noted(app, command, data):
    command("init")
    command("staff", "add", "mina@example.org", "--role", "coordinator")
    command("proposals", "import", data / "bad-header-only.csv", "--aktionsraum", "nordmarkt", code=2)
    assert acts(app) == [("command:init", "system", None), ("command:staff add", "system", None)]
