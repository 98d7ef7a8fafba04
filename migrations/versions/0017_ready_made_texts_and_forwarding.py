"""Ready-made texts of the desk, offices that ideas are passed on to, and telling supporters that an idea has ended.

Revision: 0017
After: 0016
"""

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

PURPOSES = ("return", "reject", "decline", "forward")


def upgrade() -> None:
    op.create_table(
        "text_modules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(60), nullable=True),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("ground", sa.String(40), nullable=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            f"purpose IN ({', '.join(repr(code) for code in PURPOSES)})", name=op.f("ck_text_modules_purpose")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_modules")),
        sa.UniqueConstraint("code", name=op.f("uq_text_modules_code")),
        sa.UniqueConstraint("purpose", "name", name=op.f("uq_text_modules_purpose_name")),
    )
    op.create_table(
        "text_module_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("german_number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["module_id"], ["text_modules.id"], name=op.f("fk_text_module_versions_module_id_text_modules")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_module_versions")),
        sa.UniqueConstraint(
            "module_id", "language", "number", name=op.f("uq_text_module_versions_module_id_language_number")
        ),
    )
    op.create_table(
        "decision_modules",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("german_id", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_decision_modules_decision_id_decisions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["text_module_versions.id"],
            name=op.f("fk_decision_modules_version_id_text_module_versions"),
        ),
        sa.ForeignKeyConstraint(
            ["german_id"],
            ["text_module_versions.id"],
            name=op.f("fk_decision_modules_german_id_text_module_versions"),
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision_modules")),
    )
    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("duties", sa.String(300), nullable=True),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("phone", sa.String(40), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.UniqueConstraint("name", name=op.f("uq_offices_name")),
    )
    op.create_table(
        "forwardings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("office_name", sa.String(120), nullable=False),
        sa.Column("reference", sa.String(60), nullable=True),
        sa.Column("forwarded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ask_on", sa.Date(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_forwardings_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_forwardings_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forwardings")),
    )
    op.create_index(op.f("ix_forwardings_proposal_id"), "forwardings", ["proposal_id"])
    op.create_table(
        "decline_notices",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_account_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_decline_notices_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_decline_notices")),
    )


def downgrade() -> None:
    # Before this, every idea that another office has, or that will not come true, was public.
    unseen = "SELECT 1 FROM proposals WHERE state IN ('forwarded', 'declined') AND published_at IS NULL LIMIT 1"
    if op.get_bind().scalar(sa.text(unseen)):
        raise CommandError(
            "proposals.published_at: there are forwarded ideas that were never published, and without this revision"
            " everybody reads them. Publish them first, or stay here."
        )
    for table in (
        "decline_notices",
        "forwardings",
        "offices",
        "decision_modules",
        "text_module_versions",
        "text_modules",
    ):
        op.drop_table(table)
