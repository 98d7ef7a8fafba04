"""Ideas that belong together: what the page of one tells of the others, and being named as one of its authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import can
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import Kin, MergedRow, Surroundings
from beteiligung.proposals.views.blueprint import bp, page_of, readable
from beteiligung.proposals.views.timeline import stop_during
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.messages import listed_words
from beteiligung.web.templating import day, notify

NAME = "nennen"
"""The name of the buttons that say whether somebody is named."""


@dataclass(frozen=True)
class Company:
    """Other ideas, as far as the person looking may read them."""

    lead: Proposal | None
    """The one that goes on in the place of a merged one."""
    merged: Sequence[MergedRow]
    parts: Sequence[Kin]
    whole: Proposal | None
    may_join: bool
    """Whether the person looking is asked to be named with the lead, or is named."""

    @property
    def co_authors(self) -> str:
        """The names of those who agreed to be named beside the author."""
        return listed_words([one.shown_name or str(_("Nachbar*in")) for one in self.merged if one.is_co_author])

    @property
    def readable(self) -> list[MergedRow]:
        """The merged ideas that have a page everybody can read."""
        return [one for one in self.merged if one.is_public]


def company_of(proposal: Proposal, around: Surroundings) -> Company:
    """What there is of them; an idea that stands for itself asks the database nothing."""
    actor = current_actor()
    lead = queries.lead_for(actor, proposal)
    whole = queries.proposal_by_id(proposal.split_from_id) if proposal.split_from_id is not None else None
    return Company(
        lead=lead if lead is not proposal else None,
        merged=queries.merged_with(proposal.id) if around.merged_count else (),
        parts=queries.parts_of(proposal.id, only_public=True) if around.part_count else (),
        whole=whole if whole is not None and can(actor, P.PROPOSAL_READ, whole) else None,
        may_join=lead is not proposal and can(actor, P.PROPOSAL_JOIN, proposal) and not is_author(actor, lead),
    )


def with_company(line: list[dict[str, Any]], company: Company) -> list[dict[str, Any]]:
    """The line with links to the idea that goes on, and to those that joined, each at the stop during which it did."""
    if company.lead is not None:
        line[-1].setdefault("links", []).append((_("Zur gemeinsamen Idee"), page_of(company.lead)))
    for one in company.readable:
        words = _("Zusammengelegt mit „%(title)s“ am %(day)s", title=one.title, day=day(one.merged_at))
        address = url_for("proposals.detail", proposal_id=one.id, words=one.words)
        stop_during(line, one.merged_at).setdefault("links", []).append((words, address))
    return line


@bp.route("/ideen/<int:proposal_id>/mitverfassen", methods=["GET", "POST"])
@guard(P.PROPOSAL_JOIN, proposal=readable)
def join(proposal: Proposal) -> Any:
    actor = current_actor()
    lead, form = queries.lead_for(actor, proposal), ConfirmForm()
    if form.validate_on_submit():
        is_named = request.form.get(NAME) == "1"
        operations.join_as_co_author(actor, proposal, is_named=is_named)
        notify(_("Danke. Ihr Name steht jetzt dort.") if is_named else _("Ihr Name steht nicht mehr dort."))
        return redirect(page_of(lead))
    if lead is proposal and not form.is_submitted():
        raise NotPossible(N_("Ihre Idee steht für sich. Sie ist mit keiner anderen zusammengelegt."))
    return render_template(
        "proposals/join.html",
        form=form,
        field=NAME,
        proposal=proposal,
        lead=lead,
        is_named=proposal.co_author_of_id == lead.id,
        page_url=page_of(proposal),
    )
