"""The unguessable address under which one side reads a decision: signed, stored nowhere.

Why signed and not random: decision 13. So neither the database, its backups nor the outbox hold anything that opens a
decision; a mail knows only which decision it is about, and its address is made when it leaves.
"""

from __future__ import annotations

import hashlib

from itsdangerous import BadSignature, Signer

from beteiligung.moderation.models import Side

_SHORT = {Side.AUTHOR: "a", Side.REPORTER: "r"}
_SIDES = {short: side for side, short in _SHORT.items()}
_MOST_DIGITS = 10


def token_of(key: str, decision_id: int, side: Side) -> str:
    """What stands in the address, for one side of one decision."""
    return _signer(key).sign(f"{decision_id}{_SHORT[side]}").decode()


def read_token(key: str, token: str) -> tuple[int, Side] | None:
    """Which decision a token opens, and for which side; None when it is not ours."""
    try:
        value = _signer(key).unsign(token).decode("ascii")
    except (BadSignature, UnicodeError):
        return None
    number, side = value[:-1], _SIDES.get(value[-1:])
    return (int(number), side) if side and number.isdecimal() and len(number) <= _MOST_DIGITS else None


def _signer(key: str) -> Signer:
    return Signer(key, salt="decision", digest_method=hashlib.sha256)
