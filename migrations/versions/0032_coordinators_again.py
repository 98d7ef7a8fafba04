"""Photos on the cards of staff; who is told of new rules; how the city explains the grounds of its decisions.

Revision: 0032
After: 0031
"""

import sqlalchemy as sa
from alembic import op

from beteiligung.core.append_only import guards, without_guards

revision = "0032"
down_revision = "0031"
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
    op.create_table(
        "ground_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["accounts.id"], name=op.f("fk_ground_versions_written_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ground_versions")),
        sa.UniqueConstraint("ground", "number", name=op.f("uq_ground_versions_ground_number")),
    )
    for statement in guards("ground_versions", op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for statement in without_guards("ground_versions", op.get_bind().dialect.name):
        op.execute(statement)
    op.drop_table("ground_versions")
    op.drop_table("rules_seen")
    op.drop_table("rules_notices")
    op.drop_table("staff_photos")
