"""A database's schema as plain values that can be compared."""

from typing import Any

import sqlalchemy as sa

from beteiligung.core.migrate import FTS5_TABLES


def schema_of(engine: sa.Engine) -> dict[str, dict[str, Any]]:
    """Columns, keys, constraints and indexes of every table but Alembic's own and those in which FTS5 keeps its index."""
    inspector = sa.inspect(engine)
    columns, primary = _by_table(inspector.get_multi_columns()), _by_table(inspector.get_multi_pk_constraint())
    foreign, unique = _by_table(inspector.get_multi_foreign_keys()), _by_table(inspector.get_multi_unique_constraints())
    checks, indexes = _by_table(inspector.get_multi_check_constraints()), _by_table(inspector.get_multi_indexes())
    return {
        table: {
            "columns": {column["name"]: _column(column, engine) for column in columns[table]},
            "primary key": _named(primary[table], "constrained_columns"),
            "foreign keys": sorted(_foreign_key(key) for key in foreign[table]),
            "unique": sorted(_named(constraint, "column_names") for constraint in unique[table]),
            "checks": sorted((check["name"], _flat(check["sqltext"])) for check in checks[table]),
            "indexes": sorted(_index(index, engine) for index in indexes[table]),
        }
        for table in _tables(inspector)
    }


def _by_table(found: dict[tuple[str | None, str], Any]) -> dict[str, Any]:
    """What one question about all tables gave: PostgreSQL takes as long for it as for one table."""
    return {table: parts for (_schema, table), parts in found.items()}


def triggers_of(engine: sa.Engine) -> set[tuple[str, str]]:
    """Name and table of every trigger."""
    question = (
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if engine.dialect.name == "sqlite"
        else "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
    )
    with engine.connect() as connection:
        return {(row[0], row[1]) for row in connection.exec_driver_sql(question)}


def rows_of(engine: sa.Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of these tables by the names of its columns, in the order of their keys."""
    found = {}
    inspector = sa.inspect(engine)
    primary = _by_table(inspector.get_multi_pk_constraint())
    with engine.connect() as connection:
        for table in _tables(inspector):
            keys = map(sa.column, primary[table]["constrained_columns"])
            query = sa.select(sa.text("*")).select_from(sa.table(table)).order_by(*keys)
            found[table] = [dict(row) for row in connection.execute(query).mappings()]
    return found


def _tables(inspector: sa.Inspector) -> list[str]:
    names = sorted(inspector.get_table_names())
    return [name for name in names if name != "alembic_version" and not name.startswith(FTS5_TABLES)]


def _column(column: dict[str, Any], engine: sa.Engine) -> tuple[str, bool, str | None]:
    return str(column["type"].compile(engine.dialect)), column["nullable"], column["default"]


def _named(constraint: Any, columns: str) -> tuple[str, tuple[str, ...]]:
    return str(constraint["name"]), tuple(constraint[columns])


def _foreign_key(key: dict[str, Any]) -> tuple[str, ...]:
    target = f"{key['referred_table']}({', '.join(key['referred_columns'])})"
    return str(key["name"]), ", ".join(key["constrained_columns"]), target, str(key.get("options") or {})


def _index(index: dict[str, Any], engine: sa.Engine) -> tuple[str, str, bool, str]:
    where = index.get("dialect_options", {}).get(f"{engine.dialect.name}_where", "")
    return str(index["name"]), ", ".join(map(str, index["column_names"])), bool(index["unique"]), _flat(str(where))


def _flat(sql: str) -> str:
    return " ".join(sql.split())
