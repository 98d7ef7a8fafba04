"""Routes on which residents sign in and everybody signs out."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from beteiligung.access.permissions import P
from beteiligung.accounts import operations, queries
from beteiligung.accounts.forms import ButtonForm, CodeForm, SignInForm, SignOutForm
from beteiligung.accounts.identity import (
    begin_sign_in,
    own_path,
    sign_in_browser,
    sign_out_browser,
    wait_for,
    waiting_code,
)
from beteiligung.accounts.models import SignInCode
from beteiligung.accounts.operations import Outcome, SignInResult
from beteiligung.accounts.views.blueprint import bp
from beteiligung.proposals.queries import titles
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.messages import say
from beteiligung.web.templating import notify

_STATUS = {
    Outcome.WRONG: 422,
    Outcome.DEAD: 429,
    Outcome.BUSY: 429,
    Outcome.USED: 410,
    Outcome.EXPIRED: 410,
    Outcome.STAFF: 403,
    Outcome.UNKNOWN: 404,
}


@bp.route("/konto/anmelden", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def sign_in() -> Any:
    back = own_path(request.args.get("weiter"))
    if current_actor().account_id is not None:
        return redirect(back or url_for(".home"))
    form = SignInForm()
    if form.validate_on_submit():
        begin_sign_in(form.email.data, _intent(back))
        return redirect(url_for(".enter_code"))
    return render_template("accounts/sign_in.html", form=form, back=back)


@bp.route("/konto/anmelden/code", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def enter_code() -> Any:
    if current_actor().account_id is not None:
        return redirect(url_for(".home"))
    code = waiting_code()
    if code is None:
        notify(_("Bitte schreiben Sie zuerst Ihre E-Mail-Adresse."), "info")
        return redirect(url_for(".sign_in"))
    form = CodeForm()
    status = 200
    if form.validate_on_submit():
        result = operations.use_code(code.id, form.code.data)
        if result.outcome is Outcome.SIGNED_IN:
            return _welcome(result, code)
        form.refuse(_sentence(result.outcome, result.tries_left))
        status = _STATUS[result.outcome]
    return _code_page(code, form), status


@bp.route("/konto/anmelden/neuer-code", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def send_again() -> Any:
    code = waiting_code()
    form = ButtonForm()
    if code is not None and form.validate_on_submit():
        begin_sign_in(code.email, _open_intent(code))
        notify(_("Wir haben Ihnen eine neue E-Mail geschickt."))
    elif code is not None and form.errors:
        return _code_page(code, CodeForm(formdata=None), refused=form)
    return redirect(url_for(".enter_code"))


@bp.route("/konto/anmelden/link/<token>", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def open_link(token: str) -> Any:
    code = queries.code_by_link(token)
    over = operations.standing_of_link(code)
    form = ButtonForm()
    if code is not None and over is None and form.validate_on_submit():
        result = operations.use_link(token)
        if result.outcome is Outcome.SIGNED_IN:
            return _welcome(result, code)
        over = result.outcome
    if code is None or over is not None:
        outcome = over or Outcome.UNKNOWN
        return render_template("accounts/link_over.html", outcome=outcome, next=_next(code)), _STATUS[outcome]
    return render_template("accounts/open_link.html", form=form, code=code, **_purpose(code.intent))


@bp.route("/konto/anmelden/nicht-geklappt")
@guard(P.ACCOUNT_USE)
def unfinished() -> Any:
    """Signed in, but what the person was about to do was refused: the reason, and what they had written."""
    code = waiting_code()
    intent = (code.intent if code else None) or {}
    return render_template(
        "accounts/unfinished.html", next=_next(code), leads_to_idea="proposal_id" in intent, text=intent.get("text")
    )


@bp.route("/konto/abmelden", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def sign_out() -> Any:
    actor = current_actor()
    form = SignOutForm()
    if form.validate_on_submit():
        # A session of staff ends in every browser: whoever copied the cookie is signed out, too.
        if actor.account_id is not None and (form.everywhere.data or actor.is_staff):
            operations.sign_out_everywhere(actor)
        sign_out_browser()
        notify(_("Sie sind abgemeldet. Dieses Gerät weiß nichts mehr von Ihnen."))
        response = redirect(url_for("pages.start"))
        response.headers["Clear-Site-Data"] = '"storage"'  # texts that autosave kept on this device
        return response
    return render_template("accounts/sign_out.html", form=form)


def _intent(back: str | None) -> dict[str, Any] | None:
    """What happens after signing in: where the person came from, else what the last code was asked for."""
    if back is not None:
        return {"act": "sign_in", "next": back}
    code = waiting_code()
    return _open_intent(code) if code is not None else None


def _open_intent(code: SignInCode) -> dict[str, Any] | None:
    """What a code was asked for; once it has been used, only where it leads."""
    if code.used_at is None or code.intent is None:
        return code.intent
    return {"act": "sign_in", "next": code.intent.get("next")}


def _next(code: SignInCode | None) -> str:
    return own_path(((code.intent if code else None) or {}).get("next")) or url_for(".home")


def _welcome(result: SignInResult, code: SignInCode) -> Any:
    assert result.account is not None
    if result.refusal is not None:
        notify(say(result.refusal), "error")
        sign_in_browser(result.account, keep=wait_for(code))
        return redirect(url_for(".unfinished"))
    notify(_("Sie sind angemeldet."))
    sign_in_browser(result.account)
    return redirect(_next(code))


def _code_page(code: SignInCode, form: CodeForm, refused: ButtonForm | None = None) -> str:
    over = operations.standing_of_code(code)
    act = (code.intent or {}).get("act")
    return render_template(
        "accounts/enter_code.html",
        form=form,
        refused=refused or form,
        code=code,
        over=_sentence(over) if over is not None else None,
        link_works=operations.standing_of_link(code) is None,
        act=act,
        proposal_id=(code.intent or {}).get("proposal_id") if act == "confirm" else None,
    )


def _purpose(intent: dict[str, Any] | None) -> dict[str, Any]:
    """What a link will do besides signing in, for the page that asks for the button."""
    intent = intent or {}
    proposal_id = intent.get("proposal_id")
    proposal = titles([proposal_id]).get(proposal_id) if isinstance(proposal_id, int) else None
    return {"act": intent.get("act"), "proposal": proposal, "text": intent.get("text")}


def _sentence(outcome: Outcome, tries_left: int = 0) -> str:
    match outcome:
        case Outcome.WRONG:
            return ngettext(
                "Dieser Code stimmt nicht. Bitte schreiben Sie ihn noch einmal ab. Sie können es noch %(num)s Mal versuchen.",
                "Dieser Code stimmt nicht. Bitte schreiben Sie ihn noch einmal ab. Sie können es noch %(num)s Mal versuchen.",
                tries_left,
            )
        case Outcome.DEAD:
            return _("Der Code wurde fünfmal falsch eingegeben. Er gilt nicht mehr. Bitte holen Sie einen neuen.")
        case Outcome.BUSY:
            return _("Für diese Adresse gab es heute zu viele falsche Codes. Bitte nehmen Sie den Link in der E-Mail.")
        case Outcome.USED:
            return _("Dieser Code wurde schon benutzt. Jeder Code gilt nur einmal. Bitte holen Sie einen neuen.")
        case Outcome.EXPIRED:
            return _("Dieser Code ist zu alt. Er galt 60 Minuten. Bitte holen Sie einen neuen.")
        case Outcome.STAFF:
            return _("Diese Adresse gehört zu einem Dienstkonto. Bitte melden Sie sich mit Passwort an.")
        case _:
            return _("Diesen Code kennen wir nicht. Bitte holen Sie einen neuen.")
