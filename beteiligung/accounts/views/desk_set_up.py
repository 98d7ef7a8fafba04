"""Routes on which a member of staff sets up an account: password, authenticator app, printed codes."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, session, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from beteiligung.access.permissions import P
from beteiligung.accounts import operations, queries
from beteiligung.accounts.desk_forms import NewPasswordForm, NumberForm
from beteiligung.accounts.forms import ButtonForm
from beteiligung.accounts.identity import seal, sign_in_browser
from beteiligung.accounts.models import AccessLink
from beteiligung.accounts.passwords import hash_password
from beteiligung.accounts.sealing import SealBroken
from beteiligung.accounts.second_factor import app_address, matching_step, new_app_secret, new_recovery_codes
from beteiligung.accounts.views.blueprint import bp
from beteiligung.accounts.views.landing import landing_for
from beteiligung.core.errors import NotFound
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard

STEPS_LAST_SECONDS = 3600
_BEGUN, _CODES = "set_up", "recovery_codes"
"""Session keys. What lies there is sealed: a browser carries it, and nobody who sees its cookie can read it."""


@bp.route("/konto/einrichten/<token>", methods=["GET", "POST"])
@guard(P.STAFF_SIGN_IN)
def set_up(token: str) -> Any:
    link = queries.access_link(token, operations.SET_UP)
    if link is None or not operations.is_usable(link):
        return _over(link)
    person = _person(link)
    form = NewPasswordForm(email=person["email"], name=person["name"])
    if form.validate_on_submit():
        begun = {"link": link.id, "password_hash": hash_password(form.password.data), "secret": new_app_secret()}
        session[_BEGUN] = seal().close_values(begun)
        return redirect(url_for(".set_up_app", token=token))
    return render_template("verwaltung/set_up.html", form=form, **person)


@bp.route("/konto/einrichten/<token>/app", methods=["GET", "POST"])
@guard(P.STAFF_SIGN_IN)
def set_up_app(token: str) -> Any:
    link = queries.access_link(token, operations.SET_UP)
    if link is None or not operations.is_usable(link):
        return _over(link)
    begun = _opened(_BEGUN)
    if begun is None or begun["link"] != link.id:
        return redirect(url_for(".set_up", token=token))
    form = NumberForm()
    if form.validate_on_submit():
        step = matching_step(begun["secret"], form.code.data, None)
        if step is not None:
            return _finish(token, begun, step)
        form.refuse(_("Diese Zahl stimmt nicht. Bitte prüfen Sie auch die Uhrzeit Ihres Telefons."))
    address = app_address(begun["secret"], email=_person(link)["email"], issuer=_("Beteiligung im Aktionsraum"))
    return render_template(
        "verwaltung/set_up_app.html", form=form, secret=_grouped(begun["secret"]), address=address, code=_drawn(address)
    )


def _finish(token: str, begun: dict[str, Any], step: int) -> Any:
    codes = new_recovery_codes()
    account = operations.finish_set_up(
        token,
        password_hash=begun["password_hash"],
        sealed_secret=seal().close(begun["secret"]),
        step=step,
        recovery_codes=codes,
    )
    if account is None:
        return _over(queries.access_link(token, operations.SET_UP))
    sign_in_browser(account, as_staff=True, keep={_CODES: seal().close_values({"codes": codes})})
    return redirect(url_for(".recovery_codes"))


@bp.route("/konto/notfallcodes", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def recovery_codes() -> Any:
    """The codes, until the person says that they are kept; then never again."""
    account_id = current_actor().account_id
    kept = _opened(_CODES)
    form = ButtonForm()
    if account_id is None:
        raise NotFound
    if kept is None or form.validate_on_submit():
        session.pop(_CODES, None)
        return redirect(landing_for(account_id))
    return render_template("verwaltung/recovery_codes.html", form=form, codes=kept["codes"])


def _over(link: AccessLink | None) -> tuple[str, int]:
    was_used = link is not None and link.used_at is not None
    return render_template("verwaltung/set_up_over.html", was_used=was_used, is_known=link is not None), (
        404 if link is None else 410
    )


def _person(link: AccessLink) -> dict[str, str]:
    staff = queries.staff_by_id(link.account_id)
    return {"name": staff.name if staff else "", "email": queries.address_of(link.account_id) or ""}


def _opened(key: str) -> dict[str, Any] | None:
    try:
        return seal().open_values(session.get(key, ""), seconds=STEPS_LAST_SECONDS)
    except SealBroken:
        return None


def _grouped(secret: str) -> str:
    """In groups of four, to copy by hand."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _drawn(address: str) -> Markup:
    """The address as a drawing for the app's camera: dark on white in every colour scheme."""
    import segno  # only here, once in the life of an account

    drawing = segno.make(address, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", title=_("QR-Code für die App"), svgclass=None, lineclass=None
    )
    return Markup(drawing.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 - segno draws it from an address of ours
