"""When a form was shown, signed by us: what comes back sooner than anybody types was filled in by a machine."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadSignature, Signer

from beteiligung.core import clock


def stamp() -> str:
    """The second in which a form is shown, for a hidden field of it."""
    return _signer().sign(str(_seconds())).decode()


def is_stamp(stamped: str | None) -> bool:
    """Whether we have signed this."""
    return _shown(stamped) is not None


def is_hasty(stamped: str | None) -> bool:
    """Whether a form with this stamp comes too soon, or without a stamp of ours. However old a stamp is, it holds."""
    least = int(current_app.config["BETEILIGUNG_FORM_SECONDS"])
    shown = _shown(stamped)
    return least > 0 and (shown is None or _seconds() < shown + least)


def _shown(stamped: str | None) -> int | None:
    try:
        return int(_signer().unsign(stamped or ""))
    except (BadSignature, ValueError):
        return None


def _seconds() -> int:
    return int(clock.now().timestamp())


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"], salt="form shown")
