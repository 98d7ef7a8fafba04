"""What was decided, said to the side that opens the page."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.core.i18n import N_
from beteiligung.media.models import Document, Picture
from beteiligung.moderation.models import Decision, DecisionKind, Side, Subject
from beteiligung.moderation.queries import Contribution
from beteiligung.moderation.views.reporting.words import subject_words

K, S = DecisionKind, Subject

_TO_AUTHOR = {
    (K.REJECT, S.IDEA): N_("Wir haben Ihre Idee nicht veröffentlicht."),
    (K.MASK, S.IDEA): N_("Wir haben eine Textstelle aus Ihrer Idee entfernt."),
    (K.MASK, S.COMMENT): N_("Wir haben eine Textstelle aus Ihrem Kommentar entfernt."),
    (K.HIDE, S.IDEA): N_("Wir haben Ihre Idee ausgeblendet."),
    (K.HIDE, S.IDEA_NAME): N_("Wir haben den Namen an Ihrer Idee ausgeblendet."),
    (K.HIDE, S.COMMENT): N_("Wir haben Ihren Kommentar ausgeblendet."),
    (K.HIDE, S.COMMENT_NAME): N_("Wir haben den Namen an Ihrem Kommentar ausgeblendet."),
    (K.HIDE, S.PHOTO): N_("Wir haben ein Foto an Ihrer Idee ausgeblendet."),
    (K.HIDE, S.DOCUMENT): N_("Wir haben eine Unterlage an Ihrer Idee ausgeblendet."),
    (K.LOCK, S.IDEA): N_("Wir haben Ihre Idee gesperrt."),
    (K.LOCK, S.COMMENT): N_("Wir haben Ihren Kommentar gesperrt."),
    (K.LOCK, S.PHOTO): N_("Wir haben ein Foto an Ihrer Idee gesperrt."),
    (K.LOCK, S.DOCUMENT): N_("Wir haben eine Unterlage an Ihrer Idee gesperrt."),
    (K.BLOCK, S.PERSON): N_("Sie können hier vorerst nichts mehr schreiben."),
    (K.MERGE, S.IDEA): N_("Wir haben Ihre Idee mit einer anderen zusammengelegt."),
    (K.FORWARD, S.IDEA): N_("Wir haben Ihre Idee an eine andere Stelle weitergeleitet."),
    (K.DECLINE, S.IDEA): N_("Ihre Idee wird nicht umgesetzt."),
}
_TO_REPORTER = {
    K.KEEP: N_("Wir haben Ihre Meldung geprüft. Der Beitrag bleibt, wie er ist."),
    K.HIDE: N_("Wir haben ausgeblendet, was Sie gemeldet haben."),
    K.MASK: N_("Wir haben eine Textstelle aus dem Text entfernt, den Sie gemeldet haben."),
}


def thing_words(thing: Contribution) -> str | None:
    """What a name, a photo or a document is called; None for texts, and where it is called nothing."""
    if thing.is_name:
        return subject_words(thing.subject, thing.shown_name) if thing.shown_name else None
    match thing.thing:
        case Document() as document:
            return subject_words(Subject.DOCUMENT, document.title)
        case Picture(alternative_text=str(words)) if words:
            return str(_("Das Foto „%(title)s“", title=words))
    return None


def what_was_decided(decision: Decision, side: Side) -> str:
    """A sentence for the catalogues."""
    if side is Side.REPORTER:
        return _TO_REPORTER.get(decision.kind, N_("Wir haben über den Beitrag entschieden, den Sie gemeldet haben."))
    return _TO_AUTHOR.get((decision.kind, decision.subject), N_("Wir haben über Ihren Beitrag entschieden."))
