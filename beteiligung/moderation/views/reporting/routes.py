"""Report an idea, a comment, a name, a photo or a document; read the receipt and the answer. Nobody needs an account."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import answer_day
from beteiligung.comments.models import Comment
from beteiligung.comments.queries import comment_by_id
from beteiligung.core import clock
from beteiligung.core.errors import NotFound
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import DecisionKind, Report, Side, Subject
from beteiligung.moderation.operations import Sender, report_content
from beteiligung.moderation.queries import (
    Contribution,
    answer_to,
    appeal_against,
    code_of,
    contribution_of,
    read_code,
    reopened_at,
    report_by_secret,
    said_with,
)
from beteiligung.moderation.views.reporting.forms import ReportForm
from beteiligung.moderation.views.reporting.words import outcome_words, photo_words, reported_words, subject_words
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import documents_of, lead_of, photos_of, proposal_by_id, proposal_for
from beteiligung.proposals.words import name_shown
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor, network, person_or_browser
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language

bp = pages_blueprint("reports", __name__)


def public_idea(proposal_id: int) -> Proposal:
    """The idea of an address, for as long as everybody can read it."""
    proposal = proposal_for(current_actor(), proposal_id)
    if not proposal.is_public:
        raise NotFound
    return proposal


def shown_comment(comment_id: int) -> Comment:
    """The comment of an address, for as long as everybody can read it."""
    comment = comment_by_id(comment_id)
    if comment is None or comment.text is None or comment.is_withheld:
        raise NotFound
    _page_of(comment)
    return comment


def _idea_of(comment: Comment) -> Proposal:
    """The idea it was said about, also where that is hidden and the comment stands on the page of another one."""
    proposal = proposal_by_id(comment.proposal_id)
    if proposal is None:
        raise NotFound
    return proposal


def _page_of(comment: Comment) -> Proposal:
    """The idea on whose page it stands: the one that goes on, where its own was merged."""
    return public_idea(lead_of(_idea_of(comment)).id)


@bp.route("/ideen/<int:proposal_id>/melden", methods=["GET", "POST"])
@guard(P.CONTENT_REPORT, proposal=public_idea)
def report_idea(proposal: Proposal) -> Any:
    return _report(proposal, _things_of_idea(proposal))


@bp.route("/kommentare/<int:comment_id>/melden", methods=["GET", "POST"])
@guard(P.CONTENT_REPORT, comment=shown_comment)
def report_comment(comment: Comment) -> Any:
    things = [(code_of(Subject.COMMENT, comment.id), subject_words(Subject.COMMENT))]
    if comment.shown_name and comment.name_hidden_at is None:
        name = subject_words(Subject.COMMENT_NAME, comment.shown_name)
        things.append((code_of(Subject.COMMENT_NAME, comment.id), name))
    return _report(_page_of(comment), things, comment)


@bp.route("/meldungen/<report_token>")
@guard(P.PUBLIC_READ, report=report_by_secret)
def receipt(report: Report) -> Any:
    """What was received, what happens next, and later what was decided, and what became of an appeal: for
    whoever holds the address.

    A lock tells no ground and leads to no page that would: the police may not want it known.
    """
    made, again = answer_to(report), reopened_at(report)
    first_id = report.decision_id
    tells_why = made is not None and made.kind is not DecisionKind.LOCK
    page = render_template(
        "reports/receipt.html",
        report=report,
        about=reported_words(report.subject),
        made=made,
        outcome=outcome_words(made.kind) if made else None,
        ground=GROUNDS.get(made.ground or "") if made and tells_why else None,
        said=said_with(made.id, current_language().address) if made and made.kind is DecisionKind.KEEP else None,
        can_appeal=tells_why,
        is_over=made is not None and made.appeal_until < clock.today(),
        appeal=appeal_against(first_id, Side.REPORTER, report.id) if first_id is not None else None,
        is_again=again is not None,
        due_on=answer_day(clock.day_of(again or report.reported_at)),
    )
    return page, {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


def _report(proposal: Proposal, things: list[tuple[str, str]], comment: Comment | None = None) -> Any:
    """``proposal``: on whose page it stands."""
    actor = current_actor()
    form = ReportForm(things, asks_address=actor.account_id is None, chosen=request.args.get("was"))
    if form.validate_on_submit():
        report_content(
            actor,
            _chosen(_idea_of(comment) if comment else proposal, form.was.data),
            reason=form.chosen_reason,
            explanation=form.explanation.data,
            email=form.address,
            language=current_language().address,
            secret=form.submission_key.data,
            sender=Sender(person=person_or_browser(), network=network()),
        )
        return redirect(url_for(".receipt", report_token=form.submission_key.data))
    return render_template(
        "reports/write.html",
        form=form,
        proposal=proposal,
        comment=comment,
        page_url=url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words),
        until=answer_day(clock.today()),
    )


def _things_of_idea(proposal: Proposal) -> list[tuple[str, str]]:
    """Everything on the page that was not said in the discussion."""
    things = [(code_of(Subject.IDEA, None), subject_words(Subject.IDEA))]
    name = name_shown(proposal)
    if name:
        things.append((code_of(Subject.IDEA_NAME, None), subject_words(Subject.IDEA_NAME, name)))
    photos = [photo for photo in photos_of(proposal) if not photo.is_withheld]
    for number, photo in enumerate(photos, 1):
        things.append((code_of(Subject.PHOTO, photo.id), photo_words(number, len(photos))))
    for document in documents_of(proposal.id):
        if not document.is_withheld:
            title = subject_words(Subject.DOCUMENT, document.title)
            things.append((code_of(Subject.DOCUMENT, document.id), title))
    return things


def _chosen(proposal: Proposal, code: str) -> Contribution:
    """Raises NotFound for what is gone since the form was shown."""
    known = read_code(code)
    contribution = contribution_of(proposal, *known) if known else None
    if contribution is None:
        raise NotFound
    return contribution
