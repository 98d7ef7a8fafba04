"""Each of several reporters appeals for themselves; what locked something, and when that was told.

Revision: 0030
After: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

LATER = (
    "SELECT id FROM appeals WHERE side = 'reporter' AND id NOT IN"
    " (SELECT MIN(id) FROM appeals WHERE side = 'reporter' GROUP BY decision_id)"
)
PARTS = (
    ("appeal_texts", "appeal_id"),
    ("appeal_contacts", "appeal_id"),
    ("outside_deciders", "appeal_id"),
    ("waiting_items", "appeal_id"),
)
"""What hangs on an appeal: SQLite keeps no foreign keys while it migrates. Notes hang on what waits."""

WITHOUT_REPORT = sa.text("report_id IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("appeals", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("report_id", sa.Integer(), nullable=True))
        table.drop_constraint(op.f("uq_appeals_decision_id_side"), type_="unique")
        table.create_unique_constraint(op.f("uq_appeals_decision_id_report_id"), ["decision_id", "report_id"])
        table.create_check_constraint(
            op.f("ck_appeals_reporters_have_reports"), "side = 'reporter' OR report_id IS NULL"
        )
    op.create_index(
        op.f("uq_appeals_decision_id_side"),
        "appeals",
        ["decision_id", "side"],
        unique=True,
        sqlite_where=WITHOUT_REPORT,
        postgresql_where=WITHOUT_REPORT,
    )
    op.add_column("decisions", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("locks", sa.Column("decision_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE locks SET decision_id = (SELECT MIN(decisions.id) FROM decisions WHERE decisions.kind = 'lock'"
        " AND decisions.proposal_id = locks.proposal_id AND decisions.subject = locks.subject"
        " AND COALESCE(decisions.subject_id, 0) = COALESCE(locks.subject_id, 0)"
        " AND decisions.decided_at >= locks.since)"
    )


def downgrade() -> None:
    op.drop_column("locks", "decision_id")
    op.drop_column("decisions", "told_at")
    # Of several reporters only the one who appealed first can stay: one side had one appeal.
    entries_of_later = f"SELECT id FROM waiting_items WHERE appeal_id IN ({LATER})"
    op.execute(f"DELETE FROM handover_notes WHERE waiting_item_id IN ({entries_of_later})")
    for table, column in PARTS:
        op.execute(f"DELETE FROM {table} WHERE {column} IN ({LATER})")
    op.execute(f"DELETE FROM appeals WHERE id IN ({LATER})")
    op.drop_index(op.f("uq_appeals_decision_id_side"), table_name="appeals")
    with op.batch_alter_table("appeals", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_appeals_reporters_have_reports"), type_="check")
        table.drop_constraint(op.f("uq_appeals_decision_id_report_id"), type_="unique")
        table.drop_column("report_id")
        table.create_unique_constraint(op.f("uq_appeals_decision_id_side"), ["decision_id", "side"])
