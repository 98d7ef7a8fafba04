"""Lock what may be a crime or a danger to life: at once, for everybody, without a copy anywhere.

What the police needs is kept apart: hashes, time, account. Whoever wrote it is told at once or later
(``telling_locks``), since that might warn them. A coordinator lifts a lock that was a mistake, or deletes what lies under it, as directed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.events import CommentHeld
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import counted_anew
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.text import REMOVED
from beteiligung.mail.operations import rewrite_mails, stop_mails
from beteiligung.media.models import Document, Picture
from beteiligung.moderation.models import Decision, DecisionKind, DecisionModule, Lock, WaitingItem, WaitingKind
from beteiligung.moderation.operations.answering import ANSWERS, answer_reports
from beteiligung.moderation.operations.held import finish_held
from beteiligung.moderation.operations.noting import note_decision
from beteiligung.moderation.operations.telling_locks import TOLD, is_tellable, tell_of_lock
from beteiligung.moderation.operations.withholding import hold_group
from beteiligung.moderation.placeholders import TITLE
from beteiligung.moderation.queries import Contribution, locked_contribution
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.documents import erase_document
from beteiligung.proposals.operations.locked import bring_back, erase_files, erase_words, put_away
from beteiligung.proposals.operations.passages import WAYS_TO_THE_CITY
from beteiligung.proposals.operations.photos import bring_photo_back, erase_photo, put_photo_away
from beteiligung.proposals.operations.telling import stop_tellings
from beteiligung.proposals.queries import card_of, documents_of, photos_of
from beteiligung.proposals.queries.versions import texts_of

LOCK_GROUNDS = ("forbidden_content", "threat")
"""Pictures of abuse, and danger to life. Nothing else is locked."""


def lock_content(
    actor: Actor, contribution: Contribution, *, ground: str, tells: bool = False, was_automated: bool = False
) -> Lock:
    """Let nobody see something from now on. It needs no version: what was changed meanwhile is locked as well.

    ``tells``: at once, where the platform can; else whenever somebody says so (``tell_of_lock``). ``was_automated``:
    whether a hint of the program helped.
    Raises NotPossible for a name, InvalidInput for another ground, Stale where it is locked already.
    """
    require(actor, P.CONTENT_LOCK, contribution)
    if contribution.is_name:
        raise NotPossible(N_("Einen Namen kann man nur ausblenden."))
    if ground not in LOCK_GROUNDS:
        raise InvalidInput(N_("Bitte wählen Sie einen Grund aus der Liste."))
    hold_group(contribution)
    session().refresh(contribution.thing, with_for_update={"key_share": True})
    if contribution.locked_at is not None:
        raise Stale(N_("Das ist inzwischen schon gesperrt."))
    lock = add(
        Lock(
            subject=contribution.subject,
            proposal_id=contribution.proposal.id,
            subject_id=contribution.subject_id,
            aktionsraum_id=contribution.aktionsraum_id,
            account_id=contribution.author_id,
            ground=ground,
            hashes=list(_hashes(contribution)),
            since=clock.now(),
        )
    )
    _put_away(contribution, lock)
    decision = note_decision(
        actor,
        contribution.proposal,
        DecisionKind.LOCK,
        subject=contribution.subject,
        subject_id=contribution.subject_id,
        ground=ground,
        was_automated=was_automated,
    )
    lock.decision_id = decision.id
    answer_reports(actor, contribution, decision)
    if tells and is_tellable(lock):
        session().flush()
        tell_of_lock(actor, lock)
    return lock


def lift_lock(actor: Actor, lock: Lock) -> None:
    """It was a mistake: everything is again as it was. Raises NotPossible where it was deleted; twice is once."""
    require(actor, P.LOCK_LIFT, lock)
    contribution = _lift(lock)
    if contribution is not None:
        note_decision(
            actor,
            contribution.proposal,
            DecisionKind.UNLOCK,
            subject=contribution.subject,
            subject_id=contribution.subject_id,
        )


def lift_on_appeal(actor: Actor, lock: Lock, appeal: Any) -> None:
    """The same since an appeal was granted. ``appeal``: the policy says who decides it."""
    require(actor, P.APPEAL_DECIDE, appeal)
    _lift(lock)


def _lift(lock: Lock) -> Contribution | None:
    """What can be seen again; None where it could be already."""
    session().refresh(lock, with_for_update=True)
    if lock.lifted_at is not None:
        return None
    contribution = locked_contribution(lock)
    if lock.erased_at is not None or contribution is None:
        raise NotPossible(N_("Der Inhalt ist schon gelöscht."))
    match contribution.thing:
        case Proposal() as idea:
            bring_back(idea)
            _wait_again(idea, lock)
        case Comment() as comment:
            with counted_anew(comment):
                comment.locked_at = None
            if comment.held_for is not None:
                emit(CommentHeld(comment.id))  # nobody has decided whether everybody reads it
        case Picture() as photo:
            bring_photo_back(contribution.proposal, photo)
        case Document() as document:
            document.locked_at = None
    lock.lifted_at = clock.now()
    return contribution


def erase_locked(actor: Actor, lock: Lock) -> None:
    """Delete words, files and everything made from them, as the police directed. Raises NotPossible; twice is once."""
    require(actor, P.LOCK_ERASE, lock)
    session().refresh(lock, with_for_update=True)
    if lock.erased_at is not None:
        return
    contribution = locked_contribution(lock)
    if lock.lifted_at is not None or contribution is None:
        raise NotPossible(N_("Diese Sperre ist schon aufgehoben."))
    match contribution.thing:
        case Proposal() as idea:
            erase_words(idea)
            erase_files(idea)
            _erase_in_decisions(idea)
        case Comment() as comment:
            comment.text, comment.shown_name, comment.deleted_at = None, None, clock.now()
        case Picture() as photo:
            erase_photo(contribution.proposal, photo)
        case Document() as document:
            erase_document(document)
    lock.erased_at, lock.erased_by_id = clock.now(), actor.account_id


def _put_away(contribution: Contribution, lock: Lock) -> None:
    match contribution.thing:
        case Proposal() as idea:
            put_away(idea)
            _clear_desk(idea, lock)
            stop_mails(idea.id, except_for=(*ANSWERS, TOLD))
            rewrite_mails(idea.id, _without_words)
            stop_tellings(idea)
        case Comment() as comment:
            with counted_anew(comment):
                comment.locked_at = clock.now()
            finish_held(comment.id)
        case Picture() as photo:
            put_photo_away(contribution.proposal, photo)
        case Document() as document:
            document.locked_at = clock.now()


def _clear_desk(idea: Proposal, lock: Lock) -> None:
    """Nothing about it waits any more."""
    waiting = WaitingItem.proposal_id == idea.id, WaitingItem.done_at.is_(None)
    session().execute(sa.update(WaitingItem).where(*waiting).values(done_at=lock.since))


def _wait_again(idea: Proposal, lock: Lock) -> None:
    """What waited when it was locked waits on, with the promise of then. The lock itself answered the reports."""
    ended = WaitingItem.proposal_id == idea.id, WaitingItem.done_at == lock.since
    again = WaitingItem.kind.not_in((WaitingKind.REPORT, WaitingKind.TELL_PERSON))
    session().execute(sa.update(WaitingItem).where(*ended, again).values(done_at=None))


def _erase_in_decisions(idea: Proposal) -> None:
    """Its title also filled the places of ready-made texts."""
    of_it = sa.select(DecisionModule).join(Decision, Decision.id == DecisionModule.decision_id)
    for row in session().scalars(of_it.where(Decision.proposal_id == idea.id)):
        row.values = {name: REMOVED if name == TITLE else value for name, value in row.values.items()}


def _without_words(name: str, text: str) -> str:
    """A value of a mail; only how to reach the city stays, and whom a link is for."""
    return text if name == "side" or name.startswith(WAYS_TO_THE_CITY) else REMOVED


def _hashes(contribution: Contribution) -> Iterator[str]:
    match contribution.thing:
        case Proposal() as idea:
            for row, columns, _number in texts_of(idea):
                for column in columns:
                    if getattr(row, column):
                        yield _hash(getattr(row, column))
            yield from (photo.sha256 for photo in photos_of(idea))
            yield from (document.sha256 for document in documents_of(idea.id))
            card = card_of(idea.id)
            if card is not None:
                yield card.sha256
        case Comment() as comment:
            yield _hash(comment.text or "")
        case file:
            yield file.sha256


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
