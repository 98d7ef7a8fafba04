"""Rows for tests, made the way the database allows and with sensible defaults.

Each factory works inside the unit of work that is open, or opens one of its own, and gives back the thing itself.
Inner tests call them inside `with app.app_context():`. Page tests must not hold a context while they fetch pages
(requests would share its session); they use `tests.support.world.World`, which hands out loaded, detached things.
"""

from tests.support.factories.announcements import make_announcement
from tests.support.factories.appeals import make_appeal, make_outside_decider
from tests.support.factories.desk import TEXTS, make_forwarding, make_module, make_office
from tests.support.factories.harm import make_block
from tests.support.factories.ideas import (
    make_comment,
    make_decision,
    make_draft,
    make_offer,
    make_proposal,
    make_report,
    make_unconfirmed,
    make_vote,
    make_waiting_item,
)
from tests.support.factories.intake import make_entered, make_event, make_sheet
from tests.support.factories.measures import make_measure
from tests.support.factories.media import make_document, make_picture
from tests.support.factories.money import make_commitment, make_fund, make_order, make_pot
from tests.support.factories.news import make_heard, make_telling
from tests.support.factories.people import make_account, make_assignment, make_staff
from tests.support.factories.places import make_area, make_city, make_field
from tests.support.factories.together import make_checklist_item, make_meeting, make_note

__all__ = [
    "TEXTS",
    "make_account",
    "make_announcement",
    "make_appeal",
    "make_area",
    "make_assignment",
    "make_block",
    "make_checklist_item",
    "make_city",
    "make_comment",
    "make_commitment",
    "make_decision",
    "make_document",
    "make_draft",
    "make_entered",
    "make_event",
    "make_field",
    "make_forwarding",
    "make_fund",
    "make_heard",
    "make_measure",
    "make_meeting",
    "make_module",
    "make_note",
    "make_offer",
    "make_office",
    "make_order",
    "make_outside_decider",
    "make_picture",
    "make_pot",
    "make_proposal",
    "make_report",
    "make_sheet",
    "make_staff",
    "make_telling",
    "make_unconfirmed",
    "make_vote",
    "make_waiting_item",
]
