"""What the desk can do with an idea besides its next step; each is a page of its own, found below "Mehr"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import TAKES_SUPPORT, is_answered_aloud, is_told
from beteiligung.proposals.states import MERGEABLE, PROPOSAL_WORKFLOW, takes_comments


@dataclass(frozen=True)
class Further:
    """``act``: the name of its view. ``is_possible`` says whether the idea as it stands allows it."""

    act: str
    permission: P
    words: str
    is_possible: Callable[[Proposal], bool] = lambda proposal: proposal.is_sent


FURTHER = (
    Further("hear_answer", P.PROPOSAL_ENTER, N_("Die Person hat geantwortet"), is_answered_aloud),
    Further("answer", P.COMMENT_ANSWER, N_("Öffentlich antworten"), takes_comments),
    Further("mask_text", P.PROPOSAL_MASK, N_("Textstelle im Text entfernen")),
    Further("contact", P.CONTACT_READ, N_("Kontakt der Person ansehen"), is_told),
    Further("contribution", P.CONTENT_HIDE, N_("Ausblenden, verdecken, sperren")),
    Further("close_thread", P.THREAD_CLOSE, N_("Gespräch schließen"), takes_comments),
    Further(
        "open_thread", P.THREAD_CLOSE, N_("Gespräch wieder öffnen"), lambda idea: idea.thread_closed_at is not None
    ),
    Further(
        "forward",
        P.PROPOSAL_FORWARD,
        N_("An eine andere Stelle weiterleiten"),
        lambda proposal: PROPOSAL_WORKFLOW.possible(proposal, "forward"),
    ),
    Further("assign", P.PROPOSAL_ASSIGN, N_("Festlegen, wer die Idee betreut")),
    Further(
        "choose_meeting",
        P.PROPOSAL_WATCH,
        N_("Auf die Liste einer Sitzung setzen"),
        is_possible=lambda proposal: proposal.is_public,
    ),
    Further(
        "support",
        P.SUPPORT_COUNT,
        N_("Unterschriften und Hände eintragen"),
        lambda proposal: proposal.state in TAKES_SUPPORT,
    ),
    Further("merge", P.PROPOSAL_MERGE, N_("Zusammenlegen"), lambda proposal: proposal.state in MERGEABLE),
    Further("unmerge", P.PROPOSAL_UNMERGE, N_("Wieder trennen"), lambda proposal: proposal.lead_id is not None),
    Further("split", P.PROPOSAL_SPLIT, N_("Teilen"), lambda proposal: proposal.state in MERGEABLE),
)


def further_acts(actor: Actor, proposal: Proposal) -> list[tuple[str, str]]:
    """The name of the view and the words of each act that this person may do now."""
    return [
        (one.act, str(_(one.words)))
        for one in FURTHER
        if one.is_possible(proposal) and can(actor, one.permission, proposal)
    ]
