"""What stands on pages that the desk prints: letters, blank cards for ideas, sheets for signatures; in every language.

The texts are those of residents. They are translated here and go to the templates (``printing/templates``) as data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from beteiligung.aktionsraum.models import Aktionsraum, City
from beteiligung.core import clock
from beteiligung.mail.rendering import Letter
from beteiligung.proposals.models import Proposal, ProposalContact
from beteiligung.proposals.words import removals_named
from beteiligung.web.languages import Language
from beteiligung.web.locale import speaking
from beteiligung.web.messages import left_to_right
from beteiligung.web.templating import day

ROWS_OF_A_SHEET = 15
_INDENT = "    "
"""How a mail sets an idea's title off from its own words."""


def letter_data(letters: Sequence[Letter], city: City | None, contact: ProposalContact | None) -> dict[str, Any]:
    """One letter with all news for one person, in the language of the first, as ``letter.typ`` reads it."""
    language = letters[0].language
    with speaking(language):
        facts = [
            (_("Datum"), day(clock.today())),
            (_("Telefon"), left_to_right(city.office_phone) if city and city.office_phone else None),
            (_("E-Mail"), city.office_email if city else None),
        ]
        parts: list[dict[str, Any]] = []
        for number, letter in enumerate(letters):
            if number:
                parts.append({"kind": "heading", "lines": [letter.subject]})
            parts += _parts(letter.body)
        return {
            **_common(letters[0].subject, city, language),
            "sender_line": _on_one_line(city),
            "recipient": _address(contact),
            "facts": [fact for fact in facts if fact[1]],
            "parts": parts,
            "greeting": _("Mit freundlichen Grüßen"),
            "page_words": _("Seite %(page)s von %(pages)s", page="{page}", pages="{pages}"),
        }


def card_data(area: Aktionsraum | None, city: City | None, language: Language) -> dict[str, Any]:
    """A blank card for an idea, as ``idea_cards.typ`` reads it."""
    with speaking(language):
        return {
            **_common(str(_("Meine Idee")), city, language),
            "heading": _("Meine Idee"),
            "area_label": _("Aktionsraum"),
            "area": area.name if area else None,
            "number_label": _("Nummer (trägt die Stadt ein)"),
            "fields": [
                _field(_("Was soll passieren?"), 6),
                _field(_("Wo?"), 1, _("Straße, Platz oder Haltestelle")),
                _field(_("Warum ist das gut für uns?"), 3),
                _field(_("Ihr Name, wenn Sie möchten"), 1),
                _field(
                    _("Wie erreichen wir Sie, wenn Sie eine Antwort möchten?"), 1, _("Telefon, E-Mail oder Anschrift")
                ),
            ],
            "consent": _(
                "Die Stadt darf meine Idee veröffentlichen. Meinen Namen und wie man mich erreicht, veröffentlicht sie nicht."
            ),
            "footer": _contact_line(city),
        }


def support_data(
    area: Aktionsraum | None, city: City | None, language: Language, proposal: Proposal | None
) -> dict[str, Any]:
    """A sheet on which people support an idea by hand, as ``support_sheet.typ`` reads it."""
    with speaking(language):
        return {
            **_common(str(_("Wir unterstützen diese Idee")), city, language),
            "heading": _("Wir unterstützen diese Idee"),
            "area_label": _("Aktionsraum"),
            "area": area.name if area else None,
            "number_label": _("Nummer der Idee"),
            "number": str(proposal.id) if proposal else None,
            "idea_label": _("Idee"),
            "idea": removals_named(proposal.title, plain=True) if proposal else None,
            "event_label": _("Veranstaltung oder Ort"),
            "day_label": _("Datum"),
            "explanation": _(
                "Mit Ihrer Unterschrift unterstützen Sie die Idee. Bitte schreiben Sie keine Anschrift: Andere lesen die Liste"
                " mit."
            ),
            "columns": [_("Nr."), _("Name oder Kürzel"), _("Ich wohne hier im Aktionsraum"), _("Unterschrift")],
            "rows": [str(number) for number in range(1, ROWS_OF_A_SHEET + 1)],
            "footer": _contact_line(city),
        }


def _common(title: str, city: City | None, language: Language) -> dict[str, Any]:
    name = city.office_name if city else _("Beteiligung im Aktionsraum")
    programme = f"{city.name}, {city.programme}" if city else ""
    return {
        "title": title,
        "lang": language.tag.partition("-")[0],
        "direction": language.direction,
        "office": {"name": name, "programme": programme},
    }


def _field(label: str, lines: int, hint: str | None = None) -> dict[str, Any]:
    return {"label": label, "lines": lines, "hint": hint}


def _parts(body: str) -> list[dict[str, Any]]:
    """Paragraphs of a mail; what was set off stays so."""
    found: list[dict[str, Any]] = []
    for paragraph in str(removals_named(body, plain=True)).split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines:
            quoted = all(line.startswith(_INDENT) for line in lines)
            found.append({"kind": "quoted" if quoted else "text", "lines": [line.strip() for line in lines]})
    return found


def _address(contact: ProposalContact | None) -> list[str]:
    """What shows in the window of the envelope; blank where no address is known, to be written by hand."""
    if contact is None:
        return []
    return [*filter(None, [contact.name]), *(contact.postal_address or "").splitlines()]


def _on_one_line(city: City | None) -> str:
    if city is None:
        return ""
    lines = [line.strip() for line in city.office_address.splitlines() if line.strip()]
    return " · ".join(lines if city.office_name in lines else [city.office_name, *lines])


def _contact_line(city: City | None) -> str:
    if city is None:
        return ""
    ways = (_on_one_line(city), city.office_phone and left_to_right(city.office_phone), city.office_email)
    return " · ".join(way for way in ways if way)
