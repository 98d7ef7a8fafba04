"""The route on which a demonstration person signs in. It exists on this machine and for made-up people only."""

from __future__ import annotations

import ipaddress
from typing import Any

from flask import current_app, redirect, render_template, request

from beteiligung.access.permissions import P
from beteiligung.accounts import operations, queries
from beteiligung.accounts.forms import ButtonForm
from beteiligung.accounts.identity import sign_in_browser
from beteiligung.accounts.views.blueprint import bp
from beteiligung.accounts.views.landing import landing_for
from beteiligung.core.errors import NotFound
from beteiligung.web.guard import guard


@bp.route("/konto/vorfuehrung/<token>", methods=["GET", "POST"])
@guard(P.SIGN_IN)
def demo_sign_in(token: str) -> Any:
    account = operations.demo_account(token) if _is_from_here() else None
    if account is None:
        raise NotFound
    form = ButtonForm()
    if form.validate_on_submit():
        signed_in = operations.use_demo_link(token)
        if signed_in is not None:
            sign_in_browser(signed_in, as_staff=queries.staff_by_id(signed_in.id) is not None)
            return redirect(landing_for(signed_in.id))
    if not operations.is_usable(queries.access_link(token, operations.DEMO)):
        return render_template("accounts/demo_over.html"), 410
    staff = queries.staff_by_id(account.id)
    return render_template("accounts/demo_sign_in.html", form=form, name=staff.name if staff else account.shown_name)


def _is_from_here() -> bool:
    """Whether the request comes from this machine itself, with nobody in between.

    A proxy on this machine would make everybody look like that; it says so in a header, trusted or not.
    """
    if current_app.config["PRODUCTION"]:
        return False
    forwarded = {"X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via"} & {
        name.title() for name, _value in request.headers
    }
    if forwarded and not int(current_app.config["BETEILIGUNG_PROXIES"]):
        return False
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
