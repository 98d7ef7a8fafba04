"""Where features meet: whose pages there are, who reacts to what, how the acting person is found."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from flask import Flask, current_app, g, request

from beteiligung.aktionsraum.queries import the_city
from beteiligung.core.errors import Blocked
from beteiligung.core.events import subscribe
from beteiligung.pages.queries import site_notes
from beteiligung.pages.queries.rules import new_rules
from beteiligung.web.blueprints import is_desk
from beteiligung.web.current import build_actors_with, current_actor

MODELS = (
    "core.limits",
    "core.revision",
    "log.models",
    "aktionsraum.models",
    "mail.models",
    "accounts.models",
    "media.models",
    "organisations.models",
    "budget.models",
    "proposals.models",
    "measures.models",
    "comments.models",
    "votes.models",
    "offers.models",
    "moderation.models",
    "administration.models",
    "pages.models",
)


def _subscribe() -> None:
    """Event by event: who reacts, in this order."""
    from beteiligung.accounts.events import BrowserSignedIn, SignedIn
    from beteiligung.comments.events import CommentDeleted, CommentHeld, CommentPassageRemoved
    from beteiligung.comments.reactions import recount_comments, remove_from_own_comments, write_waiting_comment
    from beteiligung.measures import events as measure
    from beteiligung.measures.reactions import remove_from_measures
    from beteiligung.moderation import reactions as desk
    from beteiligung.moderation.operations.held import await_reading, finish_reading_comment
    from beteiligung.offers.reactions import make_waiting_offer
    from beteiligung.proposals import events as proposal
    from beteiligung.proposals.reactions import adopt_drafts_in_browser, confirm_waiting_ideas, stand_alone_again
    from beteiligung.votes.declines import note_decline
    from beteiligung.votes.moves import tell_of_move, tell_of_split
    from beteiligung.votes.notices import note_change
    from beteiligung.votes.reactions import cast_waiting_vote, recount_votes

    for event, *reactions in (
        (SignedIn, confirm_waiting_ideas, cast_waiting_vote, write_waiting_comment, make_waiting_offer),
        (BrowserSignedIn, adopt_drafts_in_browser),
        (proposal.ProposalHeld, desk.await_confirmation),
        (proposal.ProposalSubmitted, desk.await_new_idea),
        (proposal.ProposalAnswered, desk.await_answered_idea),
        (proposal.ProposalTextChanged, note_change),
        (proposal.ProposalReinstated, desk.await_new_idea),
        (proposal.ProposalPublished, desk.finish_idea),
        (proposal.ProposalReturned, desk.finish_idea),
        (proposal.ProposalRejected, desk.finish_idea, stand_alone_again),
        (proposal.ProposalWithdrawn, desk.finish_idea, stand_alone_again),
        (proposal.ProposalForwarded, desk.finish_reading),
        (proposal.ProposalResumed, desk.finish_asking),
        (proposal.ProposalDeclined, desk.finish_asking, note_decline),
        (proposal.ProposalMerged, recount_votes, recount_comments, tell_of_move, desk.finish_merged),
        (proposal.ProposalUnmerged, recount_votes, recount_comments, tell_of_move, desk.await_unmerged),
        (proposal.ProposalSplit, tell_of_split),
        (proposal.PhotoAwaitsLook, desk.await_look),
        (proposal.PhotosLookedAt, desk.finish_look),
        (proposal.ProposalLapsed, desk.finish_idea, stand_alone_again),
        (proposal.TellingOpened, desk.await_telling),
        (proposal.TellingsEnded, desk.finish_telling),
        (proposal.PassageRemoved, remove_from_measures, remove_from_own_comments, desk.remove_from_desk),
        (CommentPassageRemoved, desk.remove_comment_from_desk),
        (CommentHeld, await_reading),
        (CommentDeleted, finish_reading_comment),
        (measure.MeasureApplied, desk.await_check),
        (measure.MeasureChecked, desk.finish_check),
        (measure.MeasureSentBack, desk.finish_check),
        (measure.MoneyOrdered, desk.await_signature),
        (measure.MoneyBooked, desk.finish_signature),
        (measure.OrderTakenBack, desk.finish_signature),
        (measure.MeasureCancelled, desk.finish_signature),
    ):
        for reaction in reactions:
            subscribe(event, reaction)


def forget_old_log() -> object:
    """Let months of the log go that nobody needs any more, one in each transaction."""
    from beteiligung.log.models import LEAST_MONTHS
    from beteiligung.log.operations import forget_old_entries
    from beteiligung.mail.chores import MORE_TO_DO

    months = max(int(current_app.config["BETEILIGUNG_LOG_MONTHS"]), LEAST_MONTHS)
    return MORE_TO_DO if forget_old_entries(months) else None


def _regular_chores() -> None:
    """What happens by itself when its time has come."""
    from beteiligung.accounts.operations import forget_old_codes
    from beteiligung.administration.operations import delete_photos_of_former
    from beteiligung.mail.chores import do_regularly
    from beteiligung.media.files import remove_unnamed_files
    from beteiligung.media.workshop import clear_workshop
    from beteiligung.moderation.operations import (
        forget_old_cards,
        forget_old_contacts,
        forget_old_words,
        lay_forwarded_on_desk,
    )
    from beteiligung.pages.operations import tell_of_rules
    from beteiligung.proposals.operations import (
        delete_loose_cards,
        delete_stale_drafts,
        forget_old_tellings,
        lapse_unanswered,
        lapse_unconfirmed,
        remind_of_questions,
    )
    from beteiligung.votes.declines import tell_of_declines
    from beteiligung.votes.moves import tell_of_moves
    from beteiligung.votes.notices import tell_supporters

    do_regularly(forget_old_codes)
    do_regularly(delete_stale_drafts)
    do_regularly(delete_loose_cards)
    do_regularly(delete_photos_of_former)
    do_regularly(forget_old_tellings)
    do_regularly(lapse_unconfirmed)
    do_regularly(remind_of_questions)
    do_regularly(lapse_unanswered)
    do_regularly(remove_unnamed_files)
    do_regularly(clear_workshop)
    do_regularly(tell_supporters)
    do_regularly(tell_of_declines)
    do_regularly(lay_forwarded_on_desk)
    do_regularly(forget_old_contacts)
    do_regularly(forget_old_words)
    do_regularly(forget_old_cards)
    do_regularly(forget_old_log)
    do_regularly(tell_of_moves)
    do_regularly(tell_of_rules)


def load_models() -> None:
    """Make every table known."""
    for name in MODELS:
        import_module(f"beteiligung.{name}")


def _place() -> dict[str, Any]:
    """The city every page names, and what it announces on each; unknown while the database is away.

    Whoever works at the desk reads of new rules on the pages for everybody.
    """
    if g.get("without_database"):
        return {"city": None, "is_demo": False, "site_notes": [], "new_rules": None}
    city = the_city()
    return {
        "city": city,
        "is_demo": bool(city and city.is_demo),
        "site_notes": site_notes(),
        "new_rules": None if is_desk(request.blueprint) else new_rules(current_actor().account_id),
    }


def connect(app: Flask) -> None:
    """Join the features into one application."""
    from beteiligung.accounts import administration as accounts_administration
    from beteiligung.accounts import identity
    from beteiligung.accounts import views as accounts
    from beteiligung.administration import views as administration
    from beteiligung.administration.operations import PHOTO_OWNER
    from beteiligung.administration.queries import sight_of_photo
    from beteiligung.aktionsraum import administration as aktionsraum_administration
    from beteiligung.aktionsraum import views as aktionsraum
    from beteiligung.budget import views as budget
    from beteiligung.comments import views as comments
    from beteiligung.figures import views as figures
    from beteiligung.log import views as log
    from beteiligung.mail.worker import init_worker
    from beteiligung.measures import words as measure_words
    from beteiligung.measures.views import desk as measures_desk
    from beteiligung.measures.views import public as measures
    from beteiligung.media import views as media
    from beteiligung.media.set_up import init_media
    from beteiligung.media.visibility import shown_by
    from beteiligung.media.words import size_words
    from beteiligung.moderation import administration as moderation_administration
    from beteiligung.moderation import views as moderation
    from beteiligung.moderation.filling import filled
    from beteiligung.moderation.grounds import sentence_of
    from beteiligung.moderation.queries.grounds import explained
    from beteiligung.moderation.views import reporting
    from beteiligung.moderation.views.public import blocked
    from beteiligung.offers import views as offers
    from beteiligung.pages import administration as pages_administration
    from beteiligung.pages import views as pages
    from beteiligung.proposals import views as proposals
    from beteiligung.proposals import words as proposal_words
    from beteiligung.proposals.operations.cards import CARD_OWNER
    from beteiligung.proposals.operations.photos import OWNER
    from beteiligung.proposals.queries.entries import sight_of_card
    from beteiligung.proposals.queries.files import sight_of_file
    from beteiligung.votes import views as votes

    load_models()
    init_media(app)
    shown_by(OWNER, sight_of_file)
    shown_by(CARD_OWNER, sight_of_card)
    shown_by(PHOTO_OWNER, sight_of_photo)
    app.context_processor(_place)
    app.add_template_filter(size_words, "file_size")
    app.add_template_filter(sentence_of, "ground")
    app.add_template_filter(proposal_words.state_word, "proposal_word")
    app.add_template_filter(proposal_words.removals_named, "removals_named")
    app.add_template_global(moderation.public.link_to_decision)
    app.add_template_global(administration.staff_photo_url)
    app.add_template_global(explained, "explained_ground")
    app.add_template_filter(filled)
    app.add_template_filter(measure_words.state_word, "measure_word")
    identity.init_identity(app)
    app.register_error_handler(Blocked, blocked.refused)
    build_actors_with(identity.build_actor)
    for blueprint in (
        pages.root,
        pages.bp,
        aktionsraum.bp,
        aktionsraum.maps,
        aktionsraum_administration.settings_bp,
        accounts.bp,
        accounts_administration.staff_bp,
        media.bp,
        proposals.bp,
        votes.bp,
        comments.bp,
        offers.bp,
        moderation.bp,
        reporting.bp,
        moderation.public.bp,
        moderation_administration.texts_bp,
        moderation_administration.offices_bp,
        moderation_administration.grounds_bp,
        moderation.checklists,
        moderation.comment_rules,
        measures.bp,
        measures_desk.bp,
        budget.bp,
        administration.bp,
        log.bp,
        figures.bp,
        pages_administration.announcements_bp,
        pages_administration.legal_bp,
    ):
        app.register_blueprint(blueprint)
    _subscribe()
    _regular_chores()
    init_worker(app)
