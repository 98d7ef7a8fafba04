"""What a legal or help text may name: pages of ours and facts of the city."""

from __future__ import annotations

LINKS = {
    "start": "pages.start",
    "hilfe": "pages.help",
    "regeln": "pages.rules",
    "barrierefreiheit": "pages.accessibility",
    "datenschutz": "pages.privacy",
    "impressum": "pages.imprint",
    "ideen": "proposals.index",
    "vorschlagen": "proposals.where",
    "aktionsraeume": "aktionsraum.index",
    "massnahmen": "measures.index",
    "budget": "budget.index",
    "anmelden": "accounts.sign_in",
}
"""Names of pages, by the endpoint each stands for."""

FACTS = ("city", "programme", "contact", "office", "court", "defects", "promise")
