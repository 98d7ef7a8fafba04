"""What coordinators keep: roles of staff and facts of the city that two may change at once; what is promised from when on,
and what is announced on every page.

Revision: 0024
After: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0019"
branch_labels = None
depends_on = None

EDITED = ("cities", "aktionsraeume")


def upgrade() -> None:
    with op.batch_alter_table("assignments") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    for table in EDITED:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
            batch.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("aktionsraeume") as batch:
        batch.add_column(sa.Column("about", sa.JSON(), server_default="{}", nullable=False))
    op.create_table(
        "promises",
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.CheckConstraint("days BETWEEN 2 AND 30", name=op.f("ck_promises_days_in_bounds")),
        sa.PrimaryKeyConstraint("first_day", name=op.f("pk_promises")),
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("kind IN ('info', 'warn')", name=op.f("ck_announcements_kind")),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_announcements_days_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )


def downgrade() -> None:
    op.drop_table("announcements")
    op.drop_table("promises")
    with op.batch_alter_table("aktionsraeume") as batch:
        batch.drop_column("about")
    for table in EDITED:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("version")
            batch.drop_column("edited_at")
    with op.batch_alter_table("assignments") as batch:
        batch.drop_column("version")
