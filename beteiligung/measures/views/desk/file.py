"""The file of a measure: everything about it, and what can be done next."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import staff_names
from beteiligung.budget import queries as budget
from beteiligung.measures import queries
from beteiligung.measures.queries import Case
from beteiligung.measures.states import EXITS
from beteiligung.measures.views.desk.acts import next_acts
from beteiligung.measures.views.desk.blueprint import bp, case_for, file_url, opened_contact
from beteiligung.measures.views.desk.words import order_sentence, pot_word, step_words
from beteiligung.measures.words import body_word, entry_cents, entry_word, grant_word
from beteiligung.moderation.queries import waiting_item_of_measure
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm
from beteiligung.web.guard import guard

_BACK = {"pruefen": ".check", "aendern": ".change"}
"""Where else the button stands that opens a contact."""


@bp.route("/<int:measure_id>")
@guard(P.MEASURE_READ_FILE, measure=case_for(P.MEASURE_READ_FILE))
def file(measure: Case) -> Any:
    return _page(measure)


@bp.route("/<int:measure_id>/kontakt", methods=["GET", "POST"])
@guard(P.CONTACT_READ, measure=case_for(P.CONTACT_READ))
def contact(measure: Case) -> Any:
    """How to reach the person: opened by a button, so that the log knows of it. Then back to where the button stood."""
    back = _BACK.get(request.form.get("von", "")) if BaseForm().validate_on_submit() else None
    return redirect(url_for(back, measure_id=measure.measure.id) if back else file_url(measure.measure))


def _page(case: Case) -> str:
    measure_ = case.measure
    entries = budget.entries_of(measure_.commitment_id) if measure_.commitment_id else []
    pending = budget.pending_orders(measure_.commitment_id) if measure_.commitment_id else []
    history = queries.history_of(measure_.id)
    people = {row.account_id for row in history} | {measure_.preparer_id, measure_.checker_id}
    people |= {signer for entry in entries for signer in (entry.first_signer_id, entry.second_signer_id)}
    people |= {order.first_signer_id for order in pending}
    item = waiting_item_of_measure(measure_.id)
    claimed_by = item.claimed_by_id if item is not None and item.is_claimed else None
    people.add(claimed_by)
    return render_template(
        "measures_desk/file.html",
        measure=measure_,
        around=queries.surroundings_of(measure_),
        ideas=queries.ideas_of(measure_.id),
        contact=opened_contact(measure_),
        has_contact=can(current_actor(), P.CONTACT_READ, case) and queries.has_contact(measure_.id),
        body_kind=body_word(measure_.body_kind),
        grant_kind=grant_word(measure_.grant_kind),
        pot=pot_word(case.pot) if case.pot else None,
        has_left=measure_.state in EXITS,
        steps=[(row, *step_words(row)) for row in history],
        entries=[(entry, entry_word(entry.kind), entry_cents(entry)) for entry in entries],
        acts=next_acts(current_actor(), case, pending),
        order_sentence=order_sentence,
        claimed_by=claimed_by,
        entry_id=item.id if item is not None else None,
        names=staff_names({one for one in people if one is not None}),
    )
