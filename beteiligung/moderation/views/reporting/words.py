"""How a report says what it is about and why."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.core.i18n import N_
from beteiligung.moderation.models import DecisionKind, Reason, Subject
from beteiligung.moderation.operations.answering import OUTCOMES
from beteiligung.web.messages import say

REASONS = {
    Reason.THREAT: N_("Es bedroht jemanden oder ruft zu Gewalt auf"),
    Reason.CHILD: N_("Ein Kind ist in Gefahr, oder ein Bild zeigt sexuellen Missbrauch"),
    Reason.PRIVATE_DATA: N_("Private Angaben über einen Menschen: voller Name, Adresse, Telefonnummer"),
    Reason.INSULT: N_("Es beleidigt jemanden oder behauptet Falsches über einen Menschen"),
    Reason.HATE: N_("Es hetzt gegen Menschen oder Gruppen"),
    Reason.COPYRIGHT: N_("Der Text oder das Foto gehört jemand anderem"),
    Reason.ADVERTISING: N_("Es ist Werbung"),
    Reason.SPAM: N_("Es ist Spam: oft dasselbe, oder von einem Programm"),
    Reason.OTHER_LAW: N_("Es verstößt gegen ein anderes Gesetz"),
    Reason.HOUSE_RULES: N_("Es verstößt gegen die Regeln dieser Plattform"),
}
_SUBJECTS = {
    Subject.IDEA: N_("Die Idee: Titel oder Text"),
    Subject.COMMENT: N_("Der Kommentar"),
}
_REPORTED = {
    Subject.IDEA: N_("Sie haben eine Idee gemeldet."),
    Subject.IDEA_NAME: N_("Sie haben den Namen bei einer Idee gemeldet."),
    Subject.COMMENT: N_("Sie haben einen Kommentar gemeldet."),
    Subject.COMMENT_NAME: N_("Sie haben den Namen bei einem Kommentar gemeldet."),
    Subject.PHOTO: N_("Sie haben ein Foto gemeldet."),
    Subject.DOCUMENT: N_("Sie haben eine Unterlage gemeldet."),
}


def subject_words(subject: Subject, name: str | None = None) -> str:
    """Something that can be reported, as a choice; ``name``: that of a person or of a document."""
    if subject in (Subject.IDEA_NAME, Subject.COMMENT_NAME):
        return str(_("Der Name „%(name)s“", name=name))
    if subject is Subject.DOCUMENT:
        return str(_("Die Unterlage „%(title)s“", title=name))
    return str(_(_SUBJECTS[subject]))


def photo_words(number: int, count: int) -> str:
    """A photo, as a choice."""
    return str(_("Das Foto")) if count == 1 else str(_("Foto %(number)s", number=number))


def reported_words(subject: Subject) -> str:
    """What somebody reported, in a sentence that does not show it again."""
    return str(_(_REPORTED[subject]))


def outcome_words(kind: DecisionKind) -> str:
    """What became of a report."""
    return say(OUTCOMES[kind])
