"""How the desk says in which way somebody hears of a decision, and how telling them ended."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from beteiligung.core.i18n import N_
from beteiligung.moderation.operations.telling import writer_told_by
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import Channel, Proposal, TellingOutcome
from beteiligung.proposals.operations import told_by

_DECIDED = {
    Channel.EMAIL: N_("Die Person bekommt eine E-Mail in ihrer Sprache."),
    Channel.PHONE: N_("Im Eingang liegt jetzt eine Aufgabe: die Person anrufen."),
    Channel.LETTER: N_("Im Eingang liegt jetzt eine Aufgabe: der Person einen Brief schicken."),
    Channel.COUNTER: N_("Im Eingang liegt jetzt eine Aufgabe: der Person Bescheid sagen, wenn sie vorbeikommt."),
}
_PROMISED = {
    Channel.EMAIL: N_("Die Person bekommt bei jeder Entscheidung eine E-Mail in ihrer Sprache."),
    Channel.PHONE: N_("Die Person hat keine E-Mail. Nach der Entscheidung entsteht eine Aufgabe: anrufen."),
    Channel.LETTER: N_(
        "Die Person hat keine E-Mail. Nach der Entscheidung entsteht eine Aufgabe: einen Brief schicken."
    ),
    Channel.COUNTER: N_(
        "Die Person hat keine E-Mail und kommt vorbei. Nach der Entscheidung entsteht eine Aufgabe: Bescheid sagen."
    ),
}
_ASKED = {
    Channel.EMAIL: N_("Die Person bekommt Ihre Frage per E-Mail, mit einem Link zum Antworten."),
    Channel.PHONE: N_("Die Person hat keine E-Mail. Es entsteht eine Aufgabe: anrufen und fragen."),
    Channel.LETTER: N_("Die Person hat keine E-Mail. Es entsteht eine Aufgabe: die Frage als Brief schicken."),
    Channel.COUNTER: N_("Die Person hat keine E-Mail. Es entsteht eine Aufgabe: fragen, wenn sie vorbeikommt."),
}
WAYS = {
    Channel.PHONE: N_("Anrufen"),
    Channel.LETTER: N_("Brief schicken"),
    Channel.COUNTER: N_("Bescheid sagen, wenn die Person vorbeikommt"),
}
_OUTCOMES = {
    TellingOutcome.REACHED: N_("Am Telefon gesagt"),
    TellingOutcome.LETTER_SENT: N_("Brief abgeschickt"),
    TellingOutcome.CAME_BY: N_("Persönlich gesagt"),
}
_GIVEN_UP = {
    Channel.PHONE: N_("Nicht zu erreichen, wir versuchen es nicht mehr"),
    Channel.LETTER: N_("Briefe kommen zurück, wir versuchen es nicht mehr"),
    Channel.COUNTER: N_("Kommt nicht vorbei, wir warten nicht mehr"),
}
_NOT_REACHED = {
    Channel.PHONE: N_("Nicht erreicht"),
    Channel.LETTER: N_("Brief kam zurück"),
    Channel.COUNTER: N_("War noch nicht da"),
}
_OTHER_WAY = {
    Channel.PHONE: N_("Am Telefon klappt es nicht. Schicken Sie einen Brief, oder geben Sie ihn in den Briefkasten."),
    Channel.LETTER: N_("Der Brief kommt nicht an. Bitte prüfen Sie die Anschrift, oder rufen Sie an."),
    Channel.COUNTER: N_("Die Person kommt nicht vorbei. Schicken Sie einen Brief, wenn es eine Anschrift gibt."),
}
USUAL = {
    Channel.PHONE: TellingOutcome.REACHED,
    Channel.LETTER: TellingOutcome.LETTER_SENT,
    Channel.COUNTER: TellingOutcome.CAME_BY,
}
"""How telling somebody mostly ends."""

CHANNEL_ICONS = {Channel.PHONE: "phone", Channel.LETTER: "mail", Channel.COUNTER: "user"}


def outcome_words(outcome: TellingOutcome, channel: Channel) -> str:
    """How telling somebody ended; giving up is said for each way on its own."""
    return str(_(_GIVEN_UP[channel] if outcome is TellingOutcome.NOT_REACHED else _OUTCOMES[outcome]))


def not_reached_words(channel: Channel) -> str:
    """What is noted when it did not work this time."""
    return str(_(_NOT_REACHED[channel]))


def tries_words(channel: Channel, tries: int) -> str:
    """How often it did not work."""
    if channel is Channel.LETTER:
        return str(ngettext("Schon %(num)s Brief kam zurück.", "Schon %(num)s Briefe kamen zurück.", tries))
    if channel is Channel.COUNTER:
        return str(
            ngettext("Die Person war an %(num)s Tag nicht da.", "Die Person war an %(num)s Tagen nicht da.", tries)
        )
    return str(ngettext("Schon %(num)s Mal nicht erreicht.", "Schon %(num)s Mal nicht erreicht.", tries))


def other_way_words(channel: Channel) -> str:
    """What else can be tried after several times."""
    return str(_(_OTHER_WAY[channel]))


def decided_words(proposal: Proposal) -> str:
    """How the author hears of what was just decided."""
    return _decided_words(told_by(proposal))


def writer_words(contribution: Contribution) -> str:
    """The same of whoever wrote a contribution."""
    return _decided_words(writer_told_by(contribution))


def _decided_words(channel: Channel | None) -> str:
    return str(_(_DECIDED[channel])) if channel else str(_("Niemand bekommt eine Nachricht."))


def writer_promised_words(contribution: Contribution) -> str:
    """How whoever wrote a contribution will hear of a decision."""
    channel = writer_told_by(contribution)
    if channel is None and contribution.thing is not contribution.proposal:
        return _decided_words(None)
    return promised_words(channel)


def promised_words(channel: Channel | None) -> str:
    """How the author will hear of a decision."""
    if channel is None:
        return str(_("Diese Idee hat keine Verfasser*in hier. Niemand bekommt eine Nachricht."))
    return str(_(_PROMISED[channel]))


def asked_words(channel: Channel | None) -> str:
    """How a question reaches the author."""
    return (
        str(_(_ASKED[channel]))
        if channel
        else str(_("Diese Idee hat keine Verfasser*in hier. Niemand bekommt die Frage."))
    )
