"""Appeals against decisions, their words, and who may decide one from outside.

Revision: 0016
After: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("appellant_id", sa.Integer(), nullable=True),
        sa.Column("first_decider_id", sa.Integer(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("restored", sa.String(40), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_role", sa.String(20), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('author', 'reporter')", name=op.f("ck_appeals_side")),
        sa.CheckConstraint("outcome IN ('upheld', 'granted')", name=op.f("ck_appeals_outcome")),
        sa.CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name=op.f("ck_appeals_outcome_with_its_time")),
        sa.CheckConstraint(
            "(outcome IS NULL) = (decided_by_role IS NULL)", name=op.f("ck_appeals_outcome_with_its_role")
        ),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR first_decider_id IS NULL OR decided_by_id <> first_decider_id",
            name=op.f("ck_appeals_decided_by_somebody_else"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_appeals_decision_id_decisions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_appeals_aktionsraum_id_aktionsraeume")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["accounts.id"], name=op.f("fk_appeals_author_id_accounts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["appellant_id"], ["accounts.id"], name=op.f("fk_appeals_appellant_id_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("decision_id", "side", name=op.f("uq_appeals_decision_id_side")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appeal_texts",
        _of_appeal("appeal_texts"),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_appeal_texts")),
    )
    op.create_table(
        "appeal_contacts",
        _of_appeal("appeal_contacts"),
        sa.Column("email", sa.String(254), nullable=False),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_appeal_contacts")),
    )
    op.create_table(
        "outside_deciders",
        sa.Column("id", sa.Integer(), nullable=False),
        _of_appeal("outside_deciders"),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["named_by_id"], ["accounts.id"], name=op.f("fk_outside_deciders_named_by_id_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_deciders")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_outside_deciders_token_hash")),
    )
    op.create_index(op.f("ix_outside_deciders_appeal_id"), "outside_deciders", ["appeal_id"])
    op.execute("DELETE FROM waiting_items WHERE kind = 'appeal'")  # nothing wrote any before there were appeals
    with op.batch_alter_table("waiting_items") as table:
        table.add_column(sa.Column("appeal_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_waiting_items_appeal_id_appeals"), "appeals", ["appeal_id"], ["id"], ondelete="CASCADE"
        )
        table.create_index(op.f("ix_waiting_items_appeal_id"), ["appeal_id"])
        table.create_check_constraint(
            op.f("ck_waiting_items_appeals_have_their_row"), "(kind = 'appeal') = (appeal_id IS NOT NULL)"
        )


def downgrade() -> None:
    op.execute("DELETE FROM waiting_items WHERE kind = 'appeal'")
    with op.batch_alter_table("waiting_items") as table:
        table.drop_constraint(op.f("ck_waiting_items_appeals_have_their_row"), type_="check")
        table.drop_index(op.f("ix_waiting_items_appeal_id"))
        table.drop_constraint(op.f("fk_waiting_items_appeal_id_appeals"), type_="foreignkey")
        table.drop_column("appeal_id")
    for name in ("outside_deciders", "appeal_contacts", "appeal_texts", "appeals"):
        op.drop_table(name)


def _of_appeal(table: str) -> sa.Column[int]:
    key = sa.ForeignKey("appeals.id", name=op.f(f"fk_{table}_appeal_id_appeals"), ondelete="CASCADE")
    return sa.Column("appeal_id", sa.Integer(), key, nullable=False)
