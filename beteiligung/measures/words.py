"""Words for what the database holds as codes."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.budget.models import EntryKind, LedgerEntry, Pot, PotKind
from beteiligung.core.i18n import N_
from beteiligung.measures.models import BodyKind, GrantKind, Measure, MeasureState

S = MeasureState


STATES = {
    S.ADVICE: N_("In Beratung"),
    S.APPLIED: N_("Beantragt"),
    S.CHECKED: N_("Formal geprüft"),
    S.DECIDED: N_("Beschlossen"),
    S.GRANTED: N_("Bewilligt"),
    S.RUNNING: N_("In Umsetzung"),
    S.COMPLETED: N_("Umgesetzt"),
    S.SETTLED: N_("Abgeschlossen"),
    S.POSTPONED: N_("Zurückgestellt"),
    S.REFUSED: N_("Abgelehnt"),
    S.WITHDRAWN: N_("Antrag zurückgezogen"),
    S.LAPSED: N_("Antrag verfallen"),
    S.REVOKED: N_("Widerrufen"),
    S.CANCELLED: N_("Abgebrochen"),
}


def state_word(state: MeasureState) -> str:
    """The word for a state."""
    return str(_(STATES[state]))


def now_and_next(state: MeasureState) -> str | None:
    """What happens now with a measure, and who does it."""
    sentences = {
        S.ADVICE: _("Jetzt klären wir: Wer macht es, was kostet es, was ist erlaubt?"),
        S.APPLIED: _("Jetzt prüft das Projektbüro den Antrag."),
        S.CHECKED: _("Als Nächstes wird über das Geld entschieden."),
        S.DECIDED: _("Das Geld ist vorgemerkt. Jetzt fehlt noch die Bewilligung."),
        S.GRANTED: _("Das Geld ist fest zugesagt. Bald geht es los."),
        S.RUNNING: _("Jetzt wird die Maßnahme umgesetzt."),
        S.POSTPONED: _("Die Maßnahme wartet. Es geht später weiter."),
        S.CANCELLED: _("Geld, das nicht ausgezahlt war, ist wieder frei."),
    }
    return sentences.get(state)


BODIES = {
    BodyKind.ASSOCIATION: N_("Verein"),
    BodyKind.SCHOOL: N_("Schule oder Kita"),
    BodyKind.WELFARE: N_("Wohlfahrtsverband"),
    BodyKind.CONGREGATION: N_("Religionsgemeinde"),
    BodyKind.INITIATIVE: N_("Initiative"),
    BodyKind.COMPANY: N_("Unternehmen"),
    BodyKind.CITY: N_("Stadt"),
    BodyKind.PERSON: N_("Privatperson"),
    BodyKind.OTHER: N_("Anderer Träger"),
}


def body_word(kind: BodyKind) -> str:
    """What kind of body carries a measure."""
    return str(_(BODIES[kind]))


def public_body(measure: Measure) -> str:
    """Who carries it, as everybody may read it."""
    return measure.public_body_name or body_word(BodyKind.PERSON)


GRANTS = {
    GrantKind.FIXED: N_("Festbetrag"),
    GrantKind.SHARE: N_("Anteil an den Kosten"),
    GrantKind.SHORTFALL: N_("Fehlbetrag"),
    GrantKind.FULL: N_("Alle Kosten"),
}


def grant_word(kind: GrantKind | None) -> str | None:
    """How a grant is meant."""
    return str(_(GRANTS[kind])) if kind else None


ENTRIES = {
    EntryKind.RESERVATION: N_("Vorgemerkt"),
    EntryKind.COMMITMENT: N_("Bewilligt"),
    EntryKind.PAYMENT: N_("Ausgezahlt"),
    EntryKind.RELEASE: N_("Zurück in den Topf"),
    EntryKind.REPAYMENT: N_("Zurückgezahlt"),
    EntryKind.CORRECTION: N_("Korrektur"),
}


def entry_word(kind: EntryKind) -> str:
    """What a line of the project book does."""
    return str(_(ENTRIES[kind]))


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
