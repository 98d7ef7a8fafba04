"""Routes on which residents sign in and everybody signs out."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts import operations, queries
from beteiligung.accounts.entry import STATUS, act_of, after, asked_for, open_intent, try_code, welcome
from beteiligung.accounts.forms import ButtonForm, CodeForm, SignInForm, SignOutForm
from beteiligung.accounts.identity import begin_sign_in, clear_device, own_path, sign_out_browser, waiting_code
from beteiligung.accounts.models import SignInCode
from beteiligung.accounts.operations import Outcome
from beteiligung.accounts.views.blueprint import bp
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.queries import proposal_by_id, titles
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import CLEARED, notify


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
    if _is_asked_elsewhere(code):
        return redirect(url_for("proposals.check", proposal_id=(code.intent or {})["proposal_id"]))
    form = CodeForm()
    answer, status = try_code(form, code)
    return answer or (_code_page(code, form), status)


@bp.route("/konto/anmelden/neuer-code", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def send_again() -> Any:
    code = waiting_code()
    form = ButtonForm()
    if code is not None and form.validate_on_submit():
        begin_sign_in(code.email, open_intent(code))
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
            return welcome(result, code)
        over = result.outcome
    if code is None or over is not None:
        outcome = over or Outcome.UNKNOWN
        return render_template("accounts/link_over.html", outcome=outcome, next=after(code)), STATUS[outcome]
    return render_template("accounts/open_link.html", form=form, code=code, **_purpose(code.intent))


@bp.route("/konto/anmelden/nicht-geklappt")
@guard(P.ACCOUNT_USE)
def unfinished() -> Any:
    """Signed in, but what the person was about to do was refused: the reason, and what they had written."""
    code = waiting_code()
    intent = (code.intent if code else None) or {}
    return render_template(
        "accounts/unfinished.html", next=after(code), leads_to_idea="proposal_id" in intent, text=intent.get("text")
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
        notify(_("Sie sind abgemeldet. Dieses Gerät weiß nichts mehr von Ihnen."), CLEARED)
        return clear_device(redirect(url_for("pages.start")))
    return render_template("accounts/sign_out.html", form=form)


def _intent(back: str | None) -> dict[str, Any] | None:
    """What happens after signing in: where the person came from, else what the last code was asked for."""
    if back is not None:
        return {"act": "sign_in", "next": back}
    code = waiting_code()
    return open_intent(code) if code is not None else None


def _is_asked_elsewhere(code: SignInCode) -> bool:
    """Whether the idea that the code confirms asks for it on a screen of its own."""
    intent = code.intent or {}
    idea = proposal_by_id(intent.get("proposal_id", 0)) if intent.get("act") == "confirm" else None
    return idea is not None and idea.state is ProposalState.UNCONFIRMED and can(current_actor(), P.PROPOSAL_SEND, idea)


def _code_page(code: SignInCode, form: CodeForm, refused: ButtonForm | None = None) -> str:
    return render_template(
        "accounts/enter_code.html", form=form, refused=refused or form, asked=asked_for(code), act=act_of(code)
    )


def _purpose(intent: dict[str, Any] | None) -> dict[str, Any]:
    """What a link will do besides signing in, for the page that asks for the button."""
    intent = intent or {}
    proposal_id = intent.get("proposal_id")
    proposal = titles([proposal_id]).get(proposal_id) if isinstance(proposal_id, int) else None
    return {"act": intent.get("act"), "proposal": proposal, "text": intent.get("text"), "phone": intent.get("phone")}
