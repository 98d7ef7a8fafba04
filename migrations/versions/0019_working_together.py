"""Working together at the desk: notes, checklists, who looks after an idea, who follows it, lists for meetings.

Revision: 0019
After: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MADE = (
    "meeting_items",
    "meeting_areas",
    "meetings",
    "watches",
    "caretakers",
    "checklist_ticks",
    "checklist_items",
    "desk_notes",
)


def upgrade() -> None:
    op.create_table(
        "desk_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        _of("desk_notes", "proposal_id", "proposals", "CASCADE"),
        _of("desk_notes", "author_id", "accounts", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_notes")),
    )
    op.create_index("ix_desk_notes_latest", "desk_notes", ["proposal_id", "id"])
    op.create_table(
        "checklist_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("label_en", sa.String(120), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _of("checklist_items", "aktionsraum_id", "aktionsraeume"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_items")),
    )
    op.create_index(op.f("ix_checklist_items_aktionsraum_id"), "checklist_items", ["aktionsraum_id"])
    op.create_table(
        "checklist_ticks",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ticked_by_id", sa.Integer(), nullable=True),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        _of("checklist_ticks", "proposal_id", "proposals", "CASCADE"),
        _of("checklist_ticks", "item_id", "checklist_items", "CASCADE"),
        _of("checklist_ticks", "ticked_by_id", "accounts", "SET NULL"),
        sa.PrimaryKeyConstraint("proposal_id", "item_id", name=op.f("pk_checklist_ticks")),
    )
    op.create_table(
        "caretakers",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        _of("caretakers", "proposal_id", "proposals", "CASCADE"),
        _of("caretakers", "account_id", "accounts", "CASCADE"),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_caretakers")),
    )
    op.create_index(op.f("ix_caretakers_account_id"), "caretakers", ["account_id"])
    op.create_table(
        "watches",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        _of("watches", "account_id", "accounts", "CASCADE"),
        _of("watches", "proposal_id", "proposals", "CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "proposal_id", name=op.f("pk_watches")),
    )
    op.create_index(op.f("ix_watches_proposal_id"), "watches", ["proposal_id"])
    _meetings()


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _of("meetings", "made_by_id", "accounts", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index("ix_meetings_day", "meetings", ["day", "id"])
    op.create_table(
        "meeting_areas",
        sa.Column("meeting_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), autoincrement=False, nullable=False),
        _of("meeting_areas", "meeting_id", "meetings", "CASCADE"),
        _of("meeting_areas", "aktionsraum_id", "aktionsraeume"),
        sa.PrimaryKeyConstraint("meeting_id", "aktionsraum_id", name=op.f("pk_meeting_areas")),
    )
    op.create_index(op.f("ix_meeting_areas_aktionsraum_id"), "meeting_areas", ["aktionsraum_id"])
    op.create_table(
        "meeting_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(40), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "result IN ('pursue', 'postpone', 'advise_against', 'no_result')", name=op.f("ck_meeting_items_result")
        ),
        sa.CheckConstraint("(result IS NULL) = (noted_at IS NULL)", name=op.f("ck_meeting_items_result_with_its_time")),
        _of("meeting_items", "meeting_id", "meetings", "CASCADE"),
        _of("meeting_items", "proposal_id", "proposals", "CASCADE"),
        _of("meeting_items", "noted_by_id", "accounts", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_items")),
        sa.UniqueConstraint("meeting_id", "proposal_id", name=op.f("uq_meeting_items_meeting_id_proposal_id")),
    )
    op.create_index(op.f("ix_meeting_items_proposal_id"), "meeting_items", ["proposal_id"])


def downgrade() -> None:
    for table in MADE:
        op.drop_table(table)


def _of(table: str, column: str, other: str, on_delete: str | None = None) -> sa.ForeignKeyConstraint:
    """A named foreign key to the id of another table."""
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=on_delete)
