"""Triggers that let rows be added and nothing else, in the words of both engines; migrations execute them.

SQLite replaces a row past the triggers on deleting where a connection does not ask for them, so there an id that exists is
refused as well.
"""

from __future__ import annotations


def guards(table: str, dialect: str, *, key: str = "id", unless: str | None = None) -> list[str]:
    """Statements that make a table append-only. ``unless``: a condition on ``OLD`` under which a row may go."""
    code = f"{table}_is_append_only"
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{code}'); END"
        when = f" WHEN NOT ({unless})" if unless else ""
        known = f"SELECT 1 FROM {table} WHERE {key} = NEW.{key}"  # noqa: S608 - our own names
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}{when} {refuse}",
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({known}) {refuse}",
        ]
    refuse = f"RAISE EXCEPTION '{code}' USING ERRCODE = 'check_violation', CONSTRAINT = '{code}';"
    passes = f"IF TG_OP = 'DELETE' THEN IF {unless} THEN RETURN OLD; END IF; END IF; " if unless else ""
    function = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} END $$"
    return [
        function.format(f"hold_{table}", f"{passes}{refuse}"),
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION hold_{table}()",
        function.format(f"keep_all_{table}", refuse),
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION keep_all_{table}()",
    ]


def without_guards(table: str, dialect: str) -> list[str]:
    """Statements that take them away again."""
    if dialect == "sqlite":
        return [f"DROP TRIGGER {table}_no_{act}" for act in ("update", "delete", "replace")]
    return [
        *(f"DROP TRIGGER {table}_no_{act} ON {table}" for act in ("change", "truncate")),
        *(f"DROP FUNCTION {name}_{table}()" for name in ("hold", "keep_all")),
    ]
