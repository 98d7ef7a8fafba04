"""Why somebody may not take a step with a measure, in words.

The policy table decides; this says which of its predicates is missing, and adds one rule the table cannot see: everybody
who ever prepared the measure counts as its preparer.
"""

from __future__ import annotations

from collections.abc import Callable

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import coordinator, not_checker, not_first_signer, officer_here
from beteiligung.access.table import can, require
from beteiligung.core.errors import Forbidden
from beteiligung.core.i18n import N_
from beteiligung.measures.queries.files import Case

Rule = tuple[Callable[[Actor, Case], bool], str]


def _in_charge(actor: Actor, case: Case) -> bool:
    return officer_here(actor, case) or coordinator(actor, case)


def _never_prepared(actor: Actor, case: Case) -> bool:
    return actor.account_id not in case.preparer_ids


def _not_own_idea(actor: Actor, case: Case) -> bool:
    return actor.account_id not in case.author_ids


def _may_touch_pot(actor: Actor, case: Case) -> bool:
    return coordinator(actor, case) or case.touches_area_pot


_RULES: dict[P, list[Rule]] = {
    P.MEASURE_PREPARE: [
        (_in_charge, N_("Das machen die Aktionsraumbeauftragten dieses Raums oder das Projektbüro.")),
    ],
    P.MEASURE_CHECK: [
        (coordinator, N_("Die formale Prüfung macht das Projektbüro.")),
        (_never_prepared, N_("Die formale Prüfung macht jemand anderes: Sie haben diese Maßnahme vorbereitet.")),
        (_not_own_idea, N_("Die formale Prüfung macht jemand anderes: Die Maßnahme beruht auf Ihrer eigenen Idee.")),
    ],
    P.MEASURE_DECIDE: [
        (_in_charge, N_("Den Beschluss tragen die Aktionsraumbeauftragten dieses Raums oder das Projektbüro ein.")),
        (_not_own_idea, N_("Den Beschluss trägt jemand anderes ein: Die Maßnahme beruht auf Ihrer eigenen Idee.")),
    ],
    P.MONEY_FIRST_SIGNATURE: [
        (_in_charge, N_("Die erste Unterschrift gibt, wer für diesen Raum zuständig ist, oder das Projektbüro.")),
        (_may_touch_pot, N_("Für Geld aus den Projektmitteln gibt das Projektbüro die erste Unterschrift.")),
        (_not_own_idea, N_("Die erste Unterschrift gibt jemand anderes: Die Maßnahme beruht auf Ihrer eigenen Idee.")),
    ],
    P.MONEY_SECOND_SIGNATURE: [
        (coordinator, N_("Die zweite Unterschrift gibt das Projektbüro.")),
        (_never_prepared, N_("Die zweite Unterschrift gibt jemand anderes: Sie haben diese Maßnahme vorbereitet.")),
        (not_checker, N_("Die zweite Unterschrift gibt jemand anderes: Sie haben den Antrag geprüft.")),
        (not_first_signer, N_("Die zweite Unterschrift gibt jemand anderes: Sie haben schon zuerst unterschrieben.")),
        (_not_own_idea, N_("Die zweite Unterschrift gibt jemand anderes: Die Maßnahme beruht auf Ihrer eigenen Idee.")),
    ],
}


def refusal(actor: Actor, permission: P, case: Case) -> Forbidden | None:
    """What stands against this person taking this step, or None."""
    for holds, sentence in _RULES.get(permission, []):
        if not holds(actor, case):
            return Forbidden(sentence)
    return None if can(actor, permission, case) else Forbidden()


def require_in_words(actor: Actor, permission: P, case: Case, *, act: str | None = None) -> None:
    """Like ``access.table.require``, but says why."""
    why_not = refusal(actor, permission, case)
    if why_not is not None:
        raise why_not
    require(actor, permission, case, act=act)
