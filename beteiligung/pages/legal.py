"""What the legal and help texts name: facts of the city and pages of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import url_for
from flask_babel import ngettext
from markupsafe import Markup, escape

from beteiligung.aktionsraum.models import City
from beteiligung.aktionsraum.queries import promised_days, the_city
from beteiligung.core import clock
from beteiligung.pages.markup import rendered
from beteiligung.pages.names import LINKS
from beteiligung.pages.texts import PageText
from beteiligung.web.templating import number


def rendered_sections(text: PageText) -> list[dict[str, str]]:
    """The sections of a page with their words as HTML."""
    known, addresses = facts(the_city()), links()
    if any("{promise}" in part.text for part in text.sections):
        known["promise"] = promise()
    return [
        {"title": part.title, "anchor": part.anchor, "text": rendered(part.text, known, addresses)}
        for part in text.sections
    ]


def links() -> dict[str, str]:
    """The addresses that a text may link to, by the names it uses."""
    return {name: url_for(endpoint) for name, endpoint in LINKS.items()}


def facts(city: City | None) -> dict[str, str]:
    """The facts that a text may name. Before the city is set up, dots stand in their place."""
    if city is None:
        return dict.fromkeys(("city", "programme", "contact", "office", "court", "defects"), "…")
    return {
        "city": city.name,
        "programme": city.programme,
        "contact": _contact(city),
        "office": _office(city),
        "court": _long(_lines(city.court.split(", "))),
        "defects": _defects(city.defect_reports),
    }


def promise() -> str:
    """How soon the city answers what comes in today, as it stands in a sentence."""
    days = promised_days(clock.today())
    return str(ngettext("in einem Arbeitstag", "in %(days)s Arbeitstagen", days, days=number(days)))


def _defects(reports: Mapping[str, str]) -> Markup:
    """Where a broken lamp is reported: a number to call, or else an address to open."""
    if "phone" in reports:
        return _call(reports["phone"])
    if "url" in reports:
        return Markup('<a href="{0}" dir="ltr">{0}</a>').format(reports["url"])
    return Markup("…")


def _call(phone: str) -> Markup:
    dialled = phone.replace(" ", "").replace("/", "")
    return Markup('<a href="tel:{}" dir="ltr">{}</a>').format(dialled, phone)


def _write(email: str) -> Markup:
    return Markup('<a href="mailto:{0}" dir="ltr">{0}</a>').format(email)


def _contact(city: City) -> Markup:
    """The shortest way to the Projektbüro."""
    if city.office_email:
        return _long(_write(city.office_email))
    return _call(city.office_phone) if city.office_phone else _long(_lines(city.office_address.strip().split("\n")))


def _lines(lines: Iterable[str]) -> Markup:
    return Markup("<br>\n").join(lines)


def _long(fact: Markup) -> Markup:
    """A fact that stands as a block of its own in its sentence."""
    return Markup('<bdi class="long" lang="de">{}</bdi>').format(fact)


def _office(city: City) -> Markup:
    """Name, address and how to reach the Projektbüro, as far as known."""
    lines = [escape(line) for line in city.office_address.strip().split("\n")]
    if city.office_name not in city.office_address:
        lines.insert(0, escape(city.office_name))
    if city.office_phone:
        lines.append(_call(city.office_phone))
    if city.office_email:
        lines.append(_write(city.office_email))
    return Markup('<p class="box" lang="de" dir="ltr">{}</p>').format(_lines(lines))
