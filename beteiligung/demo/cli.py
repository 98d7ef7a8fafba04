"""``beteiligung demo``: loads the demonstration; ``beteiligung demo links``: prints addresses to sign in with."""

from __future__ import annotations

import click
import sqlalchemy as sa
from flask import current_app, url_for
from flask.cli import with_appcontext

from beteiligung.accounts.models import Account, Contact
from beteiligung.accounts.operations import demo_link
from beteiligung.aktionsraum.queries import the_city
from beteiligung.command import note, stop, transaction
from beteiligung.core.database import session
from beteiligung.demo.loading import load_demonstration
from beteiligung.proposals.models import Proposal

ROLES = ("resident", "resident-2", "officer", "officer-2", "coordinator", "coordinator-2", "auditor", "admin")


@click.group("demo", invoke_without_command=True)
@click.pass_context
@with_appcontext
def demo(context: click.Context) -> None:
    """Load the demonstration data; refuses where real people are."""
    if context.invoked_subcommand is None:
        load()


@demo.command("links")
@with_appcontext
def links() -> None:
    """Print a single-use address to sign in with for each demonstration person."""
    print_links()


@transaction
def load() -> None:
    """Load the demonstration, once."""
    city = the_city()
    if city is None:
        stop("There is no city yet: run `beteiligung init` first.", code=1)
    if _anything_real():
        stop("Real people or ideas are here. The demonstration stays out.", code=1)
    if city.is_demo:
        note("The demonstration is loaded already.")
        return
    load_demonstration()
    note("The demonstration is loaded.")


def _anything_real() -> bool:
    """Whether somebody signed in, sent or began an idea here, or ideas were imported."""
    real = (sa.select(table.id).where(~table.is_demo).limit(1) for table in (Account, Proposal))
    return any(session().scalar(query) is not None for query in real)


@transaction
def print_links() -> None:
    """One line for each role: ``<role> <address>``."""
    for role in ROLES:
        account = session().scalar(
            sa.select(Account).join(Contact).where(Contact.email_key == f"{role}@vorfuehrung.invalid", Account.is_demo)
        )
        if account is not None:
            click.echo(f"{role} {_address(demo_link(account))}")


def _address(token: str) -> str:
    with current_app.test_request_context():
        return str(current_app.config["BASE_URL"]) + url_for("accounts.demo_sign_in", lang="de", token=token)
