"""Writing, changing and taking back comments. Reading them happens on the idea's page."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.accounts.identity import begin_sign_in
from beteiligung.accounts.names import check_shown_name
from beteiligung.comments.forms import CommentForm, ConfirmForm, EditForm, form_for
from beteiligung.comments.holding import read_until, reading_of
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import (
    CLOSED,
    Words,
    delete_comment,
    edit_comment,
    refuse_late_edit,
    write_answer,
    write_comment,
)
from beteiligung.comments.queries import comment_by_id, cursor_to, is_on_page_of, latest_of
from beteiligung.core import clock
from beteiligung.core.errors import NotFound, NotPossible
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.queries import lead_for, lead_of, proposal_by_id, proposal_for
from beteiligung.proposals.states import takes_comments
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import SAFE_METHODS, guard
from beteiligung.web.locale import current_language
from beteiligung.web.messages import say
from beteiligung.web.templating import day, notify

bp = pages_blueprint("comments", __name__)


def readable(proposal_id: int) -> Proposal:
    """The idea of an address, as far as the person looking may know of it."""
    return proposal_for(current_actor(), proposal_id)


@bp.route("/ideen/<int:proposal_id>/kommentieren", methods=["GET", "POST"])
@guard(P.PROPOSAL_READ, proposal=readable)
def write(proposal: Proposal) -> Any:
    actor = current_actor()
    if actor.account_id is not None:
        require(actor, P.COMMENT_WRITE, proposal)
    lead = lead_for(actor, proposal)
    if lead is not proposal and request.method in SAFE_METHODS:
        return redirect(
            url_for(
                ".write", proposal_id=lead.id, antwort=request.args.get("antwort"), entwurf=request.args.get("entwurf")
            )
        )
    proposal = lead
    parent = _parent(proposal)
    draft = _draft()
    form = form_for(actor, proposal, _offered(draft))
    if form.validate_on_submit() and not form.asks_first():
        return _keep_until_known(proposal, parent, form) if actor.account_id is None else _say(proposal, parent, form)
    is_open = takes_comments(proposal)
    html = render_template(
        "comments/write.html",
        proposal=proposal,
        parent=parent,
        form=form,
        is_open=is_open,
        draft=draft,
        reading=reading_of(actor, proposal),
        page_url=_page_with(proposal, parent),
    )
    return html if is_open else (html, 409)


@bp.route("/ideen/<int:proposal_id>/kommentieren/angekommen")
@guard(P.PROPOSAL_READ, proposal=readable)
def arrived(proposal: Proposal) -> Any:
    """Where people come after the code: it leads on to their comment and tells them that it can be read."""
    proposal = lead_for(current_actor(), proposal)
    comment = latest_of(current_actor().account_id, proposal.id)
    if comment is not None:
        notify(_thanks(comment))
    return redirect(_page_with(proposal, comment))


@bp.route("/kommentare/<int:comment_id>/bearbeiten", methods=["GET", "POST"])
@guard(P.COMMENT_EDIT, comment=comment_by_id)
def edit(comment: Comment) -> Any:
    form = EditForm(obj=comment)
    if form.validate_on_submit():
        edit_comment(current_actor(), comment, form.text.data, version=form.version.data)
        notify(_("Ihre Änderung ist gespeichert.") if comment.held_for is None else _thanks(comment))
        return redirect(_page_with(_proposal_of(comment), comment))
    too_late = _too_late(comment)
    html = render_template(
        "comments/edit.html",
        comment=comment,
        form=form,
        too_late=too_late,
        page_url=_page_with(_proposal_of(comment), comment),
    )
    return (html, 409) if too_late else html


@bp.route("/kommentare/<int:comment_id>/loeschen", methods=["GET", "POST"])
@guard(P.COMMENT_DELETE, comment=comment_by_id)
def delete(comment: Comment) -> Any:
    form = ConfirmForm()
    page_url = _page_with(_proposal_of(comment), comment)
    if form.validate_on_submit():
        delete_comment(current_actor(), comment)
        notify(_("Ihr Kommentar ist gelöscht."))
        return redirect(page_url)
    return render_template("comments/delete.html", comment=comment, form=form, page_url=page_url)


def _say(proposal: Proposal, parent: Comment | None, form: CommentForm) -> Any:
    speak = write_answer if form.is_answer else write_comment
    comment = speak(
        current_actor(),
        proposal,
        _words(form),
        parent_id=parent.id if parent else None,
        submission_key=form.submission_key.data,
    )
    notify(_thanks(comment))
    return redirect(_page_with(proposal, comment))


def _thanks(comment: Comment) -> str:
    if comment.held_for is None:
        return str(_("Danke. Alle können Ihren Kommentar jetzt lesen."))
    until = day(read_until(clock.day_of(comment.created_at)))
    return str(_("Danke. Ihr Kommentar wartet noch. Wir lesen ihn bis %(day)s, dann bekommen Sie Bescheid.", day=until))


def _keep_until_known(proposal: Proposal, parent: Comment | None, form: CommentForm) -> Any:
    """The text waits with the code that is sent; whoever types it in has commented."""
    if not takes_comments(proposal):
        raise NotPossible(CLOSED)
    words = _words(form)
    intent = {
        "act": "comment",
        "proposal_id": proposal.id,
        "parent_id": parent.id if parent else None,
        "text": words.text,
        "language": words.language,
        "shown_name": check_shown_name(words.shown_name),
        "submission_key": form.submission_key.data,
        "next": url_for(".arrived", proposal_id=proposal.id),
    }
    begin_sign_in(form.email.data, intent)
    return redirect(url_for("accounts.enter_code"))


def _words(form: CommentForm) -> Words:
    return Words(form.text.data, current_language().address, form.shown_name.data or None)


def _parent(proposal: Proposal) -> Comment | None:
    """The comment that ``?antwort=`` answers."""
    if "antwort" not in request.args:
        return None
    parent = comment_by_id(request.args.get("antwort", 0, type=int))
    if parent is None or not is_on_page_of(proposal, parent) or parent.held_for is not None:
        raise NotFound
    return parent


def _draft() -> Proposal | None:
    """The person's own unsent idea that ``?entwurf=`` brings along; of another's nothing is said."""
    draft = proposal_by_id(request.args.get("entwurf", 0, type=int))
    if draft is None or draft.state is not ProposalState.DRAFT or not can(current_actor(), P.PROPOSAL_EDIT, draft):
        return None
    return draft


def _offered(draft: Proposal | None) -> str | None:
    return "\n\n".join(filter(None, (draft.title, draft.text))) if draft else None


def _too_late(comment: Comment) -> str | None:
    """Why a comment can no longer be changed."""
    try:
        refuse_late_edit(comment)
    except NotPossible as refusal:
        return say(refusal.message)
    return None


def _proposal_of(comment: Comment) -> Proposal:
    """The idea on whose page a comment stands."""
    proposal = proposal_by_id(comment.proposal_id)
    if proposal is None:
        raise NotFound
    return lead_of(proposal)


def _page_with(proposal: Proposal, comment: Comment | None) -> str:
    """The page of the discussion on which a comment stands; where there is none to read, the person's own page."""
    if not proposal.is_public:
        return url_for("accounts.home")
    if comment is None:
        return _page_of(proposal)
    return _page_of(proposal, k=cursor_to(comment), _anchor=f"kommentar-{comment.id}")


def _page_of(proposal: Proposal, **values: Any) -> str:
    return url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words, **values)
