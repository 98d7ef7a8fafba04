"""The unguessable address under which one side reads a decision: signed, stored nowhere.

Why signed and not random: decision 13. So neither the database, its backups nor the outbox hold anything that opens a
decision; a mail knows only which decision it is about, and its address is made when it leaves.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer

from beteiligung.moderation.models import Side

_SHORT = {Side.AUTHOR: "a", Side.REPORTER: "r"}
_SIDES = {short: side for side, short in _SHORT.items()}
_SHAPE = re.compile(r"([0-9]{1,10})([ar])([0-9]{0,10})")


@dataclass(frozen=True)
class Opener:
    """Whom a link is for: one side of one decision, and as a reporter the one with this report."""

    decision_id: int
    side: Side
    report_id: int | None = None


def token_of(key: str, decision_id: int, side: Side, report_id: int | None = None) -> str:
    """What stands in the address."""
    return _signer(key).sign(f"{decision_id}{_SHORT[side]}{report_id or ''}").decode()


def read_token(key: str, token: str) -> Opener | None:
    """Whom a token is for; None when it is not ours. Reporters' links from before they had one each name no report."""
    try:
        value = _signer(key).unsign(token).decode("ascii")
    except (BadSignature, UnicodeError):
        return None
    found = _SHAPE.fullmatch(value)
    if found is None:
        return None
    number, side, report = found.groups()
    return Opener(int(number), _SIDES[side], int(report) if report else None)


def _signer(key: str) -> Signer:
    return Signer(key, salt="decision", digest_method=hashlib.sha256)
