"""Plays what waits at the desk: cards, letters, reports, appeals, ideas that say the same, a list for a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import Email
from beteiligung.comments.operations import Words, write_comment
from beteiligung.core import clock
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.demo.desk_ideas import CARDS
from beteiligung.demo.shapes import DemoCard
from beteiligung.demo.stage import Stage, at
from beteiligung.media.workshop import workshop
from beteiligung.moderation import operations as desk
from beteiligung.moderation.models import MeetingResult, Reason, Side, Subject
from beteiligung.moderation.operations.blocking import block_person
from beteiligung.moderation.operations.reporting import Sender
from beteiligung.moderation.queries import Contribution, case_of, ideas_on, offices_to_pick, readable_decisions
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Channel, EventKind, Proposal, Source, SupportKind
from beteiligung.proposals.operations import Contact, EventWords, Heard

PHOTO = Path(__file__).with_name("bank.jpg")
Played = Mapping[str, Proposal]


def play_desk(stage: Stage, played: Played) -> None:
    """``played``: the ideas that stand already, by their keys."""
    for card in CARDS:
        _enter(stage, card)
    _leave_unconfirmed(stage)
    with _days_ago(33):
        _forward(stage, played["lights"], "Tiefbauamt")
    with _days_ago(8):
        _forward(stage, played["bus"], "Verkehrsbetrieb")
    with _days_ago(3):
        _merge(stage, played)
        _block_somebody(stage, played["cooking"])
        _count_hands(stage, played["bench"])
        _appeal(stage, played["barbecue"], "jonas", "Ich streiche den Satz. Die Idee mit dem Grillplatz bleibt gut.")
        _appeal(stage, played["shop"], "emre", "Die Nummer kann weg. Den Lärm gibt es trotzdem, jede Nacht.")
    with _days_ago(1):
        _report(stage, played)
        _hold_a_comment(stage, played["cafe"])
        _add_photo(stage, played["bench"])
        _list_for_meeting(stage, played)
    overdue = desk.lay_forwarded_on_desk()
    for number in overdue.ids:
        overdue.act(number)


def _days_ago(days: int) -> AbstractContextManager[None]:
    return clock.freeze(at(clock.today() - timedelta(days=days)))


def _enter(stage: Stage, card: DemoCard) -> None:
    officer = stage.officer_of(card.area)
    contact = Contact(
        card.channel,
        card.name,
        phone=card.reach if card.channel is Channel.PHONE else None,
        postal_address=card.reach if card.channel is Channel.LETTER else None,
    )
    with _days_ago(card.days_ago):
        party = EventWords("Nachbarschaftsfest (Vorführung)", clock.today(), EventKind.FESTIVAL)
        event = party if card.source is Source.EVENT else None
        heard = Heard(
            stage.areas[card.area].id, card.source, card.title, card.text, card.language, event=event, contact=contact
        )
        proposal = proposals.enter_proposal(officer, heard, key=new_token(), has_consent=True)
    if card.is_new:
        return
    with _days_ago(card.days_ago - 1):
        if card.question is not None:
            desk.decide_return(officer, proposal, card.question, version=proposal.version)
        elif card.rejected is not None:
            desk.decide_reject(officer, proposal, *card.rejected, version=proposal.version)
        else:
            desk.decide_publish(officer, proposal, version=proposal.version)


def _leave_unconfirmed(stage: Stage) -> None:
    """Somebody without an account sent an idea and has not opened the mail yet."""
    key = new_token()
    visitor = Actor(account_id=None, draft_keys=frozenset({hash_secret(key)}))
    with _days_ago(2):
        proposal = proposals.start_draft(visitor, key=key, aktionsraum_id=stage.areas["nordmarkt"].id, language="de")
        proposals.write_draft(
            visitor,
            proposal,
            title="Licht im Durchgang zur Stadtbahn",
            text="Im Durchgang ist es ab vier Uhr dunkel. Eine Lampe mit Bewegungsmelder würde reichen.",
        )
        proposals.send_draft(
            visitor, proposal, shown_name="Rana", email=Email("rana@vorfuehrung.invalid", "rana@vorfuehrung.invalid")
        )


def _forward(stage: Stage, proposal: Proposal, office_name: str) -> None:
    officer = stage.officer_in(proposal)
    office = next(office for office in offices_to_pick() if office.name == office_name)
    words = "Ob das geht, weiß nur diese Stelle. Ich frage dort nach und sage Ihnen Bescheid."
    desk.forward_idea(officer, proposal, words, office_id=office.id, reference=None, version=proposal.version)


def _merge(stage: Stage, played: Played) -> None:
    idea, lead = played["second_bench"], played["bench"]
    desk.decide_merge(stage.officer_in(lead), idea, lead, version=idea.version, lead_version=lead.version)


def _block_somebody(stage: Stage, proposal: Proposal) -> None:
    """What was said is hidden, and whoever said it cannot write for a week."""
    officer, said = stage.officer_in(proposal), _said(stage, proposal, "rolf", "Ihr seid alle zu faul zum Arbeiten.")
    facts = "Der Kommentar beschimpft alle, die an der Idee mitarbeiten."
    desk.hide_content(officer, said, ground="insult", facts=facts, version=said.version)
    block_person(officer, said, ground="insult", facts=facts, days=7, version=said.version)


def _count_hands(stage: Stage, proposal: Proposal) -> None:
    party = EventWords("Nachbarschaftsfest (Vorführung)", clock.today() - timedelta(days=2), EventKind.FESTIVAL)
    kind = SupportKind.SIGNATURES
    proposals.count_support(stage.officer_in(proposal), proposal, event=party, kind=kind, count=23, seen_id=None)


def _appeal(stage: Stage, proposal: Proposal, author: str, text: str) -> None:
    """Somebody else decides than whoever decided first: an officer about a coordinator's decision, and the other way round."""
    case = case_of(readable_decisions(proposal.id)[0].id)
    assert case is not None, "it has just been decided"
    desk.make_appeal(stage.actor(author), case, Side.AUTHOR, text=text, language="de")


