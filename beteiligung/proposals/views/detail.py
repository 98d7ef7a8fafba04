"""One idea: its page and its short address."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import can
from beteiligung.comments import queries as comments
from beteiligung.comments.forms import inline_form
from beteiligung.measures import queries as measures
from beteiligung.media.models import Document
from beteiligung.moderation import queries as desk
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import DecisionKind
from beteiligung.offers import queries as offers
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.states import EDITABLE, PROPOSAL_WORKFLOW, takes_offers, takes_votes
from beteiligung.proposals.views.blueprint import bp, canonical, page_of, readable
from beteiligung.proposals.views.kin import Company, company_of, with_company
from beteiligung.proposals.views.timeline import stops, with_appeals, with_changes, with_words
from beteiligung.proposals.words import fields_of, heard_words, name_of
from beteiligung.votes.queries import has_voted
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.paging import BadCursor


@bp.route("/ideen/<int:proposal_id>-")
@bp.route("/ideen/<int:proposal_id>")
@guard(P.PROPOSAL_READ, proposal=readable)
def short(proposal: Proposal) -> Any:
    return _to_page(proposal)


@bp.route("/ideen/<int:proposal_id>-<words>")
@guard(P.PROPOSAL_READ, proposal=readable)
def detail(proposal: Proposal, words: str) -> Any:
    if proposal.state is ProposalState.DRAFT:
        return redirect(url_for(".what", proposal_id=proposal.id))
    if words != proposal.words:
        return _to_page(proposal)
    actor, around = current_actor(), queries.surroundings_of(proposal)
    company = company_of(proposal, around)
    try:
        thread = _thread(proposal, company)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="ideen", first_url=page_of(proposal)), 400
    history, appeals = queries.life_of(proposal.id, desk.APPEALS_IN_PUBLIC)
    heard = heard_words(proposal, around)
    sees_all = can(actor, P.PROPOSAL_READ_OWN, proposal)
    was_promoted = any(row.to_state == ProposalState.PROMOTED for row in history)
    projects = measures.measures_of(proposal.id) if proposal.is_public and was_promoted else []
    became = projects[0] if projects and proposal.state is ProposalState.PROMOTED else None
    line = with_words(proposal, stops(proposal, history, became, heard), history)
    return render_template(
        "proposals/detail.html",
        proposal=proposal,
        name=name_of(proposal),
        heard=heard,
        photos=[photo for photo in queries.photos_of(proposal) if sees_all or not photo.is_withheld],
        documents=_documents(proposal, around),
        sees_all=sees_all,
        around=around,
        fields=fields_of(around),
        became=became.state if became else None,
        stops=with_appeals(with_company(with_changes(proposal, line, around), company), appeals),
        company=company,
        measures=projects,
        thread=thread,
        comment_form=inline_form(actor, proposal),
        is_open=takes_votes(proposal),
        support=queries.support_totals(proposal.id) if around.sheet_count else {},
        has_voted=proposal.is_public and proposal.lead_id is None and has_voted(actor.account_id, proposal.id),
        acts=_acts_of_author(proposal),
        **_offers(proposal),
        **_word_to_author(proposal),
        taken=desk.readable_decisions(proposal.id) if is_author(actor, proposal) else [],
        canonical=canonical(page_of(proposal)),
    )


def _documents(proposal: Proposal, around: queries.Surroundings) -> list[Document]:
    if not proposal.is_public or not around.document_count:
        return []
    return [document for document in queries.documents_of(proposal.id) if not document.is_withheld]


def _to_page(proposal: Proposal) -> Any:
    """To the one spelling of the address, for good. Browsers ask again, since titles change."""
    if proposal.state is ProposalState.DRAFT:
        return redirect(url_for(".what", proposal_id=proposal.id))
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{page_of(proposal)}?{query}" if query else page_of(proposal), 301)


def _thread(proposal: Proposal, company: Company) -> Any:
    """The page of the discussion that the address asks for; nothing is discussed before publication, and what is said
    about a merged idea stands on the page of the one that goes on.
    """
    if (not proposal.is_public and proposal.hidden_at is None) or proposal.lead_id is not None:
        return None
    actor = current_actor()
    reader = comments.Reader(actor.account_id, can(actor, P.CONTENT_HIDE, proposal))
    newest_first = request.args.get("kommentare") == "neu"
    return comments.thread(
        proposal.id, reader, merged=company.merged, newest_first=newest_first, after=request.args.get("k") or None
    )


def _offers(proposal: Proposal) -> dict[str, Any]:
    """For its author, who offered to help; for others, whether they can or did. Readers without an account ask nothing."""
    actor = current_actor()
    if actor.account_id is None:
        return {"takes_offers": takes_offers(proposal)}
    if is_author(actor, proposal):
        return {"helpers": offers.offers_for(actor, proposal) if proposal.published_at else []}
    return {
        "takes_offers": takes_offers(proposal) and can(actor, P.OFFER_MAKE, proposal),
        "has_offered": proposal.is_public and offers.own_offer(actor, proposal.id) is not None,
    }


def _word_to_author(proposal: Proposal) -> dict[str, Any]:
    """What the platform waits for, what the desk asks, why it does not publish the idea. The author alone reads it."""
    if proposal.state is ProposalState.UNCONFIRMED:
        return {"must_confirm": can(current_actor(), P.PROPOSAL_SEND, proposal)}
    if not is_author(current_actor(), proposal):
        return {}
    if proposal.was_asked:
        return {"is_asked": True, "question": desk.open_question(proposal, current_language().address)}
    if proposal.state is ProposalState.FORWARDED:
        passed_on = _last_decision(proposal, DecisionKind.FORWARD)
        return {"told": passed_on.said if passed_on else None}
    if proposal.state is ProposalState.REJECTED:
        refusal = _last_decision(proposal, DecisionKind.REJECT)
        return {"refusal": refusal, "ground": GROUNDS.get(refusal.ground or "") if refusal else None}
    if proposal.state in (ProposalState.WITHDRAWN, ProposalState.LAPSED):
        return {"begins_anew": True}
    return {}


def _last_decision(proposal: Proposal, kind: DecisionKind) -> desk.DecisionRow | None:
    decisions = desk.decisions_of(proposal.id, current_language().address)
    return next((row for row in decisions if row.kind is kind), None)


def _acts_of_author(proposal: Proposal) -> set[str]:
    """What the person looking may change as the idea's author, and can change now. A question comes first."""
    actor = current_actor()
    is_asked = proposal.state is ProposalState.RETURNED
    possible = {
        "edit": proposal.state in EDITABLE and not is_asked and can(actor, P.PROPOSAL_EDIT, proposal),
        "remove_passage": can(actor, P.PROPOSAL_REMOVE_PASSAGE, proposal),
        "withdraw": PROPOSAL_WORKFLOW.possible(proposal, "withdraw") and can(actor, P.PROPOSAL_WITHDRAW, proposal),
    }
    return {act for act, is_possible in possible.items() if is_possible}
