"""Routes on which staff sign in, with a password and a second factor. German only, like the desk."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.accounts import operations, queries
from beteiligung.accounts.desk_forms import NumberForm, RecoveryForm, StaffSignInForm
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.identity import own_path, seal, sign_in_browser
from beteiligung.accounts.models import Account
from beteiligung.accounts.operations import Check, Checked
from beteiligung.accounts.passwords import verify_password
from beteiligung.accounts.sealing import SealBroken
from beteiligung.accounts.views.blueprint import bp
from beteiligung.accounts.views.landing import landing_for
from beteiligung.core.errors import InvalidInput
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import DESK_LANGUAGES, SOURCE
from beteiligung.web.locale import current_language, language_url
from beteiligung.web.templating import notify

FOR_STAFF = {"staff_sign_in", "second_factor", "set_up", "set_up_app", "recovery_codes"}
BETWEEN_FACTORS_SECONDS = 600
FEW_CODES = 3
_PASSED = "first_factor"
"""Session key: who has given the right password, sealed and for ten minutes, and where they wanted to go."""


@bp.before_request
def speak_a_desk_language() -> Response | None:
    """Send staff pages to a language that the desk has."""
    name = (request.endpoint or "").partition(".")[2]
    if name in FOR_STAFF and current_language() not in DESK_LANGUAGES:
        return redirect(language_url(SOURCE))
    return None


@bp.route("/konto/dienst", methods=["GET", "POST"])
@guard(P.STAFF_SIGN_IN)
def staff_sign_in() -> Any:
    back = own_path(request.args.get("weiter"))
    if current_actor().is_staff:
        return redirect(back or _landing())
    form = StaffSignInForm()
    status = 200
    if form.validate_on_submit():
        checked = operations.check_password(_key(form.email.data), form.password.data, verify=verify_password)
        if checked.account is not None:
            session[_PASSED] = seal().close_values({"account_id": checked.account.id, "back": back})
            return redirect(url_for(".second_factor"))
        form.refuse(_refusal(checked, _("E-Mail-Adresse oder Passwort stimmen nicht.")))
        status = _status(checked)
    return render_template("verwaltung/staff_sign_in.html", form=form), status


@bp.route("/konto/dienst/zweiter-faktor", methods=["GET", "POST"])
@guard(P.STAFF_SIGN_IN)
def second_factor() -> Any:
    passed = _first_factor()
    if passed is None:
        notify(_("Bitte melden Sie sich zuerst mit Ihrem Passwort an."), "info")
        return redirect(url_for(".staff_sign_in"))
    uses_paper = "notfallcode" in request.args
    form: Any = RecoveryForm() if uses_paper else NumberForm()
    status = 200
    if form.validate_on_submit():
        account_id = passed["account_id"]
        checked = (
            operations.check_recovery_code(account_id, form.recovery_code.data)
            if uses_paper
            else operations.check_second_factor(account_id, form.code.data, seal=seal())
        )
        if checked.account is not None:
            return _enter(checked.account, passed["back"])
        form.refuse(_refusal(checked, _wrong(uses_paper)))
        status = _status(checked)
    return render_template("verwaltung/second_factor.html", form=form, uses_paper=uses_paper), status


def _enter(account: Account, back: str | None) -> Any:
    sign_in_browser(account, as_staff=True)
    left = queries.recovery_codes_left(account.id)
    if left < FEW_CODES:
        notify(
            _(
                "Sie sind angemeldet. Sie haben nur noch %(left)s Notfallcodes. Der Administrator gibt neue aus.",
                left=left,
            ),
            "info",
        )
    return redirect(back or landing_for(account.id))


def _first_factor() -> dict[str, Any] | None:
    try:
        return seal().open_values(session.get(_PASSED, ""), seconds=BETWEEN_FACTORS_SECONDS)
    except SealBroken:
        return None


def _key(typed: str) -> str:
    """The key of an address; of what is none, the text itself, so that it is counted and answered like any other."""
    try:
        return read_email(typed).key
    except InvalidInput:
        return typed.casefold()[:254]


def _landing() -> str:
    account_id = current_actor().account_id
    return landing_for(account_id) if account_id is not None else url_for(".home")


def _wrong(uses_paper: bool) -> str:
    if uses_paper:
        return _("Dieser Notfallcode stimmt nicht oder wurde schon benutzt.")
    return _("Diese Zahl stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf die nächste Zahl.")


def _refusal(checked: Checked, wrong: str) -> str:
    if checked.check is Check.WAIT:
        minutes = -(-checked.wait_seconds // 60)
        return _("Das waren zu viele Versuche. Bitte warten Sie %(minutes)s Minuten.", minutes=minutes)
    return wrong


def _status(checked: Checked) -> int:
    return 429 if checked.check is Check.WAIT else 422
