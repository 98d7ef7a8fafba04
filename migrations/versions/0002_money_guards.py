"""Money guards: the ledger is append-only, balances are sums of it, pots are parts of their fund.

Revision: 0002
After: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BALANCES = ("reserved_cents", "committed_cents", "paid_cents")
OWNERS = {"commitments": "commitment_id", "pots": "pot_id"}
NEVER_REPLACED = {
    "ledger_entries": "",
    "commitments": "",
    "pots": " OR (fund_id = NEW.fund_id AND slug = NEW.slug)",
    "funds": " OR year = NEW.year",
}
"""Tables whose rows SQLite must not replace, neither by their id nor by another unique key."""

HOLDS = {
    "funds": ("pots", "fund_id"),
    "pots": ("commitments", "pot_id"),
    "commitments": ("ledger_entries", "commitment_id"),
}
"""What hangs on a row of money. Foreign keys say the same, but SQLite minds them only where a connection asks."""


def upgrade() -> None:
    statements = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, _table in _sqlite_triggers():
            op.execute(f"DROP TRIGGER {name}")
        return
    for name, table in _postgresql_triggers():
        op.execute(f"DROP TRIGGER {name} ON {table}")
    for function in POSTGRESQL_FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}()")


def _sum(column: str, owner_column: str, owner: str) -> str:
    return f"(SELECT coalesce(sum(e.{column}), 0) FROM ledger_entries AS e WHERE e.{owner_column} = {owner})"


def _assignments(owner_column: str) -> str:
    return ", ".join(f"{column} = {_sum(column, owner_column, f'NEW.{owner_column}')}" for column in BALANCES)


def _differences(owner_column: str) -> str:
    return " OR ".join(f"NEW.{column} <> {_sum(column, owner_column, 'NEW.id')}" for column in BALANCES)


_ALLOTTED = "(SELECT coalesce(sum(p.amount_cents), 0) FROM pots AS p WHERE p.fund_id = {fund})"
_NOT_EMPTY = " OR ".join(f"NEW.{column} <> 0" for column in BALANCES)


def _refuse(code: str) -> str:
    return f"SELECT RAISE(ABORT, '{code}')"


_KEYS = {"funds": "id", "pots": "id", "commitments": "id, pot_id"}


def _moves(table: str) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _KEYS[table].split(", "))


def _sqlite() -> list[str]:
    statements = [
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id{key}) BEGIN {_refuse('row_exists_already')}; END"
        for table, key in NEVER_REPLACED.items()
    ]
    for table, (child, column) in HOLDS.items():
        held = f"EXISTS (SELECT 1 FROM {child} WHERE {column} = OLD.id)"
        statements.append(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {held} BEGIN {_refuse('money_stays')}; END"
        )
        statements.append(
            f"CREATE TRIGGER {table}_no_move BEFORE UPDATE OF {_KEYS[table]} ON {table} "
            f"WHEN ({_moves(table)}) AND {held} BEGIN {_refuse('money_stays')}; END"
        )
    statements.append(
        "CREATE TRIGGER pots_no_push BEFORE UPDATE OF fund_id, slug ON pots WHEN EXISTS (SELECT 1 FROM pots WHERE "
        f"fund_id = NEW.fund_id AND slug = NEW.slug AND id <> OLD.id) BEGIN {_refuse('row_exists_already')}; END"
    )
    for act in ("UPDATE", "DELETE"):
        statements.append(
            f"CREATE TRIGGER ledger_entries_no_{act.lower()} BEFORE {act} ON ledger_entries "
            f"BEGIN {_refuse('ledger_is_append_only')}; END"
        )
    updates = "; ".join(
        f"UPDATE {table} SET {_assignments(column)} WHERE id = NEW.{column}" for table, column in OWNERS.items()
    )
    statements.append(f"CREATE TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries BEGIN {updates}; END")
    for table, column in OWNERS.items():
        statements.append(
            f"CREATE TRIGGER {table}_follow_ledger BEFORE UPDATE OF {', '.join(BALANCES)} ON {table} "
            f"WHEN {_differences(column)} BEGIN {_refuse('balances_follow_the_ledger')}; END"
        )
        statements.append(
            f"CREATE TRIGGER {table}_begin_empty BEFORE INSERT ON {table} "
            f"WHEN {_NOT_EMPTY} BEGIN {_refuse('balances_follow_the_ledger')}; END"
        )
    for act, rows in {
        "INSERT": ("NEW",),
        "UPDATE OF amount_cents, fund_id": ("NEW", "OLD"),
        "DELETE": ("OLD",),
    }.items():
        name = act.split()[0].lower()
        allot = "; ".join(
            f"UPDATE funds SET allotted_cents = {_ALLOTTED.format(fund=f'{row}.fund_id')} WHERE id = {row}.fund_id"
            for row in rows
        )
        statements.append(f"CREATE TRIGGER pots_allot_{name} AFTER {act} ON pots BEGIN {allot}; END")
    statements.append(
        "CREATE TRIGGER funds_follow_pots BEFORE UPDATE OF allotted_cents ON funds "
        f"WHEN NEW.allotted_cents <> {_ALLOTTED.format(fund='NEW.id')} BEGIN {_refuse('balances_follow_the_ledger')}; END"
    )
    statements.append(
        "CREATE TRIGGER funds_begin_empty BEFORE INSERT ON funds "
        f"WHEN NEW.allotted_cents <> 0 BEGIN {_refuse('balances_follow_the_ledger')}; END"
    )
    return statements


def _sqlite_triggers() -> list[tuple[str, str]]:
    return [(words[2], words[words.index("ON") + 1]) for words in (statement.split() for statement in _sqlite())]


def _raise(code: str) -> str:
    return f"RAISE EXCEPTION '{code}' USING ERRCODE = 'check_violation', CONSTRAINT = '{code}'"


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _lock(table: str, row: str) -> str:
    """Waits for the row first, so that the sums after it see what others have booked meanwhile.

    Rows are locked without their key: the foreign keys of other bookings hold it shared already.
    """
    return f"PERFORM 1 FROM {table} WHERE id = {row} FOR NO KEY UPDATE;"


_BALANCE = " ".join(
    f"{_lock(table, f'NEW.{column}')} UPDATE {table} SET {_assignments(column)} WHERE id = NEW.{column};"
    for table, column in OWNERS.items()
)


def _allot(row: str) -> str:
    fund = f"{row}.fund_id"
    return f"{_lock('funds', fund)} UPDATE funds SET allotted_cents = {_ALLOTTED.format(fund=fund)} WHERE id = {fund};"


POSTGRESQL_FUNCTIONS = {
    "refuse_ledger_change": f"{_raise('ledger_is_append_only')};",
    "book_ledger_entry": f"{_BALANCE} RETURN NULL;",
    "hold_commitment_balances": (
        f"IF {_differences('commitment_id')} THEN {_raise('balances_follow_the_ledger')}; END IF; RETURN NEW;"
    ),
    "hold_pot_balances": (
        f"IF {_differences('pot_id')} THEN {_raise('balances_follow_the_ledger')}; END IF; RETURN NEW;"
    ),
    "begin_with_empty_balances": (f"IF {_NOT_EMPTY} THEN {_raise('balances_follow_the_ledger')}; END IF; RETURN NEW;"),
    "allot_pots": (
        f"IF TG_OP <> 'INSERT' THEN {_allot('OLD')} END IF; IF TG_OP <> 'DELETE' THEN {_allot('NEW')} END IF; RETURN NULL;"
    ),
    "hold_allotted": (
        f"IF NEW.allotted_cents <> {_ALLOTTED.format(fund='NEW.id')} THEN "
        f"{_raise('balances_follow_the_ledger')}; END IF; RETURN NEW;"
    ),
}

_POSTGRESQL_TRIGGERS = {
    "ledger_entries_no_change": ("BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW", "refuse_ledger_change"),
    "ledger_entries_no_truncate": ("BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT", "refuse_ledger_change"),
    "ledger_entries_balance": ("AFTER INSERT ON ledger_entries FOR EACH ROW", "book_ledger_entry"),
    "commitments_follow_ledger": (
        f"BEFORE UPDATE OF {', '.join(BALANCES)} ON commitments FOR EACH ROW",
        "hold_commitment_balances",
    ),
    "pots_follow_ledger": (f"BEFORE UPDATE OF {', '.join(BALANCES)} ON pots FOR EACH ROW", "hold_pot_balances"),
    "commitments_begin_empty": ("BEFORE INSERT ON commitments FOR EACH ROW", "begin_with_empty_balances"),
    "pots_begin_empty": ("BEFORE INSERT ON pots FOR EACH ROW", "begin_with_empty_balances"),
    "pots_allot": ("AFTER INSERT OR UPDATE OF amount_cents, fund_id OR DELETE ON pots FOR EACH ROW", "allot_pots"),
    "funds_follow_pots": ("BEFORE INSERT OR UPDATE OF allotted_cents ON funds FOR EACH ROW", "hold_allotted"),
}


def _postgresql() -> list[str]:
    functions = [_function(name, body) for name, body in POSTGRESQL_FUNCTIONS.items()]
    triggers = [
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()"
        for name, (when, function) in _POSTGRESQL_TRIGGERS.items()
    ]
    return functions + triggers


def _postgresql_triggers() -> list[tuple[str, str]]:
    return [(name, when.split(" ON ")[1].split()[0]) for name, (when, _function_name) in _POSTGRESQL_TRIGGERS.items()]
