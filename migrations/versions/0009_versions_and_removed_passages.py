"""Why a text was changed, what was removed from it, who is told of it; officers mask passages on a ground.

Revision: 0009
After: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KINDS = ("publish", "return", "reject", "release")
FOR_REJECTIONS = "ck_decisions_ground_for_rejections"
WHERE_TAKEN_AWAY = "ck_decisions_ground_where_something_is_taken_away"


def upgrade() -> None:
    op.add_column("proposal_versions", sa.Column("reason", sa.String(length=200), nullable=True))
    op.create_table(
        "passage_removals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_desk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_passage_removals_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage_removals")),
    )
    op.create_index(op.f("ix_passage_removals_proposal_id"), "passage_removals", ["proposal_id"])
    op.create_table(
        "change_notices",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_account_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_change_notices_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_change_notices")),
    )
    op.create_index("ix_change_notices_due_at", "change_notices", ["due_at"])
    _kinds((*KINDS, "mask"), FOR_REJECTIONS, WHERE_TAKEN_AWAY, "(kind IN ('reject', 'mask')) = (ground IS NOT NULL)")


def _kinds(kinds: tuple[str, ...], old: str, new: str, grounds: str) -> None:
    """Which kinds there are, and which of them need a ground: the check ``new`` in place of ``old``.

    On SQLite the table is copied.
    """
    known = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("decisions", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_decisions_kind"), type_="check")
        table.drop_constraint(op.f(old), type_="check")
        table.create_check_constraint(op.f("ck_decisions_kind"), f"kind IN ({known})")
        table.create_check_constraint(op.f(new), grounds)


def downgrade() -> None:
    op.execute("DELETE FROM decision_texts WHERE decision_id IN (SELECT id FROM decisions WHERE kind = 'mask')")
    op.execute("DELETE FROM decisions WHERE kind = 'mask'")
    _kinds(KINDS, WHERE_TAKEN_AWAY, FOR_REJECTIONS, "(kind = 'reject') = (ground IS NOT NULL)")
    op.drop_table("change_notices")
    op.drop_table("passage_removals")
    op.drop_column("proposal_versions", "reason")
