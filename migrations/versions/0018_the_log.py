"""The log: append-only, gone by whole months whose time is over; who asked to read one person's entries.

Revision: 0018
After: 0017
"""

import sqlalchemy as sa
from alembic import op

from beteiligung.core.append_only import guards, without_guards

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_OVER = {
    "sqlite": "date('now', 'start of month', '-' || r.keep_months || ' months')",
    "postgresql": "date_trunc('month', CURRENT_DATE) - make_interval(months => r.keep_months)",
}
"""The beginning of the first month that is still kept. By the engine's own day: no row says how late it is."""


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.create_table(
        "log_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("act", sa.String(60), nullable=False),
        sa.Column("thing_kind", sa.String(40), nullable=True),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(40), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(decision_id IS NOT NULL) OR (ground IS NULL)", name=op.f("ck_log_entries_ground_of_a_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_log_entries_month", "log_entries", ["month", "id"])
    op.create_index("ix_log_entries_thing", "log_entries", ["thing_kind", "thing_id", "id"])
    op.create_index("ix_log_entries_area", "log_entries", ["aktionsraum_id", "id"])
    op.create_table(
        "log_retentions",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keep_months", sa.Integer(), nullable=False),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("keep_months >= 12", name=op.f("ck_log_retentions_kept_long_enough")),
        sa.CheckConstraint("entry_count >= 0", name=op.f("ck_log_retentions_count_not_negative")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_log_retentions")),
    )
    op.create_table(
        "log_person_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("requested_by_id", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_log_person_requests_days_in_order")),
        sa.CheckConstraint(
            "(approved_by_id IS NULL) = (approved_at IS NULL)", name=op.f("ck_log_person_requests_approval_is_whole")
        ),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR (approved_by_id <> requested_by_id AND approved_by_id <> account_id)",
            name=op.f("ck_log_person_requests_four_eyes"),
        ),
        sa.CheckConstraint(
            "opened_at IS NULL OR approved_at IS NOT NULL", name=op.f("ck_log_person_requests_opened_after_approval")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_person_requests")),
        sqlite_autoincrement=True,
    )
    over = f"EXISTS (SELECT 1 FROM log_retentions AS r WHERE r.month = OLD.month AND OLD.month < {_OVER[dialect]})"
    for statement in (*guards("log_entries", dialect, unless=over), *guards("log_retentions", dialect, key="month")):
        op.execute(statement)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    for table in ("log_retentions", "log_entries"):
        for statement in without_guards(table, dialect):
            op.execute(statement)
    for table in ("log_person_requests", "log_retentions", "log_entries"):
        op.drop_table(table)
