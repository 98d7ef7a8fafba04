"""What coordinators keep: roles of staff and facts of the city that two may change at once; what is promised from when on,
what is announced on every page, and versions of legal and help pages.

Revision: 0024
After: 0023
"""

import sqlalchemy as sa
from alembic import op

from beteiligung.core.append_only import guards, without_guards

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

EDITED = ("cities", "aktionsraeume")


def upgrade() -> None:
    with op.batch_alter_table("assignments") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("staff_credentials") as batch:
        batch.add_column(sa.Column("card_version", sa.Integer(), server_default="1", nullable=False))
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
    op.create_table(
        "page_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(20), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("german_number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("lead", sa.String(300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("change", sa.String(300), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["accounts.id"], name=op.f("fk_page_versions_written_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_versions")),
        sa.UniqueConstraint("page", "language", "number", name=op.f("uq_page_versions_page_language_number")),
    )
    for statement in guards("page_versions", op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for statement in without_guards("page_versions", op.get_bind().dialect.name):
        op.execute(statement)
    op.drop_table("page_versions")
    op.drop_table("announcements")
    op.drop_table("promises")
    with op.batch_alter_table("aktionsraeume") as batch:
        batch.drop_column("about")
    for table in EDITED:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("version")
            batch.drop_column("edited_at")
    with op.batch_alter_table("staff_credentials") as batch:
        batch.drop_column("card_version")
    with op.batch_alter_table("assignments") as batch:
        batch.drop_column("version")
