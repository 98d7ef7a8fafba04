"""People who may not write for a while; comments that wait to be read, and when they do.

Revision: 0026
After: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("lifted_at IS NULL OR lifted_at >= since", name=op.f("ck_blocks_times_in_order")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_blocks_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blocks")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_blocks_decision_id")),
    )
    op.create_index(op.f("ix_blocks_account_id"), "blocks", ["account_id"])
    op.create_table(
        "comment_rules",
        sa.Column("aktionsraum_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("looking", sa.String(40), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("looking IN ('after', 'before')", name=op.f("ck_comment_rules_looking")),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"],
            ["aktionsraeume.id"],
            name=op.f("fk_comment_rules_aktionsraum_id_aktionsraeume"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("aktionsraum_id", name=op.f("pk_comment_rules")),
    )
    with op.batch_alter_table("comments", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("held_for", sa.String(40), nullable=True))
        table.create_check_constraint(op.f("ck_comments_held_for"), "held_for IN ('area', 'hours', 'link')")
    # No comment was held before; entries of this kind that name none cannot be.
    op.execute("DELETE FROM waiting_items WHERE kind = 'held_comment'")
    with op.batch_alter_table("waiting_items") as table:
        table.add_column(sa.Column("comment_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_waiting_items_comment_id_comments"), "comments", ["comment_id"], ["id"], ondelete="CASCADE"
        )
        table.create_check_constraint(
            op.f("ck_waiting_items_held_comments_have_their_row"),
            "(kind = 'held_comment') = (comment_id IS NOT NULL)",
        )
        table.create_index(op.f("ix_waiting_items_comment_id"), ["comment_id"])


def downgrade() -> None:
    op.execute("DELETE FROM waiting_items WHERE kind = 'held_comment'")
    with op.batch_alter_table("waiting_items") as table:
        table.drop_index(op.f("ix_waiting_items_comment_id"))
        table.drop_constraint(op.f("ck_waiting_items_held_comments_have_their_row"), type_="check")
        table.drop_constraint(op.f("fk_waiting_items_comment_id_comments"), type_="foreignkey")
        table.drop_column("comment_id")
    # What nobody has read yet must not be public without the column that says so.
    op.execute(
        "UPDATE comments SET hidden_at = created_at, hidden_ground = 'mass_sending'"
        " WHERE held_for IS NOT NULL AND hidden_at IS NULL"
    )
    with op.batch_alter_table("comments", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_comments_held_for"), type_="check")
        table.drop_column("held_for")
    op.drop_table("comment_rules")
    op.drop_table("blocks")
