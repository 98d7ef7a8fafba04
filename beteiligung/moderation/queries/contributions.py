"""What on the page of an idea a report or a decision can be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import sqlalchemy as sa

from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.core.withholding import Coverable
from beteiligung.media.models import Document, Picture
from beteiligung.moderation.models import OF_COMMENT, Lock, Report, Subject
from beteiligung.proposals.models import Proposal, ProposalDocument, ProposalPhoto
from beteiligung.proposals.queries import lead_of

NAMES = (Subject.IDEA_NAME, Subject.COMMENT_NAME)
_CODES = {
    Subject.IDEA: "idee",
    Subject.IDEA_NAME: "name",
    Subject.COMMENT: "kommentar",
    Subject.COMMENT_NAME: "kommentarname",
    Subject.PHOTO: "foto",
    Subject.DOCUMENT: "unterlage",
}
_SUBJECTS = {code: subject for subject, code in _CODES.items()}
_MOST_ID = 2**31 - 1


@dataclass(frozen=True)
class Contribution:
    """An idea, a comment, a name, a photo or a document, with the idea on whose page it stands."""

    proposal: Proposal
    subject: Subject
    thing: Proposal | Comment | Picture | Document

    @property
    def subject_id(self) -> int | None:
        """As reports and decisions keep it: None for the idea itself."""
        return None if self.thing is self.proposal else self.thing.id

    @property
    def code(self) -> str:
        """It in an address."""
        return code_of(self.subject, self.subject_id)

    @property
    def author_id(self) -> int | None:
        """Whose it is: what is attached to an idea counts as its author's."""
        return self.thing.author_id if isinstance(self.thing, Comment) else self.proposal.author_id

    @property
    def co_author_ids(self) -> frozenset[int]:
        """Who else stands beside the author; a comment has one author."""
        return frozenset() if isinstance(self.thing, Comment) else self.proposal.co_author_ids

    @property
    def organisation_id(self) -> int | None:
        """The body for which it was written."""
        return self.thing.organisation_id if isinstance(self.thing, Comment) else self.proposal.organisation_id

    @property
    def aktionsraum_id(self) -> int:
        return self.proposal.aktionsraum_id

    @cached_property
    def reporter_ids(self) -> frozenset[int | None]:
        """The accounts whose reports on it wait for an answer."""
        waiting = sa.select(Report.account_id).where(
            Report.proposal_id == self.proposal.id,
            Report.subject == self.subject,
            Report.subject_id.is_not_distinct_from(self.subject_id),
            Report.account_id.is_not(None),
            Report.answered_at.is_(None),
        )
        return frozenset(session().scalars(waiting))

    @property
    def locked_at(self) -> datetime | None:
        return self.thing.locked_at or self.proposal.locked_at

    @property
    def version(self) -> int:
        """A document has none: nobody edits it."""
        return self.thing.id if isinstance(self.thing, Document) else self.thing.version

    @property
    def is_name(self) -> bool:
        return self.subject in NAMES

    @property
    def hidden_at(self) -> datetime | None:
        """Since when the public does not see it."""
        if self.is_name:
            return self.words.name_hidden_at if self.words is not None else None
        return self.thing.hidden_at

    @property
    def words(self) -> Proposal | Comment | None:
        """The thing as one whose text can be covered; None for files."""
        return self.thing if isinstance(self.thing, Coverable) else None

    @property
    def is_there(self) -> bool:
        """Whether the public sees it now, so that there is something to report."""
        page = lead_of(self.proposal) if isinstance(self.thing, Comment) else self.proposal
        if not page.is_public or self.hidden_at is not None or self.thing.is_withheld:
            return False
        if isinstance(self.thing, Comment) and self.thing.text is None:
            return False
        return not self.is_name or self.shown_name is not None

    @property
    def shown_name(self) -> str | None:
        """The name that its author chose."""
        return self.words.shown_name if self.words is not None else None


def code_of(subject: Subject, subject_id: int | None) -> str:
    """What is reported or decided about, in an address."""
    return _CODES[subject] if subject_id is None else f"{_CODES[subject]}-{subject_id}"


def read_code(code: str) -> tuple[Subject, int | None] | None:
    """The same the other way round; None for what is no such code."""
    name, dash, number = code.partition("-")
    subject = _SUBJECTS.get(name)
    if subject is None or bool(dash) == (subject in (Subject.IDEA, Subject.IDEA_NAME)):
        return None
    if not dash:
        return subject, None
    if not (number.isascii() and number.isdecimal() and len(number) < 11 and int(number) <= _MOST_ID):
        return None
    return subject, int(number)


def contribution_of(proposal: Proposal, subject: Subject, subject_id: int | None) -> Contribution | None:
    """The contribution, if it stands on the page of this idea; None for one that is locked."""
    found = thing_of(proposal, subject, subject_id)
    return found if found is not None and found.locked_at is None else None


def locked_contribution(lock: Lock) -> Contribution | None:
    """What lies under a lock, for whoever lifts it or deletes that; None where it is gone."""
    proposal = session().get(Proposal, lock.proposal_id)
    found = thing_of(proposal, lock.subject, lock.subject_id) if proposal is not None else None
    return found if found is not None and found.thing.locked_at is not None else None


def thing_of(proposal: Proposal, subject: Subject, subject_id: int | None) -> Contribution | None:
    """The same, locked or not: for those who only ask whose it is."""
    if subject in (Subject.IDEA, Subject.IDEA_NAME):
        return Contribution(proposal, subject, proposal)
    thing = _part(proposal, subject, subject_id or 0)
    return Contribution(proposal, subject, thing) if thing is not None else None


def _part(proposal: Proposal, subject: Subject, subject_id: int) -> Comment | Picture | Document | None:
    if subject in OF_COMMENT:
        comment = session().get(Comment, subject_id)
        return comment if comment is not None and comment.proposal_id == proposal.id else None
    if subject is Subject.PHOTO:
        photo = sa.select(Picture).join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
        return session().scalar(photo.where(Picture.id == subject_id, ProposalPhoto.proposal_id == proposal.id))
    if subject is Subject.DOCUMENT:
        document = sa.select(Document).join(ProposalDocument, ProposalDocument.document_id == Document.id)
        return session().scalar(document.where(Document.id == subject_id, ProposalDocument.proposal_id == proposal.id))
    return None
