"""Removing words that nobody may read, from an idea in every version or from a comment: after every place was shown."""

from __future__ import annotations

from typing import Any

from flask import redirect
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.comments.models import Comment
from beteiligung.comments.queries import places_in_comments
from beteiligung.core.errors import NotFound
from beteiligung.moderation.forms.deciding import MaskTextForm
from beteiligung.moderation.operations import decide_mask
from beteiligung.moderation.queries import Contribution, open_reports
from beteiligung.moderation.suspicion import gave_hint, hints_on
from beteiligung.moderation.views.about import about_page, asked_of, contribution_url, held_of
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.pane import pane_of
from beteiligung.moderation.views.telling_words import writer_promised_words, writer_words
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.passages import REMOVE, Place
from beteiligung.proposals.queries import places_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/stelle-entfernen", methods=["GET", "POST"])
@guard(P.PROPOSAL_MASK, proposal=at_desk)
def mask_text(proposal: Proposal) -> Any:
    asked = asked_of(proposal, P.PROPOSAL_MASK)
    thing = asked.thing
    if asked.is_name or not isinstance(thing, Proposal | Comment) or not thing.text:
        raise NotFound
    found = hints_on(asked)
    form = MaskTextForm(obj=asked, has_hint=gave_hint(asked, found))
    places: list[Place] = []
    if form.validate_on_submit():
        if form.is_confirmed:
            decide_mask(
                current_actor(),
                thing,
                form.passage.data,
                form.ground.data,
                form.facts.data,
                version=form.shown_version,
                was_automated=form.has_helped,
            )
            notify(_("Die Textstelle ist überall entfernt. Die Gründe sind festgehalten."))
            notify(writer_words(asked), "info")
            return redirect(_next_url(asked))
        places = _places(thing, form.passage.data)
        if not places:
            form.refuse(_("Diese Textstelle steht nicht im Text. Bitte prüfen Sie die Schreibweise."))
    return about_page(
        "moderation/mask_text.html",
        asked,
        form,
        open_reports(asked),
        is_possible=True,
        found=found,
        pane=pane_of(proposal, form) if thing is proposal else None,
        places=places,
        remove=REMOVE,
        promised=writer_promised_words(asked),
    )


def _places(thing: Proposal | Comment, passage: str) -> list[Place]:
    return places_of(thing, passage) if isinstance(thing, Proposal) else places_in_comments([thing], passage)


def _next_url(asked: Contribution) -> str:
    """The idea; or the comment, as long as it still waits to be let through."""
    if asked.thing is asked.proposal:
        return desk_url(".proposal", proposal_id=asked.proposal.id)
    return next_entry_url() if held_of(asked) is None else contribution_url(asked)
