"""New photos of public ideas wait to be looked at; officers attach documents to ideas.

Revision: 0011
After: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KINDS_BEFORE = ("new_idea", "answered_idea", "check_measure", "sign_money", "unconfirmed_idea")
KINDS = ("new_idea", "answered_idea", "new_photos", "check_measure", "sign_money", "unconfirmed_idea")


def upgrade() -> None:
    op.add_column("pictures", sa.Column("awaits_look", sa.Boolean(), server_default=sa.false(), nullable=False))
    hold_kinds(KINDS)
    op.create_table(
        "proposal_documents",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_proposal_documents_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_documents_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_proposal_documents")),
    )
    op.create_index(op.f("ix_proposal_documents_proposal_id"), "proposal_documents", ["proposal_id"])


def downgrade() -> None:
    op.drop_table("proposal_documents")
    op.execute("DELETE FROM waiting_items WHERE kind = 'new_photos'")
    hold_kinds(KINDS_BEFORE)
    op.drop_column("pictures", "awaits_look")


def hold_kinds(kinds: tuple[str, ...]) -> None:
    """Let entries of the inbox be of these kinds alone."""
    name = op.f("ck_waiting_items_kind")
    with op.batch_alter_table("waiting_items") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"kind IN ({', '.join(repr(kind) for kind in kinds)})")
