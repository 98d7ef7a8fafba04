"""Photos on the cards of staff; who is told of new rules.

Revision: 0027
After: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_photos",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_staff_photos_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["pictures.id"], name=op.f("fk_staff_photos_picture_id_pictures")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_staff_photos")),
        sa.UniqueConstraint("picture_id", name=op.f("uq_staff_photos_picture_id")),
    )
    op.create_table(
        "rules_notices",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_account_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rules_notices")),
    )
    op.create_table(
        "rules_seen",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_rules_seen_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_rules_seen")),
    )


def downgrade() -> None:
    op.drop_table("rules_seen")
    op.drop_table("rules_notices")
    op.drop_table("staff_photos")
