"""Answers to a question that an officer heard: on the phone, by letter, at the counter.

Revision: 0025
After: 0024
"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BEFORE = (
    *(
        "publish",
        "return",
        "reject",
        "release",
        "mask",
        "hide",
        "restore",
        "cover",
        "uncover",
        "lock",
        "unlock",
        "keep",
    ),
    *("hold", "let_through", "close_thread", "open_thread", "block", "unblock", "merge", "unmerge", "split", "forward"),
    "decline",
)


def upgrade() -> None:
    _hold((*BEFORE, "hear_answer"))


def downgrade() -> None:
    op.execute("DELETE FROM decision_texts WHERE decision_id IN (SELECT id FROM decisions WHERE kind = 'hear_answer')")
    op.execute("DELETE FROM decisions WHERE kind = 'hear_answer'")
    _hold(BEFORE)


def _hold(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("decisions") as table:
        table.drop_constraint(op.f("ck_decisions_kind"), type_="check")
        table.create_check_constraint(op.f("ck_decisions_kind"), f"kind IN ({', '.join(map(repr, kinds))})")
