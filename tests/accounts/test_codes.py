"""Codes and their links: single use, counted tries, and nobody locked out by a stranger."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts import operations
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.models import Account, Contact, SignInCode, TrustLevel
from beteiligung.accounts.operations import Outcome
from beteiligung.accounts.queries import account_by_email
from beteiligung.core import clock, events
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotPossible, TooMany
from beteiligung.core.i18n import N_
from tests.accounts.mailbox import newest_mail, secret_for, wrong_code
from tests.support.factories import make_account, make_staff

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context(), clock.freeze(NOON):
        yield


def ask(address=ANNA, *, browser="her phone", intent=None):
    with unit_of_work():
        return operations.send_code(read_email(address), browser=browser, language="ar", intent=intent)


def use_code(row, typed):
    with unit_of_work():
        return operations.use_code(row.id, typed)


def use_link(token):
    with unit_of_work():
        return operations.use_link(token)


def accounts():
    return session().scalar(sa.select(sa.func.count()).select_from(Account))


def test_the_right_code_makes_an_account_and_tells_who_waits(monkeypatch):
    heard = []
    monkeypatch.setitem(events._reactions, SignedIn, [heard.append])
    intent = {"act": "vote", "proposal_id": 5, "next": "/de/ideen/5"}
    row = ask(intent=intent)
    result = use_code(row, secret_for(ANNA)["code"])
    assert result.outcome is Outcome.SIGNED_IN
    assert (result.account.trust_level, result.account.language, result.account.shown_name) == (
        TrustLevel.CONTACT,
        "ar",
        None,
    )
    contact = session().get(Contact, result.account.id)
    assert (contact.email, contact.email_key, contact.confirmed_at) == (ANNA, ANNA, NOON)
    assert heard == [SignedIn(result.account.id, ANNA, intent)]


def test_a_second_sign_in_finds_the_account_again():
    first = use_code(ask(), secret_for(ANNA)["code"]).account.id
    again = use_code(ask("ANNA@example.org"), secret_for("ANNA@example.org")["code"]).account.id
    assert first == again
    assert accounts() == 1


def test_an_account_made_by_another_in_the_same_moment_is_found(monkeypatch):
    """The first look finds none, the unique address refuses a second one, the next look finds the first."""
    other = make_account(email=ANNA)
    looks = []

    def look(key):
        looks.append(key)
        return None if len(looks) == 1 else account_by_email(key)

    monkeypatch.setattr("beteiligung.accounts.operations.sign_in.account_by_email", look)
    assert use_code(ask(), secret_for(ANNA)["code"]).account.id == other.id
    assert accounts() == 1


def test_nothing_secret_lies_readable_in_the_table():
    row = ask()
    secret = secret_for(ANNA)
    stored = " ".join(str(value) for value in vars(row).values())
    assert secret["code"] not in stored
    assert secret["token"] not in stored
    assert ask().salt != row.salt


def test_the_code_kills_its_link_and_older_ones():
    older = ask()
    older_secret = secret_for(ANNA)
    row = ask()
    secret = secret_for(ANNA)
    assert use_code(row, secret["code"]).outcome is Outcome.SIGNED_IN
    assert use_code(row, secret["code"]).outcome is Outcome.USED
    assert use_link(secret["token"]).outcome is Outcome.USED
    assert use_code(older, older_secret["code"]).outcome is Outcome.USED
    assert use_link(older_secret["token"]).outcome is Outcome.USED


def test_the_link_kills_its_code_and_leaves_newer_ones():
    row = ask()
    secret = secret_for(ANNA)
    newer = ask()
    newer_secret = secret_for(ANNA)
    assert use_link(secret["token"]).outcome is Outcome.SIGNED_IN
    assert use_link(secret["token"]).outcome is Outcome.USED
    assert use_code(row, secret["code"]).outcome is Outcome.USED
    assert use_code(newer, newer_secret["code"]).outcome is Outcome.SIGNED_IN


def test_one_persons_code_is_nothing_to_anothers():
    anna, ben = ask(), ask("ben@example.org")
    code = secret_for("ben@example.org")["code"]
    if code != secret_for(ANNA)["code"]:
        assert use_code(anna, code).outcome is Outcome.WRONG
    assert use_code(ben, code).outcome is Outcome.SIGNED_IN


def test_code_and_link_end_in_time():
    row = ask()
    secret = secret_for(ANNA)
    with clock.freeze(NOON + timedelta(minutes=60) - timedelta(seconds=1)):
        assert operations.standing_of_code(row) is None
    with clock.freeze(NOON + timedelta(minutes=60)):
        assert use_code(row, secret["code"]).outcome is Outcome.EXPIRED
    with clock.freeze(NOON + timedelta(days=3)):
        assert use_link(secret["token"]).outcome is Outcome.EXPIRED
    with clock.freeze(NOON + timedelta(days=3) - timedelta(seconds=1)):
        assert use_link(secret["token"]).outcome is Outcome.SIGNED_IN


def test_five_wrong_tries_kill_the_code_and_not_the_link():
    row = ask()
    secret = secret_for(ANNA)
    results = [use_code(row, wrong_code(secret["code"])) for _ in range(20)]
    assert [result.outcome for result in results] == [Outcome.WRONG] * 4 + [Outcome.DEAD] * 16
    assert [result.tries_left for result in results[:4]] == [4, 3, 2, 1]
    assert use_code(row, secret["code"]).outcome is Outcome.DEAD
    assert use_link(secret["token"]).outcome is Outcome.SIGNED_IN


def test_wrong_tries_stay_counted_although_refused():
    row = ask()
    use_code(row, wrong_code(secret_for(ANNA)["code"]))
    session().expire_all()
    assert session().get(SignInCode, row.id).wrong_tries == 1


def test_a_stranger_who_guesses_locks_nobody_out():
    """The stranger uses up five tries of a code of their own; hers has all of its tries left."""
    hers = ask()
    secret = secret_for(ANNA)
    strangers = ask(browser="elsewhere")
    strange = secret_for(ANNA)["code"]
    for _ in range(20):
        use_code(strangers, wrong_code(strange))
    assert use_code(hers, secret["code"]).outcome is Outcome.SIGNED_IN


def test_after_thirty_tries_a_day_only_links_work():
    for number in range(6):
        strangers = ask(browser=f"browser {number}")
        code = secret_for(ANNA)["code"]
        for _ in range(5):
            use_code(strangers, wrong_code(code))
    hers = ask()
    secret = secret_for(ANNA)
    assert use_code(hers, secret["code"]).outcome is Outcome.BUSY
    assert use_link(secret["token"]).outcome is Outcome.SIGNED_IN
    fresh = ask()
    assert use_code(fresh, secret_for(ANNA)["code"]).outcome is Outcome.SIGNED_IN


def test_too_many_codes_for_an_address_from_one_browser_are_refused_until_the_hour_is_over():
    for _ in range(5):
        ask()
    with pytest.raises(TooMany):
        ask()
    assert ask(browser="another").id
    assert ask("ben@example.org").id
    with clock.freeze(NOON + timedelta(hours=1)):
        assert ask().id


def test_twenty_codes_an_hour_are_enough_for_any_address():
    for number in range(20):
        ask(browser=f"browser {number}")
    with pytest.raises(TooMany):
        ask(browser="one more")
    assert use_link(secret_for(ANNA)["token"]).outcome is Outcome.SIGNED_IN


def test_one_browser_cannot_write_to_everybody():
    for number in range(30):
        ask(f"person{number}@example.org")
    with pytest.raises(TooMany):
        ask("person31@example.org")


def test_an_unconfirmed_contact_is_confirmed():
    account = make_account(email=ANNA, confirmed=False)
    result = use_code(ask(), secret_for(ANNA)["code"])
    assert result.account.id == account.id
    assert session().get(Contact, account.id).confirmed_at == NOON


def test_staff_get_no_code_but_a_word_by_mail():
    staff = make_staff("admin", email="ada@example.org")
    row = ask("ada@example.org")
    mail = newest_mail("ada@example.org")
    assert (mail.kind, mail.secret, mail.account_id) == ("sign_in_staff", None, None)
    assert use_code(row, "000000").outcome in {Outcome.WRONG, Outcome.STAFF}
    assert staff.id


def test_a_code_asked_for_before_somebody_became_staff_opens_nothing():
    row = ask("ada@example.org")
    secret = secret_for("ada@example.org")
    make_staff("admin", email="ada@example.org")
    assert use_code(row, secret["code"]).outcome is Outcome.STAFF
    assert use_link(secret["token"]).outcome is Outcome.STAFF


def test_what_a_reaction_refuses_does_not_refuse_the_sign_in(monkeypatch):
    def refuse(_event):
        make_account(email="half@example.org")
        raise NotPossible(N_("Diese Seite gibt es nicht."))

    monkeypatch.setitem(events._reactions, SignedIn, [refuse])
    result = use_code(ask(), secret_for(ANNA)["code"])
    assert result.outcome is Outcome.SIGNED_IN
    assert result.refusal.text == "Diese Seite gibt es nicht."
    assert accounts() == 1, "what the reaction had done half is taken back"


def test_old_codes_are_forgotten_a_week_after_their_end():
    code_id = ask().id
    with clock.freeze(NOON + timedelta(days=10) - timedelta(seconds=1)), unit_of_work():
        operations.forget_old_codes()
    assert session().get(SignInCode, code_id)
    with clock.freeze(NOON + timedelta(days=10, seconds=1)), unit_of_work():
        operations.forget_old_codes()
    session().expire_all()
    assert session().get(SignInCode, code_id) is None
