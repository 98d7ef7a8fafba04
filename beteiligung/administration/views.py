"""Routes of the administration: a hub, and the outbox for whoever operates the platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import addresses_of
from beteiligung.administration.queries import photo_name_of
from beteiligung.aktionsraum.models import City
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.queries import Health, health, newest_mails
from beteiligung.mail.rendering import render
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard

bp = pages_blueprint("administration", __name__, prefix="/verwaltung", desk=True)

LATE = timedelta(minutes=15)
"""So long a mail may wait, or the worker be silent, before something is wrong."""


@dataclass(frozen=True)
class ShownMail:
    """A mail as the page shows it. ``address`` and ``body`` are None in production, ``body`` also once a secret is wiped."""

    mail: OutboxMail
    subject: str | None
    address: str | None
    body: str | None


@bp.route("/")
@guard(P.ADMINISTRATION_READ)
def home() -> str:
    reads_mail = can(current_actor(), P.OPERATIONS_READ)
    state = health() if reads_mail else None
    return render_template("verwaltung/home.html", health=state, trouble=trouble(state) if state else None)


@bp.route("/post")
@guard(P.OPERATIONS_READ)
def post() -> str:
    page = newest_mails(request.args.get("nach", ""))
    state = health()
    return render_template(
        "verwaltung/post.html",
        mails=_shown_mails(page.items),
        next_cursor=page.next_cursor,
        is_first=not request.args.get("nach"),
        health=state,
        trouble=trouble(state),
        is_production=current_app.config["PRODUCTION"],
        has_server=bool(current_app.config["BETEILIGUNG_MAIL_URL"]),
    )


def trouble(state: Health) -> str | None:
    """What is wrong with the post, as a code for the template: mails wait too long, or nobody works, or nobody could."""
    is_silent = _is_long_ago(state.last_run_at)
    if state.waiting and _is_long_ago(state.oldest_waiting_at):
        return "silent" if is_silent else "waiting"
    if not current_app.config["BETEILIGUNG_MAIL_URL"]:
        return "no_server"
    return "not_running" if is_silent else None


def _is_long_ago(moment: datetime | None) -> bool:
    return moment is None or clock.now() - moment > LATE


def _shown_mails(mails: Sequence[OutboxMail]) -> list[ShownMail]:
    if current_app.config["PRODUCTION"]:
        return [ShownMail(mail, mail.subject, None, None) for mail in mails]
    addresses = addresses_of({mail.account_id for mail in mails if mail.account_id is not None})
    city = the_city()
    return [_shown(mail, mail.address or addresses.get(mail.account_id or 0), city) for mail in mails]


def _shown(mail: OutboxMail, address: str | None, city: City | None) -> ShownMail:
    """A mail with its words, as long as they hold no secret that has been wiped or whose time is over."""
    if mail.expires_at is not None and (mail.secret is None or mail.expires_at <= clock.now()):
        return ShownMail(mail, mail.subject, address, None)
    letter = render(mail, city)
    return ShownMail(mail, letter.subject, address, letter.body)


def staff_photo_url(account_id: int) -> str | None:
    """The address of the photo on somebody's card, for templates of the administration."""
    name = photo_name_of(account_id)
    return url_for("media.picture", picture_name=name) if name is not None else None
