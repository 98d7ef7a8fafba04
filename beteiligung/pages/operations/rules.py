"""New rules are told: everybody with an account has a mail, some people in each transaction.

A day lies between: until then the change can be translated, and a version that overtakes it stops the mails.
"""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import add, dialect_name, insert_of, session
from beteiligung.mail.chores import MORE_TO_DO, OneByOne
from beteiligung.mail.operations import queue_mails
from beteiligung.pages.models import PageVersion, RulesNotice, RulesSeen
from beteiligung.pages.queries.rules import RULES, SHOWN_FOR, next_to_tell
from beteiligung.pages.queries.versions import announced_change, sentences_of, versions_of
from beteiligung.pages.texts import SOURCE
from beteiligung.votes import supporters

PAUSE = timedelta(days=1)


def plan_telling(version: PageVersion) -> None:
    """People are to be told of this version, and no more of earlier ones that nobody has heard of yet."""
    session().execute(sa.delete(RulesNotice).where(RulesNotice.began_at.is_(None)))
    add(RulesNotice(number=version.number, due_at=clock.now() + PAUSE))


def close_notice_of_rules(actor: Actor, number: int) -> None:
    """Show this person no longer that the rules changed, up to the German version with this number."""
    require(actor, P.ACCOUNT_USE)
    newest = versions_of(RULES, SOURCE)[:1]
    number = min(number, newest[0].number if newest else 0)
    insert = insert_of(dialect_name())
    statement = insert(RulesSeen).values(account_id=actor.account_id, number=number)
    session().execute(
        statement.on_conflict_do_update(index_elements=[RulesSeen.account_id], set_={"number": number}),
        execution_options={"synchronize_session": False},
    )


def tell_of_rules() -> OneByOne:
    """Everybody with an account is told of the new rules by mail."""
    query = sa.select(RulesNotice.number).where(RulesNotice.due_at <= clock.now()).order_by(RulesNotice.number)
    return OneByOne(_tell, session().scalars(query).all())


def _tell(number: int) -> object:
    """Queue mails to some people. Gives ``MORE_TO_DO`` as long as there may be others."""
    query = (
        sa.select(RulesNotice)
        .where(RulesNotice.number == number)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    notice = session().scalar(query)
    if notice is None:
        return None
    change = announced_change(RULES, SHOWN_FOR)
    if change is None or change.number != number:
        session().delete(notice)  # overtaken by another version
        return None
    now = notice.began_at or clock.now()
    people = next_to_tell(notice.last_account_id, supporters.AT_ONCE)
    city = the_city()
    queue_mails(
        "new_rules",
        [(*person, now + (notice.told + place) * supporters.BETWEEN_MAILS) for place, person in enumerate(people)],
        values={"version": number, "day": change.valid_from, "changes": sentences_of(change)},
        is_demo=city is not None and city.is_demo,
    )
    if len(people) < supporters.AT_ONCE:
        session().delete(notice)
        return None
    notice.began_at, notice.last_account_id, notice.told = now, people[-1][0], notice.told + len(people)
    return MORE_TO_DO
