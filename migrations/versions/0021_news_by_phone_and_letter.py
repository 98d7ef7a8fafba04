"""News for people without an electronic channel, and who looked at how to reach them.

Revision: 0021
After: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OUTCOMES = ("reached", "letter_sent", "came_by", "not_reached", "outdated", "stopped", "mailed")


def upgrade() -> None:
    op.create_table(
        "tellings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("values", sa.JSON(), nullable=True),
        _codes("channel", ("email", "phone", "letter", "counter"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        _codes("outcome", OUTCOMES, nullable=True),
        sa.CheckConstraint("(done_at IS NULL) = (outcome IS NULL)", name=op.f("ck_tellings_ended_somehow")),
        sa.CheckConstraint("channel <> 'email'", name=op.f("ck_tellings_no_mail")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_tellings_tries_not_negative")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_tellings_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["accounts.id"], name=op.f("fk_tellings_done_by_id_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tellings")),
    )
    op.create_index(op.f("ix_tellings_proposal_id"), "tellings", ["proposal_id"])
    op.create_table(
        "contact_looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_contact_looks_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_looks")),
    )
    op.create_index("ix_contact_looks_recent", "contact_looks", ["proposal_id", "account_id", "at"])
    with op.batch_alter_table("waiting_items") as table:
        table.add_column(sa.Column("again_on", sa.Date(), nullable=True))


def _codes(name: str, codes: tuple[str, ...], *, nullable: bool) -> sa.Column[str]:
    kind = sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=nullable)


def downgrade() -> None:
    with op.batch_alter_table("waiting_items") as table:
        table.drop_column("again_on")
    op.drop_table("contact_looks")
    op.drop_table("tellings")
