"""What coordinators keep for the desk, and ideas that lie at another office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.moderation.models import Forwarding, Office, Purpose, TextModule, TextModuleVersion
from beteiligung.proposals.models import Proposal
from tests.support.factories.base import factory, next_number

TEXTS = {
    "de": "Zu „{titel}“ haben wir einen Satz.",
    "en": "We have a sentence about “{titel}”.",
    "tr": "“{titel}” hakkında bir cümlemiz var.",
    "ar": "لدينا جملة عن «{titel}».",
}


@factory
def make_module(
    purpose: Purpose | str = Purpose.RETURN,
    texts: Mapping[str, str] = TEXTS,
    *,
    name: str | None = None,
    ground: str | None = None,
    is_active: bool = True,
) -> TextModule:
    """A ready-made text with the first version in each language."""
    name = name or f"Baustein {next_number()}"
    module = add(TextModule(purpose=Purpose(purpose), name=name, ground=ground, is_active=is_active))
    for language, text in texts.items():
        add(
            TextModuleVersion(
                module_id=module.id, language=language, number=1, german_number=1, text=text, written_at=clock.now()
            )
        )
    return module


@factory
def make_office(name: str | None = None, *, is_active: bool = True) -> Office:
    """An office that ideas can be passed on to."""
    return add(
        Office(
            name=name or f"Amt {next_number()}",
            duties="Straßen und Wege",
            email="amt@example.org",
            phone="0231 50-0",
            is_active=is_active,
        )
    )


@factory
def make_forwarding(
    proposal: Proposal, office: Office | None = None, *, reference: str | None = None, ask_on: date | None = None
) -> Forwarding:
    """The idea lies at an office."""
    office = office or make_office()
    return add(
        Forwarding(
            proposal_id=proposal.id,
            office_id=office.id,
            office_name=office.name,
            reference=reference,
            forwarded_at=clock.now(),
            ask_on=ask_on or clock.today(),
        )
    )
