"""Typing in a code, on whatever page it is asked for: what comes of it, in words, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from beteiligung.accounts import operations
from beteiligung.accounts.identity import own_path, sign_in_browser, wait_for
from beteiligung.accounts.models import SignInCode
from beteiligung.accounts.operations import Outcome, SignInResult
from beteiligung.web.messages import say
from beteiligung.web.templating import notify

STATUS = {
    Outcome.WRONG: 422,
    Outcome.DEAD: 429,
    Outcome.BUSY: 429,
    Outcome.USED: 410,
    Outcome.EXPIRED: 410,
    Outcome.STAFF: 403,
    Outcome.UNKNOWN: 404,
}


@dataclass(frozen=True)
class Asked:
    """What a page that asks for a code tells about it. ``over``: why its digits cannot be used any more."""

    address: str
    code: SignInCode | None
    over: str | None
    link_works: bool


def asked_for(code: SignInCode) -> Asked:
    """The code a browser waits for, as its page tells of it."""
    over = operations.standing_of_code(code)
    return Asked(
        code.email, code, _sentence(over) if over is not None else None, operations.standing_of_link(code) is None
    )


def asked_at(address: str) -> Asked:
    """The same where this browser waits for no code any more: a new one goes to ``address``."""
    return Asked(address, None, _("Holen Sie bitte einen neuen Code. Wir schicken ihn Ihnen per E-Mail."), False)


def try_code(form: Any, code: SignInCode, *, then: str | None = None) -> tuple[Any, int]:
    """Take what was typed into ``form.code``: where a right one leads, else None, and the status of the page.

    ``then``: where it leads in place of where the code was asked for. A wrong one is told by the form.
    """
    if not form.validate_on_submit():
        return None, 200
    result = operations.use_code(code.id, form.code.data)
    if result.outcome is Outcome.SIGNED_IN:
        return welcome(result, code, then=then), 302
    form.refuse(_sentence(result.outcome, result.tries_left))
    return None, STATUS[result.outcome]


def welcome(result: SignInResult, code: SignInCode, *, then: str | None = None) -> Any:
    """Sign the browser in and lead on."""
    assert result.account is not None
    if result.refusal is not None:
        notify(say(result.refusal), "error")
        sign_in_browser(result.account, keep=wait_for(code))
        return redirect(url_for("accounts.unfinished"))
    notify(_("Sie sind angemeldet."))
    sign_in_browser(result.account)
    return redirect(then or after(code))


def after(code: SignInCode | None) -> str:
    """Where a code leads."""
    return own_path(((code.intent if code else None) or {}).get("next")) or url_for("accounts.home")


def act_of(code: SignInCode) -> str | None:
    """What a code is asked for."""
    return (code.intent or {}).get("act")


def open_intent(code: SignInCode) -> dict[str, Any] | None:
    """What a code was asked for; once it has been used, only where it leads."""
    if code.used_at is None or code.intent is None:
        return code.intent
    return {"act": "sign_in", "next": code.intent.get("next")}


def _sentence(outcome: Outcome, tries_left: int = 0) -> str:
    match outcome:
        case Outcome.WRONG:
            return str(
                ngettext(
                    "Dieser Code stimmt nicht. Bitte schreiben Sie ihn noch einmal ab. Sie können es noch %(num)s Mal versuchen.",
                    "Dieser Code stimmt nicht. Bitte schreiben Sie ihn noch einmal ab. Sie können es noch %(num)s Mal versuchen.",
                    tries_left,
                )
            )
        case Outcome.DEAD:
            return str(_("Der Code wurde fünfmal falsch eingegeben. Er gilt nicht mehr. Bitte holen Sie einen neuen."))
        case Outcome.BUSY:
            return str(
                _("Für diese Adresse gab es heute zu viele falsche Codes. Bitte nehmen Sie den Link in der E-Mail.")
            )
        case Outcome.USED:
            return str(_("Dieser Code wurde schon benutzt. Jeder Code gilt nur einmal. Bitte holen Sie einen neuen."))
        case Outcome.EXPIRED:
            return str(_("Dieser Code ist zu alt. Er galt 60 Minuten. Bitte holen Sie einen neuen."))
        case Outcome.STAFF:
            return str(_("Diese Adresse gehört zu einem Dienstkonto. Bitte melden Sie sich mit Passwort an."))
        case _:
            return str(_("Diesen Code kennen wir nicht. Bitte holen Sie einen neuen."))
