"""From the command line to the second factor: `staff add`, the set-up address, and what it leaves."""

from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
import sqlalchemy as sa

from beteiligung.accounts.cli import staff as staff_command
from beteiligung.accounts.models import Assignment, Contact, RecoveryCode, Role, StaffCredential
from beteiligung.accounts.queries import actor_of, staff_by_email
from beteiligung.core import clock
from beteiligung.core.database import session
from tests.accounts.mailbox import secret_for
from tests.support.factories import make_account, make_area, make_city
from tests.support.pages import Browser
from tests.support.personas import sign_in

PASSWORD = "korrekt pferd batterie klammer"
EMAIL = "miriam.schulz@example.org"


@pytest.fixture(autouse=True)
def areas(world):
    world(make_city)
    world(make_area, "nordmarkt")
    world(make_area, "hoerde")
    world(make_area, "alt-scharnhorst", active_until=2020)


@pytest.fixture
def staff_add(app):
    def run(*words):
        return app.test_cli_runner().invoke(staff_command, ["add", *words])

    return run


def set_up_address(result):
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    return line.removeprefix("http://127.0.0.1:8000")


def known(world, email=EMAIL):
    return world.ask(lambda: staff_by_email(email))


def walk(browser, address):
    """Set up with the pages; gives the app's secret and the recovery codes."""
    page = browser.get(address).form().fill(password=PASSWORD, password_again=PASSWORD).submit()
    secret = page.find("main b bdi").get_text().replace(" ", "")
    page = page.form().fill(code=pyotp.TOTP(secret).at(clock.now())).submit()
    codes = [tag.get_text() for tag in page.find_all("main ol:not([aria-hidden]) bdi")]
    return page, secret, codes


def test_the_whole_way(app, browser, world, staff_add):
    address = set_up_address(staff_add(EMAIL, "--role", "coordinator"))
    page = browser.get(address)
    assert "Miriam Schulz" in page
    assert EMAIL in page
    page, secret, codes = walk(browser, address)
    assert page.heading == "Notfallcodes aufbewahren"
    assert len(set(codes)) == 10
    assert browser.get("/de/konto/notfallcodes").heading == page.heading, "until they are kept"
    assert page.form().submit().path == "/de/moderation/"
    assert browser.get("/de/konto/notfallcodes").path == "/de/moderation/", "never again"
    with clock.freeze(clock.now() + timedelta(minutes=1)):
        page = Browser(app).get("/de/konto/dienst").form().fill(email=EMAIL, password=PASSWORD).submit()
        assert page.form().fill(code=pyotp.TOTP(secret).at(clock.now())).submit().path == "/de/moderation/"
    contact = world.ask(lambda: session().scalar(sa.select(Contact)))
    assert contact.confirmed_at


def test_an_address_works_once_and_three_days(app, browser, staff_add):
    with clock.freeze(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    with clock.freeze(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        assert browser.get(address, status=410).heading == "Diese Adresse ist zu alt"
    with clock.freeze(datetime(2026, 11, 26, 11, 59, tzinfo=UTC)):
        second = Browser(app)
        second.get(address).form().fill(password=PASSWORD, password_again=PASSWORD).submit()
        walk(browser, address)
        assert Browser(app).get(address, status=410).heading == "Diese Adresse wurde schon benutzt"
        assert second.get(f"{address}/app", status=410).heading == "Diese Adresse wurde schon benutzt"
    assert browser.get("/de/konto/einrichten/nothing", status=404).heading == "Diese Adresse kennen wir nicht"


def test_a_new_address_kills_the_older_and_replaces_both_factors(app, world, staff_add):
    first = set_up_address(staff_add(EMAIL, "--role", "admin"))
    second = set_up_address(staff_add(EMAIL, "--role", "admin"))
    assert Browser(app).get(first, status=410).status == 410
    owner = Browser(app)
    _, secret, codes = walk(owner, second)
    again = staff_add(EMAIL, "--role", "coordinator")
    assert "set up already" in again.stderr
    _, new_secret, new_codes = walk(Browser(app), set_up_address(again))
    assert secret != new_secret
    assert not set(codes) & set(new_codes)
    owner.get("/de/verwaltung/", status=403)
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(RecoveryCode))) == 10


def test_looking_at_the_address_does_nothing(app, staff_add):
    address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    for _ in range(3):
        Browser(app).get(address)
    assert Browser(app).get(f"{address}/app").path == address
    assert Browser(app).get(address).status == 200


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("kurz", "kurz", "mindestens 12 Zeichen"),
        ("Dortmund2026!", "Dortmund2026!", "leicht zu erraten"),
        (EMAIL, EMAIL, "leicht zu erraten"),
        (PASSWORD, PASSWORD + "x", "verschieden"),
        ("x1" + "ü" * 100 + PASSWORD * 4, "", "höchstens 200"),
    ],
)
def test_a_weak_password_is_refused_in_words(browser, staff_add, password, again, words):
    address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    page = browser.get(address).form().fill(password=password, password_again=again).submit(status=422)
    assert words in page.refusals
    assert page.form().value("password") == ""


def test_a_wrong_number_leaves_everything_as_it_was(browser, world, staff_add):
    address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    page = browser.get(address).form().fill(password=PASSWORD, password_again=PASSWORD).submit()
    secret = page.find("main b bdi").get_text()
    number = pyotp.TOTP(secret.replace(" ", "")).at(clock.now())
    page = page.form().fill(code=f"{(int(number) + 7) % 1_000_000:06d}").submit(status=422)
    assert page.find("main b bdi").get_text() == secret, "the app stays connected"
    staff = known(world)
    assert (staff.set_up_at, staff.password_hash, staff.totp_secret) == (None, None, None)


