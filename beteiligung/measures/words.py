"""Words about measures that Python puts together; templates take states from ``components/measure_word.html``."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.budget.models import EntryKind, LedgerEntry, Pot, PotKind
from beteiligung.measures.models import BodyKind, GrantKind, Measure, MeasureState

S = MeasureState


def state_word(state: MeasureState) -> str:
    """The word for a state."""
    words = {
        S.ADVICE: _("Beratung"),
        S.APPLIED: _("Beantragt"),
        S.CHECKED: _("Formal geprüft"),
        S.DECIDED: _("Beschlossen"),
        S.GRANTED: _("Bewilligt"),
        S.RUNNING: _("In Umsetzung"),
        S.COMPLETED: _("Umgesetzt"),
        S.SETTLED: _("Abgeschlossen"),
        S.POSTPONED: _("Zurückgestellt"),
        S.REFUSED: _("Abgelehnt"),
        S.WITHDRAWN: _("Zurückgezogen"),
        S.LAPSED: _("Verfallen"),
        S.REVOKED: _("Widerrufen"),
        S.CANCELLED: _("Abgebrochen"),
    }
    return str(words[state])


def body_word(kind: BodyKind) -> str:
    """What kind of body carries a measure."""
    words = {
        BodyKind.ASSOCIATION: _("Verein"),
        BodyKind.SCHOOL: _("Schule oder Kita"),
        BodyKind.WELFARE: _("Wohlfahrtsverband"),
        BodyKind.CONGREGATION: _("Religionsgemeinde"),
        BodyKind.INITIATIVE: _("Initiative"),
        BodyKind.COMPANY: _("Unternehmen"),
        BodyKind.CITY: _("Stadt"),
        BodyKind.PERSON: _("Privatperson"),
        BodyKind.OTHER: _("Anderer Träger"),
    }
    return str(words[kind])


def public_body(measure: Measure) -> str:
    """Who carries it, as everybody may read it."""
    return measure.public_body_name or body_word(BodyKind.PERSON)


def grant_word(kind: GrantKind | None) -> str | None:
    """How a grant is meant."""
    words = {
        GrantKind.FIXED: _("Festbetrag"),
        GrantKind.SHARE: _("Anteil an den Kosten"),
        GrantKind.SHORTFALL: _("Fehlbetrag"),
        GrantKind.FULL: _("Alle Kosten"),
    }
    return str(words[kind]) if kind else None


def entry_word(kind: EntryKind) -> str:
    """What a line of the project book does."""
    words = {
        EntryKind.RESERVATION: _("Vorgemerkt"),
        EntryKind.COMMITMENT: _("Bewilligt"),
        EntryKind.PAYMENT: _("Ausgezahlt"),
        EntryKind.RELEASE: _("Zurück in den Topf"),
        EntryKind.REPAYMENT: _("Zurückgezahlt"),
        EntryKind.CORRECTION: _("Korrektur"),
    }
    return str(words[kind])


def entry_cents(entry: LedgerEntry) -> int:
    """The amount a line is about, in cents, without sign."""
    return abs(entry.paid_cents) or abs(entry.committed_cents) + (
        abs(entry.reserved_cents) if entry.kind is not EntryKind.COMMITMENT else 0
    )


def pot_word(pot: Pot, area_name: str | None) -> str:
    """How people call a pot; the area's name is put in by the caller."""
    if pot.kind is PotKind.CENTRAL:
        return str(_("Projektmittel"))
    return str(_("Aktionsraumfonds %(area)s", area=area_name or ""))
