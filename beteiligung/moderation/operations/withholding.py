"""Hide and restore, keep, cover and uncover what people published. Hiding is told with reasons and can be taken back exactly."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import counted_anew
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Decision, DecisionKind, Purpose
from beteiligung.moderation.operations.anew import refuse_answering_again, refuse_same_again
from beteiligung.moderation.operations.answering import answer_reports
from beteiligung.moderation.operations.grounds import given_ground
from beteiligung.moderation.operations.held import finish_held
from beteiligung.moderation.operations.noting import (
    FACTS_LENGTH,
    QUESTION_LENGTH,
    note_decision,
    statement_of_reasons,
)
from beteiligung.moderation.operations.telling import HIDDEN, RESTORED, tell_writer
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.queries import Contribution, languages_of_reporters
from beteiligung.moderation.wording import Chosen, Pick
from beteiligung.proposals.operations import hold as hold_ideas
from beteiligung.proposals.operations import lock_groups, set_free_merged
from beteiligung.proposals.queries import lead_of


def hide_content(
    actor: Actor,
    contribution: Contribution,
    *,
    ground: str,
    facts: str,
    version: int | None,
    was_automated: bool = False,
) -> Decision:
    """Take something from the public, on a ground from the closed list, with the facts of the case.

    ``was_automated``: whether a hint of the program helped.
    Raises InvalidInput for another ground and for facts too short or too long; Stale where it changed in between.
    """
    require(actor, P.CONTENT_HIDE, contribution, act="hide")
    hold(contribution, version)
    text = checked_words(facts, FACTS_LENGTH)
    given_ground(ground)
    if contribution.hidden_at is not None:
        raise Stale(N_("Das ist inzwischen schon ausgeblendet."))
    refuse_same_again(actor, DecisionKind.HIDE, contribution.proposal, contribution.subject, contribution.subject_id)
    with _counted(contribution):
        _hide(contribution, ground)
    if contribution.thing is contribution.proposal and not contribution.is_name:
        set_free_merged(contribution.proposal)  # their authors and supporters did nothing that was hidden
    decision = note(actor, contribution, DecisionKind.HIDE, ground=ground, text=text, was_automated=was_automated)
    said = {"said": HIDDEN[contribution.subject], **statement_of_reasons(actor, decision, text)}
    tell_writer(contribution, "decision_hide", said)
    answer_reports(actor, contribution, decision)
    return decision


def restore_content(actor: Actor, contribution: Contribution, *, version: int | None) -> Decision:
    """Give it back to the public as it was. Raises Stale."""
    require(actor, P.CONTENT_HIDE, contribution, act="restore")
    hold(contribution, version)
    _restore(contribution)
    decision = note(actor, contribution, DecisionKind.RESTORE)
    tell_writer(contribution, "decision_restore", {"said": RESTORED[contribution.subject]})
    return decision


def restore_on_appeal(actor: Actor, contribution: Contribution, appeal: Any) -> None:
    """The same since an appeal was granted; its result tells the writer. Raises Stale."""
    require(actor, P.APPEAL_DECIDE, appeal)
    session().refresh(contribution.thing, with_for_update={"key_share": True})
    _restore(contribution)


def _restore(contribution: Contribution) -> None:
    if contribution.hidden_at is None:
        raise Stale(N_("Das ist inzwischen schon wieder zu sehen."))
    with _counted(contribution):
        _hide(contribution, None)


def keep_content(
    actor: Actor,
    contribution: Contribution,
    *,
    words: str,
    bad_faith: Collection[int] = (),
    version: int | None,
    pick: Pick | None = None,
) -> Decision:
    """Leave something as it is and tell those who reported it why: in own ``words``, with a ready-made text, or both.

    ``bad_faith``: the numbers of the reports that were made against better knowledge.
    Raises InvalidInput for words that do not do; Stale where it changed, or the reports are answered already.
    """
    require(actor, P.REPORT_ANSWER, contribution)
    hold(contribution, version)
    refuse_answering_again(actor, contribution)
    languages = languages_of_reporters(contribution)
    wording = worded(actor, contribution.proposal, Purpose.KEEP, words, QUESTION_LENGTH, pick, languages=languages)
    uncover(contribution)
    decision = note(actor, contribution, DecisionKind.KEEP, text=wording.own, chosen=wording.chosen)
    if not answer_reports(actor, contribution, decision, wording=wording, bad_faith=bad_faith):
        raise Stale(N_("Diese Meldungen hat inzwischen jemand anderes beantwortet."))
    return decision


def cover_content(actor: Actor, contribution: Contribution, *, version: int | None) -> Decision:
    """Cover a text until somebody has decided, at most until the next working day is over. Raises NotPossible and Stale."""
    require(actor, P.CONTENT_COVER, contribution, act="cover")
    hold(contribution, version)
    if contribution.words is None or contribution.is_name:
        raise NotPossible(N_("Verdecken kann man nur Texte."))
    if contribution.words.is_covered:
        raise Stale(N_("Der Text ist inzwischen schon verdeckt."))
    contribution.words.covered_until = end_of_cover()
    return note(actor, contribution, DecisionKind.COVER)


def uncover_content(actor: Actor, contribution: Contribution, *, version: int | None) -> Decision:
    """Show a covered text again before its time. Raises Stale."""
    require(actor, P.CONTENT_COVER, contribution, act="uncover")
    hold(contribution, version)
    if contribution.words is None or not contribution.words.is_covered:
        raise Stale(N_("Der Text ist inzwischen nicht mehr verdeckt."))
    uncover(contribution)
    return note(actor, contribution, DecisionKind.UNCOVER)


def cover_once(contribution: Contribution) -> None:
    """A report of harm covers a text that was never covered before. No version: whoever decides just now goes on."""
    thing = contribution.words
    if thing is None or contribution.is_name or thing.covered_until is not None:
        return
    kind = type(thing)
    session().execute(
        sa.update(kind)
        .where(kind.id == thing.id, kind.covered_until.is_(None))
        .values(covered_until=end_of_cover())
        .execution_options(synchronize_session=False)
    )
    session().expire(thing, ["covered_until"])


def uncover(contribution: Contribution) -> None:
    """Somebody has decided: what was covered need no longer be."""
    if contribution.words is not None and contribution.words.is_covered:
        contribution.words.covered_until = clock.now()


def end_of_cover() -> datetime:
    """The midnight after the next working day."""
    return clock.beginning_of(clock.add_working_days(clock.today(), 1) + timedelta(days=1))


def hold(contribution: Contribution, version: int | None) -> None:
    """Wait for whoever decides in the same moment; raise Stale when it is not what the form showed."""
    hold_group(contribution)
    session().refresh(contribution.thing, with_for_update={"key_share": True})
    if version != contribution.version:
        raise Stale


def hold_group(contribution: Contribution) -> None:
    """The idea first, and with it what goes on together, in the order of all who merge, vote and comment."""
    if contribution.thing is contribution.proposal:
        lock_groups(contribution.proposal)
    elif isinstance(contribution.thing, Comment):
        hold_ideas(contribution.proposal, lead_of(contribution.proposal))


def _hide(contribution: Contribution, ground: str | None) -> None:
    moment = clock.now() if ground else None
    if contribution.is_name:
        assert contribution.words is not None, "names stand at texts"
        contribution.words.name_hidden_at = moment
    else:
        contribution.thing.hidden_at, contribution.thing.hidden_ground = moment, ground
        if isinstance(contribution.thing, Comment):
            contribution.thing.held_for = None  # whoever hides it has read it
            finish_held(contribution.thing.id)
    uncover(contribution)


def _counted(contribution: Contribution) -> AbstractContextManager[None]:
    return counted_anew(contribution.thing) if isinstance(contribution.thing, Comment) else nullcontext()


def note(
    actor: Actor,
    contribution: Contribution,
    kind: DecisionKind,
    *,
    ground: str | None = None,
    text: str | None = None,
    chosen: Chosen | None = None,
    was_automated: bool = False,
) -> Decision:
    """Keep a decision about a contribution, once what it changed has passed as not stale."""
    session().flush()
    return note_decision(
        actor,
        contribution.proposal,
        kind,
        subject=contribution.subject,
        subject_id=contribution.subject_id,
        ground=ground,
        text=text,
        chosen=chosen,
        was_automated=was_automated,
    )
