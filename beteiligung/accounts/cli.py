"""The command that makes accounts of staff."""

from __future__ import annotations

from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import Email, read_email
from beteiligung.accounts.models import Role
from beteiligung.accounts.operations import StaffCard, Term, add_staff
from beteiligung.accounts.queries import staff_by_email
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import active_areas, area_by_slug
from beteiligung.command import BadInput, note, transaction
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("staff")
def staff() -> None:
    """Accounts of people who work for the city."""


@staff.command("add")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--aktionsraum", "slugs", multiple=True, metavar="SLUG", help="For officers; may be repeated.")
@click.option("--name", help="As it signs answers in public; default: made from the address.")
@click.option("--deputy", is_flag=True, help="Stands in for the officer of the area.")
@click.option("--from", "start", type=DAY, help="First day of the role; default: today.")
@click.option("--until", "end", type=DAY, help="Last day of the role; default: until further notice.")
@click.option("--phone", help="Shown in public.")
@click.option("--hours", help="Office hours, shown in public.")
@click.option("--place", help="Office, shown in public.")
@click.option("--public-email", help="Shown in public.")
@click.option("--speaks", "languages", multiple=True, metavar="LANGUAGE", help="By its own name; may be repeated.")
@with_appcontext
@transaction
def add(
    email: str,
    role: str,
    slugs: tuple[str, ...],
    name: str | None,
    deputy: bool,
    start: datetime | None,
    end: datetime | None,
    languages: tuple[str, ...],
    **card: str | None,
) -> None:
    """Give EMAIL a role, and print a one-time address to set up password and second factor.

    Repeat it to add roles or areas, to change dates (a role ends with --until), or to replace a lost phone.
    """
    address = _email(email, "EMAIL")
    area_ids = [area.id for area in _areas(Role(role), slugs)]
    term = Term(start=start.date() if start else clock.today(), end=end.date() if end else None, is_deputy=deputy)
    if term.end is not None and term.end < term.start:
        raise BadInput("the last day lies before the first", "--until")
    known = staff_by_email(address.key)
    token = add_staff(
        Actor.system("staff_add"),
        address,
        Role(role),
        area_ids=area_ids,
        term=term,
        card=StaffCard(
            name=_line(name, 80, "--name"),
            phone=_line(card["phone"], 60, "--phone"),
            office_hours=_line(card["hours"], 300, "--hours"),
            office_place=_line(card["place"], 200, "--place"),
            public_email=_email(card["public_email"], "--public-email").address if card["public_email"] else None,
            languages=list(languages) or None,
        ),
        language="de",
    )
    if known is not None and known.set_up_at is not None:
        note("The account is set up already; the role counts from its first day.")
        note("This address replaces password and app, should one of them be lost (three days, once):")
    else:
        note("Address to set up the account, valid three days, once:")
    click.echo(f"{current_app.config['BASE_URL']}/de/konto/einrichten/{token}")


def _areas(role: Role, slugs: tuple[str, ...]) -> list[Aktionsraum]:
    """The areas an officer is responsible for. Raises BadInput."""
    if role is not Role.OFFICER:
        if slugs:
            raise BadInput("only officers have areas", "--aktionsraum")
        return []
    if not slugs:
        raise BadInput("an officer needs at least one area", "--aktionsraum")
    known = ", ".join(sorted(area.slug for area in active_areas())) or "none yet, see `beteiligung init`"
    areas = []
    for slug in dict.fromkeys(slugs):
        area = area_by_slug(slug)
        if area is None or not area.is_active:
            raise BadInput(f"{slug!r} is no active area; there are: {known}", "--aktionsraum")
        areas.append(area)
    return areas


def _email(text: str, place: str) -> Email:
    try:
        return read_email(text)
    except InvalidInput:
        raise BadInput(f"{text!r} is no e-mail address", place) from None


def _line(text: str | None, most: int, place: str) -> str | None:
    cleaned = clean_line(text)
    if len(cleaned) > most:
        raise BadInput(f"at most {most} characters", place)
    return cleaned or None
