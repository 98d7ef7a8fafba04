"""What a device holds of a person's ideas, and how it forgets them: phones are shared."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.identity import clear_device, forget_drafts
from beteiligung.aktionsraum.queries import active_areas
from beteiligung.proposals import operations
from beteiligung.proposals.forms import ConfirmForm
from beteiligung.proposals.forms.offline import OfflineForm
from beteiligung.proposals.views.blueprint import bp
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import CLEARED, notify


@bp.route("/konto/ideen/vergessen", methods=["GET", "POST"])
@guard(P.PROPOSAL_OWN)
def forget() -> Any:
    form = ConfirmForm()
    if form.validate_on_submit():
        operations.forget_drafts(current_actor())
        forget_drafts()
        notify(_("Auf diesem Gerät liegt nichts mehr von Ihnen."), CLEARED)
        return clear_device(redirect(url_for(".own")))
    return render_template("proposals/forget.html", form=form)


@bp.route("/ideen/neu/ohne-netz")
@guard(P.PUBLIC_READ)
def offline() -> Any:
    """Fetched beforehand by the worker, without cookie, and shown by it when the line is gone."""
    return render_template("proposals/offline.html", form=OfflineForm(active_areas()))
