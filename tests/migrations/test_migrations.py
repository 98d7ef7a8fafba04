"""The migrations lead to the schema of the models, up and down, with rows in every table, on both engines."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from beteiligung.core.database import Base
from beteiligung.core.migrate import alembic_config, downgrade, is_compared, upgrade
from tests.migrations.conftest import opened, writing
from tests.migrations.schema import rows_of, schema_of, triggers_of
from tests.support.everything import fill_every_table

TRIGGERS = {
    "sqlite": {
        ("ledger_entries_no_replace", "ledger_entries"),
        ("commitments_no_replace", "commitments"),
        ("pots_no_replace", "pots"),
        ("funds_no_replace", "funds"),
        ("funds_no_delete", "funds"),
        ("pots_no_delete", "pots"),
        ("commitments_no_delete", "commitments"),
        ("funds_no_move", "funds"),
        ("pots_no_move", "pots"),
        ("commitments_no_move", "commitments"),
        ("pots_no_push", "pots"),
        ("ledger_entries_no_update", "ledger_entries"),
        ("ledger_entries_no_delete", "ledger_entries"),
        ("ledger_entries_balance", "ledger_entries"),
        ("commitments_follow_ledger", "commitments"),
        ("commitments_begin_empty", "commitments"),
        ("pots_follow_ledger", "pots"),
        ("pots_begin_empty", "pots"),
        ("pots_allot_insert", "pots"),
        ("pots_allot_update", "pots"),
        ("pots_allot_delete", "pots"),
        ("funds_follow_pots", "funds"),
        ("funds_begin_empty", "funds"),
        ("log_entries_no_update", "log_entries"),
        ("log_entries_no_delete", "log_entries"),
        ("log_entries_no_replace", "log_entries"),
        ("log_retentions_no_update", "log_retentions"),
        ("log_retentions_no_delete", "log_retentions"),
        ("log_retentions_no_replace", "log_retentions"),
        ("page_versions_no_update", "page_versions"),
        ("page_versions_no_delete", "page_versions"),
        ("page_versions_no_replace", "page_versions"),
        ("ground_versions_no_update", "ground_versions"),
        ("ground_versions_no_delete", "ground_versions"),
        ("ground_versions_no_replace", "ground_versions"),
        ("proposal_search_added", "proposal_search"),
        ("proposal_search_removed", "proposal_search"),
        ("proposal_search_changed", "proposal_search"),
    },
    "postgresql": {
        ("ledger_entries_no_change", "ledger_entries"),
        ("ledger_entries_no_truncate", "ledger_entries"),
        ("ledger_entries_balance", "ledger_entries"),
        ("commitments_follow_ledger", "commitments"),
        ("pots_follow_ledger", "pots"),
        ("commitments_begin_empty", "commitments"),
        ("pots_begin_empty", "pots"),
        ("pots_allot", "pots"),
        ("funds_follow_pots", "funds"),
        ("log_entries_no_change", "log_entries"),
        ("log_entries_no_truncate", "log_entries"),
        ("log_retentions_no_change", "log_retentions"),
        ("log_retentions_no_truncate", "log_retentions"),
        ("page_versions_no_change", "page_versions"),
        ("page_versions_no_truncate", "page_versions"),
        ("ground_versions_no_change", "ground_versions"),
        ("ground_versions_no_truncate", "ground_versions"),
    },
}
"""Every trigger that money guards and search stand on; a migration that drops one on the way is caught here."""


GONE_SINCE = ("contact_looks",)
"""Tables that there were between two revisions."""

ONLY_THERE = {
    "pictures",
    "documents",
    "proposal_photos",
    "passage_removals",
    "change_notices",
    "move_notices",
    "offers",
    "offer_mails",
    "proposal_documents",
    "absences",
    "promises",
    "page_versions",
    "announcements",
    "blocks",
    "comment_rules",
    "handover_notes",
    "tellings",
    "reports",
    "report_texts",
    "locks",
    "appeals",
    "appeal_texts",
    "appeal_contacts",
    "outside_deciders",
    "text_modules",
    "text_module_versions",
    "decision_modules",
    "offices",
    "forwardings",
    "decline_notices",
    "log_entries",
    "log_retentions",
    "log_person_requests",
    "desk_notes",
    "checklist_items",
    "checklist_ticks",
    "caretakers",
    "watches",
    "meetings",
    "meeting_areas",
    "meeting_items",
    "events",
    "proposal_entries",
    "card_photos",
    "support_sheets",
    "staff_photos",
    "rules_notices",
    "rules_seen",
    "ground_versions",
}
"""Tables whose rows a step down deletes: they came with their migration, and nothing before them knows the same."""


def revisions() -> list[str]:
    """Every revision, first to last."""
    script = ScriptDirectory.from_config(alembic_config("sqlite://"))
    return [revision.revision for revision in script.walk_revisions()][::-1]


def test_there_is_one_way_from_the_beginning_to_one_head():
    script = ScriptDirectory.from_config(alembic_config("sqlite://"))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    assert len(revisions()) == len({r.down_revision for r in script.walk_revisions()})


def test_the_migrated_schema_is_that_of_the_models(database_url, empty_database_url):
    with opened(empty_database_url) as made, opened(database_url) as migrated:
        Base.metadata.create_all(made)
        expected, found = schema_of(made), schema_of(migrated)
        assert set(found) == set(expected)
        for table, parts in expected.items():
            for part, value in parts.items():
                assert found[table][part] == value, f"{part} of {table}"


def test_alembic_sees_no_difference(database_url):
    with opened(database_url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_compared})
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_has_a_name_of_its_own(database_url):
    with opened(database_url) as engine:
        for table, parts in schema_of(engine).items():
            names = [entry[0] for part in ("foreign keys", "unique", "checks") for entry in parts[part]]
            if engine.dialect.name != "sqlite":  # which has no name for a key that counts up by itself
                names.append(parts["primary key"][0])
            assert "None" not in names, f"a constraint without a name in {table}"
            assert len(names) == len(set(names)), table


def test_every_trigger_is_there(database_url, database_kind):
    with opened(database_url) as engine:
        assert triggers_of(engine) == TRIGGERS[database_kind]


def test_rows_survive_each_step_down_and_up(database_url):
    with writing(database_url):
        fill_every_table()
    way = revisions()
    with opened(database_url) as engine:
        before = rows_of(engine)
        empty = [table for table, rows in before.items() if not rows]
        assert set(before) == set(Base.metadata.tables)
        assert not empty, "fill_every_table leaves tables empty"
        triggers = triggers_of(engine)
        for target in reversed(way[:-1]):
            downgrade(database_url, target)
            assert_same_rows(before, rows_of(engine), f"down to {target}")
            assert_no_loose_ends(engine)
        upgrade(database_url)
        assert_same_rows(before, rows_of(engine), "up again")
        assert triggers_of(engine) == triggers
        assert_no_loose_ends(engine)


def test_down_to_nothing_and_up_again(database_url):
    with writing(database_url):
        fill_every_table()
    with opened(database_url) as engine:
        expected, triggers = schema_of(engine), triggers_of(engine)
        downgrade(database_url, "base")
        assert schema_of(engine) == {}
        assert triggers_of(engine) == set()
        assert_no_functions_left(engine)
        upgrade(database_url)
        assert schema_of(engine) == expected
        assert triggers_of(engine) == triggers


def test_upgrading_twice_changes_nothing(database_url):
    with opened(database_url) as engine:
        before = schema_of(engine)
        upgrade(database_url)
        assert schema_of(engine) == before


def assert_same_rows(before, after, when):
    """As far as the table has the same columns by then."""
    for table, rows in after.items():
        if table == "revisions":
            continue  # numbers that only say whether pages in memory are still good
        if table in (*ONLY_THERE, *GONE_SINCE) and not rows:
            continue
        known = set(before[table][0]) & set(rows[0])
        expected, found = ([{name: row[name] for name in known} for row in some] for some in (before[table], rows))
        assert found == expected, f"rows of {table} changed on the way {when}"


def assert_no_loose_ends(engine):
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def assert_no_functions_left(engine):
    if engine.dialect.name == "postgresql":
        question = (
            "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"
            " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')"
        )  # functions of an extension stay with it
        with engine.connect() as connection:
            assert connection.execute(sa.text(question)).fetchall() == []
