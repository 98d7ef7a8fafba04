"""Support that was counted on paper or by hands, entered for one idea."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation.forms.intake import SUPPORT_KINDS, SupportForm
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal, SupportKind
from beteiligung.proposals.operations import TAKES_SUPPORT, count_support
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import day, notify


@bp.route("/ideen/<int:proposal_id>/unterstuetzung", methods=["GET", "POST"])
@guard(P.SUPPORT_COUNT, proposal=at_desk)
def support(proposal: Proposal) -> Any:
    counted = SimpleNamespace(version=queries.last_sheet_id(proposal.id) or 0)
    form = SupportForm(counted, queries.recent_events([proposal.aktionsraum_id]))
    if form.validate_on_submit():
        event = form.event
        assert event is not None, "the form has seen to it"
        count_support(
            current_actor(),
            proposal,
            event=event,
            kind=SupportKind(form.kind.data),
            count=form.count.data,
            seen_id=(form.version.data if form.version.raw_data else None) or None,
        )
        notify(_("Die Zahl ist eingetragen. Sie steht neben den Stimmen."))
        return redirect(desk_url(".support", proposal_id=proposal.id))
    return render_template(
        "moderation/support.html",
        form=form,
        proposal=proposal,
        rows=[
            (
                _("%(event)s, %(day)s", event=row.event_name, day=day(row.event_day)),
                _(SUPPORT_KINDS[row.kind]),
                row.count,
            )
            for row in queries.sheets_of(proposal.id)
        ],
        is_possible=proposal.state in TAKES_SUPPORT,
        idea_url=idea_url(proposal.id),
    )
