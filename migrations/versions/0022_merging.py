"""Ideas that were merged with others or made from parts of others, and what their supporters are to be told of it.

Revision: 0022
After: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

POINTERS = ("merged_into_id", "lead_id", "co_author_of_id", "split_from_id")
INDEXED = ("merged_into_id", "lead_id", "split_from_id")
CHECKS = {
    "only_merged_ideas_point_on": "merged_into_id IS NULL OR state = 'merged'",
    "pointing_on_leads_somewhere": "(merged_into_id IS NULL) = (lead_id IS NULL)",
    "not_merged_into_itself": "lead_id <> id AND merged_into_id <> id",
}


def upgrade() -> None:
    with op.batch_alter_table("proposals") as table:
        for name in POINTERS:
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_proposals_{name}_proposals"),
                "proposals",
                [name],
                ["id"],
                ondelete="SET NULL" if name == "split_from_id" else None,
            )
        for name, rule in CHECKS.items():
            table.create_check_constraint(op.f(f"ck_proposals_{name}"), rule)
        for name in INDEXED:
            table.create_index(f"ix_proposals_{name}", [name])
    op.create_table(
        "move_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_account_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('merge', 'split')", name=op.f("ck_move_notices_kind")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_move_notices_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move_notices")),
        sa.UniqueConstraint("proposal_id", "kind", name=op.f("uq_move_notices_proposal_id_kind")),
    )
    op.create_index("ix_move_notices_due_at", "move_notices", ["due_at"])


def downgrade() -> None:
    _separate()
    op.drop_table("move_notices")
    with op.batch_alter_table("proposals") as table:
        for name in INDEXED:
            table.drop_index(f"ix_proposals_{name}")
        for name in CHECKS:
            table.drop_constraint(op.f(f"ck_proposals_{name}"), type_="check")
        for name in POINTERS:
            table.drop_constraint(op.f(f"fk_proposals_{name}_proposals"), type_="foreignkey")
            table.drop_column(name)


def _separate() -> None:
    """Nothing before this knows which idea goes on for another: each stands for itself again, with its own counts."""
    together = "SELECT id FROM proposals WHERE lead_id IS NOT NULL UNION SELECT lead_id FROM proposals"
    for column, rows in (("vote_count", "votes"), ("comment_count", "comments")):
        readable = " AND rows.deleted_at IS NULL" if rows == "comments" else ""
        op.execute(
            f"UPDATE proposals SET {column} = (SELECT count(*) FROM {rows} AS rows"
            f" WHERE rows.proposal_id = proposals.id{readable}) WHERE id IN ({together})"
        )
    before = (
        "SELECT h.from_state FROM proposal_history AS h WHERE h.proposal_id = proposals.id AND h.to_state = 'merged'"
        " ORDER BY h.id DESC LIMIT 1"
    )
    op.execute(
        f"UPDATE proposals SET state = ({before}), version = version + 1, merged_into_id = NULL, lead_id = NULL,"
        " co_author_of_id = NULL WHERE lead_id IS NOT NULL"
    )
