"""Ideas that staff wrote down for others, events, photos of cards, and support counted on paper.

Revision: 0020
After: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SOURCES_BEFORE = ("online", "import")
SOURCES = (*SOURCES_BEFORE, "paper", "phone", "event", "counter")


def upgrade() -> None:
    _allow_sources(SOURCES)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", _codes("kind", "festival", "meeting", "consultation", "school", "other"), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_events_has_a_name")),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_events_aktionsraum_id_aktionsraeume")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("aktionsraum_id", "day", "name", name=op.f("uq_events_aktionsraum_id_day_name")),
    )
    op.create_table(
        "proposal_entries",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("words_hash", sa.String(64), nullable=False),
        _of_idea("proposal_entries"),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_proposal_entries_aktionsraum_id_aktionsraeume")
        ),
        _by_account("proposal_entries", "entered_by_id"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_proposal_entries_event_id_events")),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposal_entries")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_proposal_entries_key_hash")),
    )
    op.create_index("ix_proposal_entries_of_a_person", "proposal_entries", ["entered_by_id", "entered_at"])
    op.create_index(op.f("ix_proposal_entries_words_hash"), "proposal_entries", ["words_hash"])
    op.create_table(
        "card_photos",
        sa.Column("picture_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["pictures.id"], name=op.f("fk_card_photos_picture_id_pictures"), ondelete="CASCADE"
        ),
        _by_account("card_photos", "taken_by_id"),
        _of_idea("card_photos"),
        sa.PrimaryKeyConstraint("picture_id", name=op.f("pk_card_photos")),
    )
    op.create_index(op.f("ix_card_photos_key_hash"), "card_photos", ["key_hash"])
    op.create_index(op.f("ix_card_photos_proposal_id"), "card_photos", ["proposal_id"])
    op.create_table(
        "support_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", _codes("kind", "signatures", "hands", "class_hands"), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("counted_by_id", sa.Integer(), nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_support_sheets_count_not_negative")),
        _of_idea("support_sheets"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_support_sheets_event_id_events")),
        _by_account("support_sheets", "counted_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_sheets")),
    )
    op.create_index("ix_support_sheets_of_an_idea", "support_sheets", ["proposal_id", "event_id", "kind", "id"])


def downgrade() -> None:
    """Photos of cards stay as pictures whose owner nobody knows: nobody sees them."""
    for table in ("support_sheets", "card_photos", "proposal_entries", "events"):
        op.drop_table(table)
    op.execute("UPDATE proposals SET source = 'online' WHERE source NOT IN ('online', 'import')")
    _allow_sources(SOURCES_BEFORE)


def _allow_sources(codes: tuple[str, ...]) -> None:
    with op.batch_alter_table("proposals", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_proposals_source"), type_="check")
        table.create_check_constraint(op.f("ck_proposals_source"), sa.column("source").in_(codes))


def _codes(name: str, *codes: str) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=40)


def _of_idea(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["proposal_id"], ["proposals.id"], name=op.f(f"fk_{table}_proposal_id_proposals"), ondelete="CASCADE"
    )


def _by_account(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["accounts.id"], name=op.f(f"fk_{table}_{column}_accounts"), ondelete="SET NULL"
    )
