"""Staff sign in with two factors: each counted, each number once, and nothing told to strangers."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.operations import Check, check_recovery_code, check_second_factor
from beteiligung.accounts.sealing import Seal
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from tests.accounts.staff import PASSWORD, make_known_staff
from tests.accounts.test_sign_in_races import at_once
from tests.support.factories import make_account, make_city, make_staff
from tests.support.pages import Browser

SIGN_IN = "/de/konto/dienst"
NOON = datetime(2026, 11, 23, 12, 0, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(world):
    world(make_city)
    with clock.freeze(NOON):
        yield


@pytest.fixture
def ada(app):
    return make_known_staff(app)


def first_factor(browser, *, email="ada@example.org", password=PASSWORD, status=200, at=SIGN_IN):
    return browser.get(at).form().fill(email=email, password=password).submit(status=status)


def test_password_then_number_then_the_administration(browser, ada):
    page = first_factor(browser, email="ADA@example.org")
    assert page.heading == "Zahl aus der App eingeben"
    assert browser.get("/de/verwaltung/", status=403).status == 403, "one factor opens nothing"
    page = page.form().fill(code=ada.number()).submit()
    assert page.path == "/de/verwaltung/"
    assert not browser.session.get("_permanent")
    assert set(browser.session) <= {"_user_id", "csrf_token"}


def test_the_way_goes_on_where_it_began(browser, ada):
    page = first_factor(browser, at=f"{SIGN_IN}?weiter=/de/verwaltung/post")
    assert page.form().fill(code=ada.number()).submit().path == "/de/verwaltung/post"


def test_refusals_are_the_same_for_everybody(app, ada, world):
    world(make_account, email="resident@example.org")
    world(make_staff, "auditor", email="new@example.org")
    said = set()
    for email in ("ada@example.org", "resident@example.org", "new@example.org", "nobody@example.org", "no address"):
        page = first_factor(Browser(app), email=email, password="falsches passwort 1", status=422)
        said.add(page.refusals)
        assert page.form().value("email") == email
        assert page.form().value("password") == ""
    assert len(said) == 1


def test_unknown_addresses_cost_as_much_work_as_known_ones(app, ada, monkeypatch):
    from beteiligung.accounts.views import desk

    compared = []

    def verify(stored, typed):
        compared.append(stored is None)
        return False

    monkeypatch.setattr(desk, "verify_password", verify)
    for email in ("ada@example.org", "nobody@example.org"):
        first_factor(Browser(app), email=email, status=422)
    assert compared == [False, True]


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_after_ten_passwords_one_waits_and_then_it_works_again(app, ada, email):
    browser = Browser(app)
    statuses = []
    for _ in range(12):
        page = browser.get(SIGN_IN).form().fill(email=email, password="falsches passwort")
        answer = browser.answer("POST", SIGN_IN, data={name: page.value(name) for name in page.names()})
        statuses.append(answer.status_code)
    assert statuses == [422] * 10 + [429] * 2
    page = first_factor(browser, email=email, status=429)
    assert "Bitte warten Sie 15 Minuten" in page.refusals
    with clock.freeze(NOON + timedelta(minutes=15)):
        assert first_factor(browser).heading == "Zahl aus der App eingeben"


def test_others_do_not_wait(app, ada):
    make_known_staff(app, email="ben@example.org")
    for _ in range(12):
        browser = Browser(app)
        browser.checks_pages = False
        form = browser.get(SIGN_IN).form().fill(email="ben@example.org", password="falsch")
        browser.answer("POST", SIGN_IN, data={name: form.value(name) for name in form.names()})
    assert first_factor(Browser(app)).heading == "Zahl aus der App eingeben"


def test_each_number_works_once(app, ada):
    number = ada.number()
    assert first_factor(Browser(app)).form().fill(code=number).submit().status == 200
    again = first_factor(Browser(app)).form().fill(code=number).submit(status=422)
    assert "schon benutzt" in again.refusals
    with clock.freeze(NOON + timedelta(seconds=30)):
        earlier = first_factor(Browser(app)).form().fill(code=number).submit(status=422)
        assert earlier.refusals
        assert first_factor(Browser(app)).form().fill(code=ada.number()).submit().path == "/de/verwaltung/"


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(browser, ada, steps, works):
    page = first_factor(browser).form().fill(code=ada.number(steps=steps)).submit(status=200 if works else 422)
    assert (page.path == "/de/verwaltung/") is works


def test_one_number_sent_by_many_at_once_works_once(app, ada):
    seal = Seal(app.config["FIELD_KEY"])
    number = ada.number()

    class Result:
        def __init__(self, check):
            self.outcome = check

    def act():
        with clock.freeze(NOON):
            return Result(check_second_factor(ada.account_id, number, seal=seal).check)

    checks = at_once(app, [act] * 6)
    assert sorted(checks) == sorted([Check.RIGHT] + [Check.WRONG] * 5)


def test_numbers_are_counted_and_paper_still_works(browser, ada):
    page = first_factor(browser)
    wrong = f"{(int(ada.number()) + 7) % 1_000_000:06d}"
    for _ in range(10):
        page = page.form().fill(code=wrong).submit(status=422)
    page = page.form().fill(code=ada.number()).submit(status=429)
    assert "zu viele Versuche" in page.refusals
    page = page.follow("Telefon nicht da?")
    assert page.form().fill(recovery_code=ada.recovery[0]).submit().path == "/de/verwaltung/"


def test_fifty_numbers_a_day_are_the_end_of_numbers_for_the_day(app, ada):
    seal = Seal(app.config["FIELD_KEY"])
    with app.app_context():
        for quarter in range(6):
            with clock.freeze(NOON + timedelta(minutes=15 * quarter)):
                for _ in range(10):
                    with unit_of_work():
                        last = check_second_factor(ada.account_id, "000000", seal=seal)
        assert (last.check, last.wait_seconds > 3600) == (Check.WAIT, True)


def test_a_recovery_code_works_once_however_it_is_typed(app, ada):
    typed = ada.recovery[3].upper().replace("-", " ")
    page = first_factor(Browser(app)).follow("Telefon nicht da?")
    assert page.form().fill(recovery_code=typed).submit().path == "/de/verwaltung/"
    page = first_factor(Browser(app)).follow("Telefon nicht da?")
    page = page.form().fill(recovery_code=ada.recovery[3]).submit(status=422)
    assert "schon benutzt" in page.refusals


def test_few_recovery_codes_are_told(app, ada):
    with app.app_context(), unit_of_work():
        for code in ada.recovery[:7]:
            check_recovery_code(ada.account_id, code)
    page = first_factor(Browser(app)).follow("Telefon nicht da?").form().fill(recovery_code=ada.recovery[8]).submit()
    assert "nur noch 2 Notfallcodes" in page.notices[0]


def test_ones_recovery_codes_open_nobody_elses_account(app, ada):
    make_known_staff(app, email="ben@example.org")
    page = first_factor(Browser(app), email="ben@example.org").follow("Telefon nicht da?")
    page.form().fill(recovery_code=ada.recovery[0]).submit(status=422)


def test_the_first_factor_is_forgotten_after_ten_minutes(browser, ada):
    import time

    page = first_factor(browser)
    later = time.time() + 601
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cryptography.fernet.time.time", lambda: later)
        assert page.form().fill(code=ada.number()).submit().path == SIGN_IN


def test_signing_out_ends_a_copied_cookie_too(app, browser, ada):
    first_factor(browser).form().fill(code=ada.number()).submit()
    thief = Browser(app)
    cookie = browser.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    thief.client.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie.value)
    thief.get("/de/verwaltung/")
    browser.get("/de/verwaltung/").form_to("/konto/abmelden").submit()
    thief.get("/de/verwaltung/", status=403)


def test_staff_pages_speak_german(browser):
    assert browser.get("/ar/konto/dienst?weiter=/de/").path == "/de/konto/dienst?weiter=%2Fde%2F"


def test_the_apps_secret_lies_encrypted(app, ada):
    with app.app_context():
        stored = session().get(StaffCredential, ada.account_id).totp_secret
        assert ada.secret not in stored
        assert Seal(app.config["FIELD_KEY"]).open(stored) == ada.secret
