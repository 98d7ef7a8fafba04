"""Both sides of an appeal, as whoever decides it reads them: the text as it was, the decision, the appellant's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from beteiligung.accounts.queries import staff_names
from beteiligung.core.i18n import N_
from beteiligung.moderation import operations, queries
from beteiligung.moderation.grounds import GROUNDS, Ground
from beteiligung.moderation.models import Appeal, AppealText, WaitingItem
from beteiligung.moderation.queries import Case, Said
from beteiligung.moderation.views.people_words import role_word
from beteiligung.moderation.views.words import decision_word, state_word
from beteiligung.proposals.models import Channel, Proposal

CAME_BY = {
    Channel.PHONE: N_("Am Telefon aufgenommen von %(name)s."),
    Channel.LETTER: N_("Aus einem Brief abgeschrieben von %(name)s."),
    Channel.COUNTER: N_("In der Sprechstunde aufgenommen von %(name)s."),
}


@dataclass(frozen=True)
class ShownCase:
    """What one page says of an appeal."""

    appeal: Appeal
    case: Case
    item: WaitingItem | None
    words: AppealText | None
    ground: Ground | None
    said: Said | None
    """What the first decision was told with, in German."""
    came: str | None
    """How it came and who wrote it down; None where it came by link."""

    @property
    def proposal(self) -> Proposal:
        return self.case.proposal

    @property
    def decided(self) -> str:
        """What was decided first."""
        return first_decision(self.case)

    @property
    def first_role(self) -> str:
        return role_word(self.case.decision.decided_by_role)

    @property
    def second_role(self) -> str:
        return role_word(self.appeal.decided_by_role or "")

    @property
    def restored(self) -> str | None:
        """What a granted appeal brought."""
        words = operations.restored_words(self.case.decision.kind, self.appeal.restored)
        return str(_(words)) if words else None

    @property
    def due_on(self) -> date | None:
        return self.item.due_on if self.item is not None else None

    @property
    def can_be_undone(self) -> bool:
        return bool(operations.ways_back(self.case, self.appeal.side))


def first_decision(case: Case) -> str:
    """What was decided, in the desk's words: a step of the idea, or what happened beside it."""
    made = case.decision
    states = {"reject": "rejected", "decline": "declined", "merge": "merged", "forward": "forwarded"}
    if made.kind in states:
        return state_word(states[made.kind])
    return decision_word(made.kind, made.subject)


def shown_case(appeal: Appeal) -> ShownCase:
    """Read what a page says of an appeal."""
    case = queries.case_of(appeal.decision_id)
    assert case is not None, "asked by whoever let the reader in"
    return ShownCase(
        appeal,
        case,
        queries.waiting_item_of_appeal(appeal.id),
        queries.words_of(appeal),
        GROUNDS.get(case.decision.ground or ""),
        queries.said_with(appeal.decision_id),
        _came(appeal),
    )


def _came(appeal: Appeal) -> str | None:
    if appeal.came_by is None or appeal.entered_by_id is None:
        return None
    name = staff_names({appeal.entered_by_id}).get(appeal.entered_by_id) or _("jemandem")
    return str(_(CAME_BY[appeal.came_by], name=name))