def test_what_the_browser_carries_between_the_steps_is_sealed(browser, staff_add):
    address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    page = browser.get(address).form().fill(password=PASSWORD, password_again=PASSWORD).submit()
    carried = str(browser.session)
    assert "scrypt" not in carried
    assert page.find("main b bdi").get_text().replace(" ", "") not in carried


def test_the_drawing_holds_what_the_app_needs(browser, staff_add):
    address = set_up_address(staff_add(EMAIL, "--role", "admin"))
    page = browser.get(address).form().fill(password=PASSWORD, password_again=PASSWORD).submit()
    app_link = page.find("main a[href^='otpauth:']")["href"]
    parsed = pyotp.parse_uri(app_link)
    assert parsed.secret == page.find("main b bdi").get_text().replace(" ", "")
    assert (parsed.name, parsed.issuer) == (EMAIL, "Beteiligung im Aktionsraum")
    assert page.find("main svg[role=img] title").get_text() == "QR-Code für die App"


def test_officers_get_their_areas_and_facts(world, staff_add):
    result = staff_add(
        EMAIL, "--role", "officer", "--aktionsraum", "nordmarkt", "--aktionsraum", "hoerde", "--name", "Miriam S.",
        "--phone", "0231 50-1", "--hours", "Di 10–12", "--place", "Stadtteilbüro", "--public-email", "ms@example.org",
        "--speaks", "Deutsch", "--speaks", "Türkçe",
    )  # fmt: skip
    assert "einrichten" in set_up_address(result)
    staff = known(world)
    assert (staff.name, staff.phone, staff.languages) == ("Miriam S.", "0231 50-1", ["Deutsch", "Türkçe"])
    assert len(world.ask(lambda: actor_of(staff.account_id).officer_for)) == 2


def test_repeating_adds_roles_and_never_doubles(world, staff_add):
    for words in (["--role", "officer", "--aktionsraum", "nordmarkt"], ["--role", "coordinator"]) * 2:
        staff_add(EMAIL, *words)
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(Assignment))) == 2
    actor = world.ask(lambda: actor_of(known(world).account_id))
    assert actor.is_coordinator
    assert actor.is_officer


def test_a_role_has_dates_and_ends(world, staff_add):
    staff_add(
        EMAIL,
        "--role",
        "officer",
        "--aktionsraum",
        "hoerde",
        "--deputy",
        "--from",
        "2026-12-01",
        "--until",
        "2026-12-31",
    )
    (row,) = world.ask(lambda: session().scalars(sa.select(Assignment)).all())
    assert (row.role, row.is_deputy, row.valid_from, row.valid_until) == (
        Role.OFFICER,
        True,
        date(2026, 12, 1),
        date(2026, 12, 31),
    )
    with clock.freeze(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        staff_add(EMAIL, "--role", "officer", "--aktionsraum", "hoerde", "--until", "2026-12-10")
    (row,) = world.ask(lambda: session().scalars(sa.select(Assignment)).all())
    assert (row.valid_from, row.valid_until) == (date(2026, 12, 1), date(2026, 12, 10))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["x@example.org", "--role", "officer"], "--aktionsraum"),
        (["x@example.org", "--role", "officer", "--aktionsraum", "nirgends"], "'nirgends'"),
        (
            ["x@example.org", "--role", "officer", "--aktionsraum", "nordmarkt", "--aktionsraum", "nirgends"],
            "'nirgends'",
        ),
        (["x@example.org", "--role", "officer", "--aktionsraum", "alt-scharnhorst"], "'alt-scharnhorst'"),
        (["x@example.org", "--role", "admin", "--aktionsraum", "nordmarkt"], "--aktionsraum"),
        (["x@example.org", "--role", "chief"], "--role"),
        (["no address", "--role", "admin"], "EMAIL"),
        (["x@example.org"], "--role"),
        (["x@example.org", "--role", "admin", "--until", "2020-01-01"], "--until"),
        (["x@example.org", "--role", "admin", "--until", "soon"], "--until"),
        (["x@example.org", "--role", "admin", "--name", "x" * 81], "--name"),
    ],
)
def test_bad_input_is_told_with_its_place_and_changes_nothing(world, staff_add, words, place):
    result = staff_add(*words)
    assert result.exit_code == 2
    assert place in result.stderr
    assert result.stdout == ""
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(Contact))) == 0


def test_a_resident_who_becomes_staff_is_signed_out_and_gets_no_more_codes(app, browser, world, staff_add):
    resident = world(make_account, email=EMAIL)
    sign_in(browser, resident)
    browser.get("/de/konto/")
    Browser(app).get("/de/konto/anmelden").form().fill(email=EMAIL).submit()
    token = world.ask(lambda: secret_for(EMAIL)["token"])
    staff_add(EMAIL, "--role", "coordinator")
    assert known(world).account_id == resident.id
    browser.get("/de/konto/", status=403)
    page = Browser(app).get(f"/de/konto/anmelden/link/{token}").form().submit(status=403)
    assert page.heading == "Bitte mit Passwort anmelden"


def test_no_password_is_ever_printed_or_stored_before_set_up(world, staff_add):
    result = staff_add(EMAIL, "--role", "admin")
    assert "asswor" not in result.stdout
    assert isinstance(known(world), StaffCredential)
    assert known(world).password_hash is None
