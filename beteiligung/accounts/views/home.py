"""Routes of a person's own page."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts import operations, queries
from beteiligung.accounts.forms import ProfileForm
from beteiligung.accounts.views.blueprint import bp
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/konto/", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def home() -> Any:
    account = operations.own_account(current_actor())
    form = ProfileForm(obj=account)
    if form.validate_on_submit():
        operations.change_profile(current_actor(), shown_name=form.shown_name.data, language=form.language.data)
        notify(_("Gespeichert. Es gilt für Ihre nächsten Beiträge und E-Mails."))
        return redirect(url_for(".home"))
    return render_template(
        "accounts/home.html",
        form=form,
        address=queries.address_of(account.id),
        staff=queries.staff_by_id(account.id),
    )
