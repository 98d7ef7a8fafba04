"""Looking after published ideas: find them by state, take them into review and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.accounts.queries import staff_names
from beteiligung.core.errors import NotFound
from beteiligung.moderation import queries
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.queries import AT_WORK, Scope
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.deciding import idea_page
from beteiligung.moderation.views.people_words import caretaker_words
from beteiligung.moderation.views.words import kinds_of_state
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import review_proposal, unreview_proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.route("/ideen/")
@guard(P.DESK_READ)
def ideas() -> Any:
    actor, state, cursor = current_actor(), _asked_state(), request.args.get("nach", "")
    scope = _asked_scope()
    wer = scope if scope is Scope.PERSONAL else None
    first_url = url_for(".ideas", stand=state, wer=wer)
    try:
        page = queries.ideas(actor, state, cursor, PAGE_SIZE, only_own=scope is Scope.PERSONAL)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    counts = queries.idea_counts(actor)
    place = int(scope is Scope.PERSONAL)
    chips = [
        (
            kinds_of_state(other),
            url_for(".ideas", stand=other, wer=wer),
            other is state,
            counts.get(other, (0, 0))[place],
        )
        for other in AT_WORK
    ]
    names = staff_names({row.caretaker_id for row in page.items if row.caretaker_id is not None})
    return render_template(
        "moderation/ideas.html",
        state=state,
        chips=chips,
        rows=[(row, caretaker_words(row.caretaker_id, names, actor.account_id)) for row in page.items],
        scopes=_scopes(state, scope, counts),
        scope=scope,
        next_url=url_for(".ideas", stand=state, wer=wer, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )


@bp.route("/ideen/<int:proposal_id>/pruefen", methods=["GET", "POST"])
@guard(P.PROPOSAL_REVIEW, proposal=at_desk)
def review(proposal: Proposal) -> Any:
    return _step(proposal, review_proposal, _("Die Idee ist jetzt in Prüfung. Alle sehen das auf ihrer Seite."))


@bp.route("/ideen/<int:proposal_id>/zurueck", methods=["GET", "POST"])
@guard(P.PROPOSAL_REVIEW, proposal=at_desk)
def unreview(proposal: Proposal) -> Any:
    return _step(proposal, unreview_proposal, _("Die Idee ist zurück im Gespräch. Alle sehen das auf ihrer Seite."))


def _step(proposal: Proposal, act: Callable[[Actor, Proposal], None], done: str) -> Any:
    """A step of one button on the page of the idea; it leads back there."""
    form = DecideForm(obj=proposal)
    if form.validate_on_submit():
        form.check_version(proposal)
        act(current_actor(), proposal)
        notify(done)
        return redirect(desk_url(".proposal", proposal_id=proposal.id))
    return idea_page(proposal, form)


def _scopes(
    state: ProposalState, scope: Scope, counts: dict[ProposalState, tuple[int, int]]
) -> list[tuple[str, str, bool, int]]:
    """All ideas, or those one looks after; nothing to choose as long as there are none of these."""
    everybody, own = (sum(numbers) for numbers in zip(*counts.values(), strict=True)) if counts else (0, 0)
    if not own and scope is not Scope.PERSONAL:
        return []
    return [
        (str(_("Alle")), url_for(".ideas", stand=state), scope is not Scope.PERSONAL, everybody),
        (str(_("Von mir betreut")), url_for(".ideas", stand=state, wer=Scope.PERSONAL), scope is Scope.PERSONAL, own),
    ]


def _asked_scope() -> Scope:
    """Whose ideas ``?wer=`` asks for: one's own, or everybody's."""
    code = request.args.get("wer", Scope.ALL.value)
    if code not in {Scope.ALL, Scope.PERSONAL}:
        raise NotFound
    return Scope(code)


def _asked_state() -> ProposalState:
    code = request.args.get("stand", ProposalState.PUBLISHED.value)
    if code not in AT_WORK:
        raise NotFound
    return ProposalState(code)
