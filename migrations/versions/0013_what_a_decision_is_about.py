"""Decisions about comments, names, files and persons; more kinds of decisions and of entries in the inbox.

Revision: 0013
After: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

DECISIONS_BEFORE = ("publish", "return", "reject", "release", "mask")
DECISIONS = (
    *DECISIONS_BEFORE,
    "hide",
    "restore",
    "cover",
    "uncover",
    "lock",
    "unlock",
    "keep",
    "hold",
    "let_through",
    "close_thread",
    "open_thread",
    "block",
    "unblock",
    "merge",
    "unmerge",
    "split",
    "forward",
    "decline",
)
NEED_GROUND_BEFORE = ("reject", "mask")
NEED_GROUND = (*NEED_GROUND_BEFORE, "hide", "lock", "block")
SUBJECTS = ("idea", "idea_name", "comment", "comment_name", "photo", "document", "person")
WAITING_BEFORE = ("new_idea", "answered_idea", "new_photos", "check_measure", "sign_money", "unconfirmed_idea")
WAITING = (*WAITING_BEFORE, "report", "appeal", "held_comment", "tell_person", "forwarded_idea")


def upgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        table.add_column(sa.Column("subject", sa.String(40), server_default="idea", nullable=False))
        table.add_column(sa.Column("subject_id", sa.Integer(), nullable=True))
        table.create_check_constraint(op.f("ck_decisions_subject"), _among("subject", SUBJECTS))
        table.create_check_constraint(
            op.f("ck_decisions_subject_has_its_id"), "(subject IN ('idea', 'idea_name')) = (subject_id IS NULL)"
        )
    _hold(DECISIONS, NEED_GROUND, WAITING)


def downgrade() -> None:
    texts = f"SELECT id FROM decisions WHERE NOT ({_among('kind', DECISIONS_BEFORE)}) OR subject <> 'idea'"
    op.execute(f"DELETE FROM decision_texts WHERE decision_id IN ({texts})")
    op.execute(f"DELETE FROM decisions WHERE NOT ({_among('kind', DECISIONS_BEFORE)}) OR subject <> 'idea'")
    op.execute(f"DELETE FROM waiting_items WHERE NOT ({_among('kind', WAITING_BEFORE)})")
    _hold(DECISIONS_BEFORE, NEED_GROUND_BEFORE, WAITING_BEFORE)
    with op.batch_alter_table("decisions") as table:
        table.drop_constraint(op.f("ck_decisions_subject"), type_="check")
        table.drop_constraint(op.f("ck_decisions_subject_has_its_id"), type_="check")
        table.drop_column("subject_id")
        table.drop_column("subject")


def _hold(decisions: tuple[str, ...], need_ground: tuple[str, ...], waiting: tuple[str, ...]) -> None:
    """Which kinds there are, and which decisions need a ground."""
    with op.batch_alter_table("decisions") as table:
        table.drop_constraint(op.f("ck_decisions_kind"), type_="check")
        table.drop_constraint(op.f("ck_decisions_ground_where_something_is_taken_away"), type_="check")
        table.create_check_constraint(op.f("ck_decisions_kind"), _among("kind", decisions))
        table.create_check_constraint(
            op.f("ck_decisions_ground_where_something_is_taken_away"),
            f"({_among('kind', need_ground)}) = (ground IS NOT NULL)",
        )
    with op.batch_alter_table("waiting_items") as table:
        table.drop_constraint(op.f("ck_waiting_items_kind"), type_="check")
        table.create_check_constraint(op.f("ck_waiting_items_kind"), _among("kind", waiting))


def _among(column: str, codes: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(code) for code in codes)})"
