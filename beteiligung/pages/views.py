"""Routes of the start page, and of the addresses that operations ask."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.core.database import session
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.guard import guard
from beteiligung.web.languages import preferred

bp = pages_blueprint("pages", __name__)
root = Blueprint("root", __name__)


@root.route("/")
@guard(P.PUBLIC_READ)
def index() -> Response:
    """Send the visitor to their language."""
    response = redirect(url_for("pages.start", lang=preferred(request).address))
    response.headers["Cache-Control"] = "public, no-cache"
    response.vary.add("Accept-Language")
    return response


@root.route("/healthz")
@guard(P.PUBLIC_READ)
def healthz() -> tuple[str, dict[str, str]]:
    """The process answers."""
    return "ok\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"}


@root.route("/readyz")
@guard(P.PUBLIC_READ)
def readyz() -> tuple[str, dict[str, str]]:
    """The database answers; without it the error page says 503."""
    session().execute(sa.text("SELECT 1 FROM cities"))
    return "ready\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"}


@bp.route("/")
@guard(P.PUBLIC_READ)
def start() -> str:
    return render_template("pages/start.html")
