"""What decisions and reports are called where they are counted, and how the promise is said."""

from __future__ import annotations

from flask_babel import format_decimal
from flask_babel import gettext as _

from beteiligung.core.i18n import N_
from beteiligung.figures.queries import LEAST_DECISIONS, PROMISE_DAYS, Promise
from beteiligung.moderation.models import DecisionKind, Outcome, Reason
from beteiligung.moderation.reasons import REASONS

DECISIONS = {
    DecisionKind.PUBLISH: N_("Ideen veröffentlicht"),
    DecisionKind.RETURN: N_("Rückfragen gestellt"),
    DecisionKind.REJECT: N_("Ideen nicht veröffentlicht"),
    DecisionKind.RELEASE: N_("Unbestätigte Ideen freigegeben"),
    DecisionKind.MERGE: N_("Ideen zusammengelegt"),
    DecisionKind.UNMERGE: N_("Ideen wieder getrennt"),
    DecisionKind.SPLIT: N_("Ideen geteilt"),
    DecisionKind.FORWARD: N_("Ideen an andere Stellen weitergeleitet"),
    DecisionKind.DECLINE: N_("Ideen, die nicht umgesetzt werden"),
    DecisionKind.KEEP: N_("Nach einer Meldung nichts geändert"),
    DecisionKind.MASK: N_("Textstellen entfernt oder Fotos abgedeckt"),
    DecisionKind.HIDE: N_("Beiträge ausgeblendet"),
    DecisionKind.RESTORE: N_("Beiträge wieder eingeblendet"),
    DecisionKind.COVER: N_("Texte bis zur Prüfung verdeckt"),
    DecisionKind.UNCOVER: N_("Texte wieder aufgedeckt"),
    DecisionKind.LOCK: N_("Beiträge gesperrt"),
    DecisionKind.UNLOCK: N_("Beiträge entsperrt"),
    DecisionKind.HOLD: N_("Kommentare zurückgehalten"),
    DecisionKind.LET_THROUGH: N_("Kommentare durchgelassen"),
    DecisionKind.CLOSE_THREAD: N_("Gespräche geschlossen"),
    DecisionKind.OPEN_THREAD: N_("Gespräche wieder geöffnet"),
    DecisionKind.BLOCK: N_("Personen gesperrt"),
    DecisionKind.UNBLOCK: N_("Personen entsperrt"),
}
"""In the order of the table."""


REPORTED = {
    DecisionKind.KEEP: N_("Nichts geändert"),
    DecisionKind.MASK: N_("Textstelle entfernt"),
    DecisionKind.HIDE: N_("Ausgeblendet"),
    DecisionKind.LOCK: N_("Gesperrt"),
}
"""What became of what was reported, in the order of the table."""

RESULTS = {
    Outcome.GRANTED: N_("Mit Erfolg"),
    Outcome.UPHELD: N_("Zurückgewiesen"),
}
"""What became of appeals, in the order of the table."""


def reason_word(reason: Reason) -> str:
    """Why something was reported."""
    return str(_(REASONS[reason]))


def decision_word(kind: DecisionKind) -> str:
    """What is counted."""
    return str(_(DECISIONS[kind]))


def promise_words(promise: Promise) -> str | None:
    """The sentence that everybody may measure the city by; None as long as it would be about single cases."""
    if promise.asked < LEAST_DECISIONS:
        return None
    return str(
        _(
            "In den letzten %(days)s Tagen kam die Antwort in %(kept)s von %(asked)s Fällen pünktlich.",
            days=format_decimal(PROMISE_DAYS),
            kept=format_decimal(promise.kept),
            asked=format_decimal(promise.asked),
        )
    )
