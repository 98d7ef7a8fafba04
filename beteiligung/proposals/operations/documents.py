"""Documents of an idea: attached and taken away by the desk."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.media import operations as media
from beteiligung.media.models import Document
from beteiligung.media.processing import MadeDocument
from beteiligung.proposals.models import Proposal, ProposalDocument
from beteiligung.proposals.operations.content import lock
from beteiligung.proposals.operations.photos import OWNER

MOST_DOCUMENTS = 3


def attach_document(actor: Actor, proposal: Proposal, made: MadeDocument, *, title: str) -> Document:
    """Attach a document. The idea itself stays as it is, so that nobody who edits it meanwhile is disturbed.

    Raises NotPossible where there are ``MOST_DOCUMENTS`` already.
    """
    require(actor, P.PROPOSAL_ATTACH, proposal, act="attach")
    lock(proposal)
    query = sa.select(sa.func.count()).where(ProposalDocument.proposal_id == proposal.id)
    if (session().scalar(query) or 0) >= MOST_DOCUMENTS:
        raise NotPossible(N_("Mehr als %(num)s Unterlagen gehen nicht."), num=MOST_DOCUMENTS)
    document = media.add_document(made, owner=OWNER, title=title, is_demo=proposal.is_demo)
    session().add(ProposalDocument(document_id=document.id, proposal_id=proposal.id))
    return document


def remove_document(actor: Actor, proposal: Proposal, document: Document) -> None:
    """Delete a document for good."""
    require(actor, P.PROPOSAL_ATTACH, proposal, act="remove")
    _delete([document])


def erase_document(document: Document) -> None:
    """Delete a locked document for good. A part of an act of the desk, which asks the policy table."""
    _delete([document])


def delete_documents(proposal_ids: sa.Select[int]) -> None:
    """Delete all documents of these ideas, which are about to be deleted themselves."""
    query = sa.select(Document).join(ProposalDocument, ProposalDocument.document_id == Document.id)
    _delete(session().scalars(query.where(ProposalDocument.proposal_id.in_(proposal_ids))).all())


def _delete(documents: Sequence[Document]) -> None:
    ids = [document.id for document in documents]
    if ids:
        session().execute(sa.delete(ProposalDocument).where(ProposalDocument.document_id.in_(ids)))
    for document in documents:
        media.delete_document(document)
