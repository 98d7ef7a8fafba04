"""``beteiligung glossary``: the words of code and pages as the page ``docs/glossary.md``.

Code is named by the things themselves and pages by the catalogues, so no word outlives what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import click

from beteiligung.accounts.models import RecoveryCode, Role, SignInCode
from beteiligung.aktionsraum.models import Aktionsraum, AreaKind, FieldOfAction
from beteiligung.budget.models import Commitment, EntryKind, Fund, LedgerEntry, LedgerOrder, Pot, PotKind
from beteiligung.cli.words import translated
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.measures.models import BodyKind, GrantKind, Measure
from beteiligung.measures.words import ENTRIES
from beteiligung.moderation.models import Office, TextModule, WaitingItem
from beteiligung.offers.models import Offer
from beteiligung.proposals.models import Proposal, ProposalState, ProposalVersion
from beteiligung.votes.models import Vote

_HEAD = """\
# Glossary

One word per concept: in code, and on the page as it stands there. Printed from code and catalogues:
`beteiligung glossary > docs/glossary.md`. A dash: only the desk says it, in German and English.
The words for states are in [states.md](states.md).
"""

_Words = Mapping[Any, tuple[str, str]]
"""By class or member of an enumeration: the word on the page, and what it means."""

_PLACES: _Words = {
    Aktionsraum: ("Aktionsraum", "A neighbourhood with an officer and money of its own; the one German name in code."),
    AreaKind.AKTIONSQUARTIER: ("Aktionsquartier", "A smaller one of the same kind."),
    FieldOfAction: ("Handlungsfeld", "What an idea is about; exactly three, named by the programme."),
    Role.OFFICER: ("Aktionsraumbeauftragte", "Looks after the ideas of some areas, or stands in for a colleague."),
    Role.COORDINATOR: ("Projektbüro", "Looks after all areas, checks applications and gives the second signature."),
    SignInCode: ("Code aus der E-Mail", "Six digits instead of a password; residents have none."),
    RecoveryCode: ("Notfallcodes", "What staff sign in with when the phone with the second factor is gone."),
}
_IDEAS: _Words = {
    Proposal: ("Idee", "What somebody wants to happen in an area, and why there."),
    ProposalState: ("Stand", "How far it has come."),
    ProposalVersion: ("Fassungen dieser Idee", "A text of the idea as it was once published; all of them can be read."),
    Comment: ("Kommentieren", "What anybody says about an idea, with one level of replies."),
    CommentKind.ANSWER: ("Antwort der Stadt", "A comment in the city's name; stands out."),
    Vote: ("Unterstützung", "One per person and idea, counted as *Stimme*; it advises and decides nothing."),
    Offer: ("Ich helfe mit", "Somebody offers to help with an idea; only its author and staff read it."),
    WaitingItem: ("Eingang", "One thing that waits for staff, with the day until which an answer is promised."),
    TextModule: ("Textbausteine", "Ready-made texts in every language that go with decisions; coordinators keep them."),
    Office: ("Andere Stellen", "Offices of the city that ideas are passed on to."),
}
_MONEY: _Words = {
    Measure: ("Maßnahme", "A project made from an idea, with somebody who carries it and money."),
    BodyKind: ("Träger", "Who carries it: a club, a school, the city, a person."),
    GrantKind: ("Art der Förderung", "How a grant is meant: a fixed sum, a share, what is missing, or all."),
    Fund: ("Geld", "What the city has for one year."),
    Pot: ("Topf", "A part of the year's money; nothing in it can be spent twice."),
    PotKind.CENTRAL: ("Projektmittel", "The pot for all areas."),
    PotKind.AREA: ("Fonds der Aktionsräume", "The small pot of one area."),
    Commitment: ("Bewilligung", "What a measure has been granted from a pot."),
    LedgerOrder: ("Erste Unterschrift", "An act about money that one person has signed and a second has not."),
    LedgerEntry: ("Jede Buchung im Projektbuch", "A line that is only added; another line mends a mistake."),
}
_ENTRIES = {
    EntryKind.RESERVATION: "Decided, not yet granted; others cannot have it.",
    EntryKind.COMMITMENT: "Turns what was reserved into a grant.",
    EntryKind.PAYMENT: "The city's accounting has paid; the platform only records it.",
    EntryKind.RELEASE: "Gives back what was bound and not paid.",
    EntryKind.REPAYMENT: "Came back from whoever was paid.",
    EntryKind.CORRECTION: "Mends another line.",
}


@click.command("glossary")
def glossary() -> None:
    """Print the words of code and pages as a page in Markdown."""
    click.echo(glossary_page(), nl=False)


def glossary_page() -> str:
    """The text of ``docs/glossary.md``."""
    entries = {kind: (ENTRIES[kind], meaning) for kind, meaning in _ENTRIES.items()}
    parts = [
        _HEAD,
        *_table("People and places", _PLACES),
        *_table("Ideas", _IDEAS),
        *_table("Measures and money", {**_MONEY, **entries}),
    ]
    return "\n".join(parts)


def _table(title: str, words: _Words) -> Iterator[str]:
    yield f"## {title}\n"
    yield from ("| in code | German | English | Turkish | Arabic | means |", "|---|---|---|---|---|---|")
    for code, (german, meaning) in words.items():
        others = (translated(german, language) for language in ("en", "tr", "ar"))
        yield f"| {' | '.join([f'`{_name(code)}`', german, *others, meaning])} |"
    yield ""


def _name(code: type | Enum) -> str:
    return f"{type(code).__name__}.{code.name}" if isinstance(code, Enum) else code.__name__