def _report(stage: Stage, played: Played) -> None:
    """One of private data, which covers the text for a day; one of a threat, in Turkish; and one that is only an opinion."""
    told = _said(stage, played["concerts"], "ines", "Fragt doch Frau Muster im zweiten Stock, 0231 000098.")
    _send_report(
        told, Reason.PRIVATE_DATA, "Das ist die Nummer meiner Mutter. Sie hat niemandem erlaubt, sie zu nennen."
    )
    threat = _said(stage, played["swimming"], "jonas", "Wer da hingeht, kann was erleben.")
    _send_report(threat, Reason.THREAT, "Bu bir tehdit. Artık oraya gitmeye korkuyorum.", "tr")
    idea = Contribution(played["repair"], Subject.IDEA, played["repair"])
    _send_report(idea, Reason.ADVERTISING, "Das nützt nur dem Laden an der Ecke.")


def _send_report(contribution: Contribution, reason: Reason, explanation: str, language: str = "de") -> None:
    desk.report_content(
        Actor(account_id=None),
        contribution,
        reason=reason,
        explanation=explanation,
        email=None,
        language=language,
        secret=new_token(),
        sender=Sender(person="demo", network="demo"),
    )


def _hold_a_comment(stage: Stage, proposal: Proposal) -> None:
    """The first comment of somebody new waits, since it holds a link."""
    _said(stage, proposal, "tim", "So etwas gibt es schon in Essen: https://beispiel.invalid/sprachcafe")


def _said(stage: Stage, proposal: Proposal, by: str, text: str) -> Contribution:
    words = Words(text, "de", stage.residents[by].shown_name)
    return Contribution(proposal, Subject.COMMENT, write_comment(stage.actor(by), proposal, words))


def _add_photo(stage: Stage, proposal: Proposal) -> None:
    """What comes after publication is looked at before everybody sees it clearly."""
    with PHOTO.open("rb") as file, workshop().picture(file) as made:
        photo = proposals.add_photo(stage.actor("resident"), proposal, made)
    proposals.describe_photo(
        stage.actor("resident"), proposal, photo, alternative_text="Ein Baum an der Haltestelle", shows_children=False
    )


def _list_for_meeting(stage: Stage, played: Played) -> None:
    """For next week; about one idea something is noted already."""
    officer, ideas = stage.officer_of("nordmarkt"), [played[key] for key in ("bench", "cafe", "cooking")]
    meeting = desk.make_meeting(
        officer,
        title="Projektkonferenz Nordstadt (Vorführung)",
        day=clock.today() + timedelta(days=7),
        area_ids={idea.aktionsraum_id for idea in ideas},
    )
    desk.put_on_list(officer, meeting, ideas)
    first = ideas_on(meeting)[0].item
    words = "Das Grünflächenamt schickt jemanden, der sich den Baum ansieht."
    desk.note_result(officer, first, result=MeetingResult.PURSUE, text=words, version=first.version)
