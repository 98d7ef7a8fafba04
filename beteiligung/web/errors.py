"""Pages for what goes wrong: the right status, a sentence in the visitor's language, a way on. Never a traceback."""

from __future__ import annotations

import logging

from flask import Flask, g, render_template, request
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from beteiligung.core.database import DatabaseAway, session
from beteiligung.core.errors import DomainError
from beteiligung.core.i18n import N_, Message
from beteiligung.web.messages import say

log = logging.getLogger(__name__)

_SENTENCES = {
    400: N_("Diese Anfrage war unvollständig. Bitte versuchen Sie es noch einmal."),
    403: N_("Das dürfen Sie nicht tun."),
    404: N_("Diese Seite gibt es nicht."),
    405: N_("So lässt sich diese Seite nicht aufrufen."),
    413: N_("Das war zu groß. Bitte senden Sie weniger auf einmal."),
    429: N_("Das waren zu viele Versuche. Bitte warten Sie etwas."),
}
_FAULT = N_(
    "Hier hat etwas nicht geklappt. Es liegt an uns, nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal."
)
_AWAY = N_("Gerade erreichen wir unsere Daten nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal.")

_NEVER_SHOWN = {"password", "password_again", "code", "recovery_code"}
_LAST_RESORT = f"<!doctype html><html lang=de><title>Beteiligung im Aktionsraum</title><h1>{_FAULT}</h1></html>"


def init_errors(app: Flask) -> None:
    """Register one handler for each kind of failure."""

    @app.errorhandler(DomainError)
    def refused(error: DomainError) -> tuple[str, int]:
        return _page(error.status, error.message)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
        status = error.code or 500
        if status < 400:
            return error
        return _page(status, Message(_SENTENCES.get(status, _SENTENCES[400])))

    @app.errorhandler(OperationalError)
    @app.errorhandler(InterfaceError)
    @app.errorhandler(PoolTimeout)
    @app.errorhandler(DatabaseAway)
    def database_away(error: Exception) -> tuple[str, int, dict[str, str]]:
        log.error("database away: %s", error)
        g.without_database = True
        return (*_page(503, Message(_AWAY)), {"Retry-After": "60"})

    @app.errorhandler(Exception)
    def fault(error: Exception) -> tuple[str, int]:
        log.error("unexpected fault", exc_info=error)
        g.without_database = True
        try:
            return _page(500, Message(_FAULT))
        except Exception:
            log.exception("the error page itself fails")
            return _LAST_RESORT, 500


def _page(status: int, message: Message) -> tuple[str, int]:
    if g.get("without_database"):
        g.pop("actor", None)
    else:
        session().rollback()  # what a refused view left behind must not reach the database with the page's queries
    typed = _typed() if status >= 500 else []
    return render_template("errors/error.html", status=status, message=say(message), typed=typed), status


def _typed() -> list[tuple[str, str]]:
    """What the person sent, so that a fault of ours loses nothing: it can be sent again from the error page.

    Passwords and codes are left out.
    """
    return [(name, value) for name, value in request.form.items(multi=True) if name not in _NEVER_SHOWN]
