"""Reports with their words apart; what is hidden, covered or locked; closed discussions.

Revision: 0015
After: 0014
"""

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SUBJECTS = ("idea", "idea_name", "comment", "comment_name", "photo", "document", "person")
REASONS = (
    "threat",
    "child",
    "private_data",
    "insult",
    "hate",
    "copyright",
    "advertising",
    "spam",
    "other_law",
    "house_rules",
)
WITHHELD = ("hidden_at", "hidden_ground", "locked_at")
COVERED = (*WITHHELD, "covered_until", "name_hidden_at")
CLOSED = ("thread_closed_at", "thread_closed_reason")
COLUMNS = {
    "proposals": (*COVERED, *CLOSED),
    "comments": COVERED,
    "pictures": WITHHELD,
    "documents": WITHHELD,
}
"""New columns of tables that are there, all empty to begin with."""
WITHHELD_SINCE = ("hidden_at", "locked_at", "name_hidden_at")
"""Those that keep something from the public until somebody decides otherwise."""
TEXTS = {"hidden_ground": 40, "thread_closed_reason": 300}
"""Those that hold words, and how many characters; the others are instants."""


def upgrade() -> None:
    for name, columns in COLUMNS.items():
        with op.batch_alter_table(name, table_kwargs={"sqlite_autoincrement": True}) as table:
            for column in columns:
                table.add_column(sa.Column(column, _type(column), nullable=True))
            table.create_check_constraint(
                op.f(f"ck_{name}_ground_while_hidden"), "(hidden_at IS NULL) = (hidden_ground IS NULL)"
            )
            if name == "proposals":
                table.create_check_constraint(
                    op.f("ck_proposals_reason_while_thread_is_closed"),
                    "(thread_closed_at IS NULL) = (thread_closed_reason IS NULL)",
                )
    _make_reports()
    _make_locks()
    with op.batch_alter_table("waiting_items") as table:
        table.add_column(sa.Column("report_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_waiting_items_report_id_reports"), "reports", ["report_id"], ["id"], ondelete="CASCADE"
        )
        table.create_check_constraint(
            op.f("ck_waiting_items_report_has_its_id"), "(kind = 'report') = (report_id IS NOT NULL)"
        )
        table.create_index(op.f("ix_waiting_items_report_id"), ["report_id"])


def _type(column: str) -> sa.types.TypeEngine:
    return sa.String(TEXTS[column]) if column in TEXTS else sa.DateTime(timezone=True)


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("in_bad_faith", sa.Boolean(), nullable=False),
        sa.CheckConstraint(_among("subject", SUBJECTS), name=op.f("ck_reports_subject")),
        sa.CheckConstraint(_among("reason", REASONS), name=op.f("ck_reports_reason")),
        sa.CheckConstraint(
            "(subject IN ('idea', 'idea_name')) = (subject_id IS NULL)", name=op.f("ck_reports_subject_has_its_id")
        ),
        sa.CheckConstraint(
            "answered_at IS NOT NULL OR NOT in_bad_faith", name=op.f("ck_reports_bad_faith_is_an_answer")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_reports_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_reports_account_id_accounts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_reports_decision_id_decisions"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_reports_secret_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_about", "reports", ["proposal_id", "subject", "subject_id"])
    op.create_index(op.f("ix_reports_account_id"), "reports", ["account_id"])
    op.create_index(op.f("ix_reports_decision_id"), "reports", ["decision_id"])
    op.create_table(
        "report_texts",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("email_key", sa.String(254), nullable=True),
        sa.CheckConstraint("(email IS NULL) = (email_key IS NULL)", name=op.f("ck_report_texts_email_with_its_key")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_texts_report_id_reports"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_texts")),
    )
    op.create_index(op.f("ix_report_texts_email_key"), "report_texts", ["email_key"])


def _make_locks() -> None:
    op.create_table(
        "locks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("hashes", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(_among("subject", SUBJECTS), name=op.f("ck_locks_subject")),
        sa.CheckConstraint("lifted_at IS NULL OR erased_at IS NULL", name=op.f("ck_locks_lifted_or_erased")),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_locks_aktionsraum_id_aktionsraeume")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locks")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    _refuse_what_would_be_public_again()
    op.execute("DELETE FROM waiting_items WHERE kind = 'report'")
    with op.batch_alter_table("waiting_items") as table:
        table.drop_index(op.f("ix_waiting_items_report_id"))
        table.drop_constraint(op.f("ck_waiting_items_report_has_its_id"), type_="check")
        table.drop_constraint(op.f("fk_waiting_items_report_id_reports"), type_="foreignkey")
        table.drop_column("report_id")
    op.drop_table("locks")
    op.drop_table("report_texts")
    op.drop_table("reports")
    for name, columns in COLUMNS.items():
        with op.batch_alter_table(name, table_kwargs={"sqlite_autoincrement": True}) as table:
            table.drop_constraint(op.f(f"ck_{name}_ground_while_hidden"), type_="check")
            if name == "proposals":
                table.drop_constraint(op.f("ck_proposals_reason_while_thread_is_closed"), type_="check")
            for column in reversed(columns):
                table.drop_column(column)


def _refuse_what_would_be_public_again() -> None:
    """Nothing before this knows what is hidden or locked: everybody would read it."""
    for name, columns in COLUMNS.items():
        for column in (one for one in WITHHELD_SINCE if one in columns):
            if op.get_bind().scalar(sa.text(f"SELECT 1 FROM {name} WHERE {column} IS NOT NULL LIMIT 1")):
                raise CommandError(
                    f"{name}.{column}: there are hidden or locked rows, and without this revision everybody reads them."
                    " Restore, lift or erase them first."
                )


def _among(column: str, codes: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(code) for code in codes)})"
