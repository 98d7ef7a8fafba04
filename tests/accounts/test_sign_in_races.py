"""Two people, or one with two fingers, in the same moment: real threads with sessions of their own."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import sqlalchemy as sa

from beteiligung.accounts import operations
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.models import Account, Contact, SignInCode
from beteiligung.accounts.operations import Outcome
from beteiligung.core.database import session, unit_of_work
from tests.accounts.mailbox import secret_for, wrong_code


def at_once(app, acts):
    """Do all acts in the same moment, each in a transaction of its own; gives what came of them."""
    start = Barrier(len(acts))

    def run(act):
        with app.app_context():
            start.wait()
            with unit_of_work():
                return act().outcome

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def ask(app, address, browser):
    with app.app_context():
        with unit_of_work():
            row = operations.send_code(read_email(address), browser=browser, language="de", intent=None)
        return row.id, secret_for(address)


def count(app, table):
    with app.app_context():
        return session().scalar(sa.select(sa.func.count()).select_from(table))


def test_two_first_sign_ins_with_one_address_make_one_account(app):
    for number in range(5):
        address = f"anna{number}@example.org"
        asked = [ask(app, address, browser) for browser in ("phone", "desktop")]
        outcomes = at_once(app, [partial(operations.use_code, row, secret["code"]) for row, secret in asked])
        assert Outcome.SIGNED_IN in outcomes
        assert set(outcomes) <= {Outcome.SIGNED_IN, Outcome.USED}
        assert count(app, Account) == count(app, Contact) == number + 1


def test_one_code_used_by_many_at_once_works_once(app):
    row, secret = ask(app, "anna@example.org", "phone")
    acts = [lambda: operations.use_code(row, secret["code"])] * 6 + [lambda: operations.use_link(secret["token"])] * 2
    outcomes = at_once(app, acts)
    assert sorted(outcomes) == sorted([Outcome.SIGNED_IN] + [Outcome.USED] * 7)
    assert count(app, Account) == 1


def test_many_wrong_guesses_at_once_are_all_counted(app):
    row, secret = ask(app, "anna@example.org", "phone")
    outcomes = at_once(app, [lambda: operations.use_code(row, wrong_code(secret["code"]))] * 12)
    assert sorted(outcomes) == sorted([Outcome.WRONG] * 4 + [Outcome.DEAD] * 8)
    with app.app_context():
        assert session().get(SignInCode, row).wrong_tries == 5
