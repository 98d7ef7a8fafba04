"""What every page about one contribution shows of it: it as it stands there, hints, and what was reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, request

from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.models import Comment, HeldFor
from beteiligung.comments.queries import comment_by_id
from beteiligung.core.errors import NotFound
from beteiligung.core.i18n import Message
from beteiligung.media.models import Picture
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.grounds import sentence_of
from beteiligung.moderation.models import URGENT, Subject
from beteiligung.moderation.queries import Contribution, ReportRow, contribution_of, read_code
from beteiligung.moderation.suspicion import hints_on
from beteiligung.moderation.views.blueprint import desk_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.moderation.views.words import held_word, language_word, reason_word, subject_word
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import SamePhotos, photos_of, same_photos
from beteiligung.web.current import current_actor
from beteiligung.web.messages import say


def asked_of(proposal: Proposal, permission: P | None = None) -> Contribution:
    """The contribution that ``?was=`` names; the idea itself without it. Raises NotFound.

    ``permission``: what is asked of the contribution, whose author need not be the idea's. Raises Forbidden.
    """
    known = read_code(request.args.get("was", "idee"))
    found = contribution_of(proposal, *known) if known else None
    if found is None:
        raise NotFound
    if permission is not None:
        require(current_actor(), permission, found)
    return found


def contribution_url(asked: Contribution, act: str = "contribution") -> str:
    """The address of an act of the desk on a contribution, or of its page."""
    return desk_url(f".{act}", proposal_id=asked.proposal.id, was=asked.code)


def about_page(
    template: str,
    asked: Contribution,
    form: DecideForm,
    reports: Sequence[ReportRow],
    *,
    is_possible: bool,
    found: Sequence[Message] | None = None,
    **values: Any,
) -> Any:
    """The page of a form about it. ``found``: the hints, where they are known already."""
    page = render_template(
        template,
        form=form,
        is_possible=is_possible,
        back_url=contribution_url(asked),
        **values,
        **shown_of(asked, reports, found),
    )
    return page if is_possible else (page, 409)


def shown_of(
    asked: Contribution, reports: Sequence[ReportRow], found: Sequence[Message] | None = None
) -> dict[str, Any]:
    """What such a page shows."""
    return {
        "asked": asked,
        "what": subject_word(asked.subject),
        "held": held_word(held_of(asked)),
        "parent": _parent(asked),
        "hints": [say(one) for one in (found if found is not None else hints_on(asked))],
        "hidden_ground": sentence_of(None if asked.is_name else asked.thing.hidden_ground),
        "idea_url": idea_url(asked.proposal.id),
        "same": same_as(asked) if asked.subject is Subject.PHOTO else None,
        "reports": [
            {
                "row": report,
                "reason": reason_word(report.reason),
                "is_urgent": report.reason in URGENT,
                "language": language_word(report.language),
            }
            for report in reports
        ],
    }


def same_as(asked: Contribution) -> SamePhotos | None:
    """Where else the photo stands, or the photos of the idea."""
    if isinstance(asked.thing, Picture):
        return same_photos(asked.proposal, [asked.thing])
    return same_photos(asked.proposal, photos_of(asked.proposal)) if asked.subject is Subject.IDEA else None


def held_of(asked: Contribution) -> HeldFor | None:
    """Why a comment waits; None for what does not."""
    comment = asked.thing
    return comment.held_for if isinstance(comment, Comment) and comment.text is not None else None


def _parent(asked: Contribution) -> Comment | None:
    """What a comment answers to."""
    parent_id = asked.thing.parent_id if isinstance(asked.thing, Comment) else None
    return comment_by_id(parent_id) if parent_id is not None else None
