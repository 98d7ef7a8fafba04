"""Signing in as a person meets it: pages, words, statuses, and what the browser keeps."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from beteiligung.accounts.models import Account
from beteiligung.core import clock
from tests.accounts.mailbox import newest_mail, secret_for, wrong_code
from tests.support.factories import make_account, make_city, make_proposal, make_staff
from tests.support.pages import Browser
from tests.support.personas import hold_draft

ANNA = "anna@example.org"
SIGN_IN = "/de/konto/anmelden"


@pytest.fixture(autouse=True)
def city(world):
    world(make_city)


def ask(browser, address=ANNA, at=SIGN_IN):
    return browser.get(at).form().fill(email=address).submit()


def secret(world, address=ANNA):
    return world.ask(lambda: secret_for(address))


def test_from_address_to_account(browser, world):
    page = ask(browser)
    assert page.path == "/de/konto/anmelden/code"
    assert ANNA in page
    page = page.form().fill(code=secret(world)["code"]).submit()
    assert page.path == "/de/konto/"
    assert page.notices == ["Sie sind angemeldet."]
    assert ANNA in page
    assert browser.get("/de/").find_all("form[action$='/konto/abmelden']")


@pytest.mark.parametrize("spelled", ["{0} {1}", "{0}-{1}", "  {0}{1} "])
def test_a_code_may_be_typed_as_people_type(browser, world, spelled):
    page = ask(browser)
    code = secret(world)["code"]
    assert page.form().fill(code=spelled.format(code[:3], code[3:])).submit().path == "/de/konto/"


def test_arabic_digits_are_digits(browser, world):
    page = ask(browser, at="/ar/konto/anmelden")
    code = secret(world)["code"].translate({ord("0") + n: ord("٠") + n for n in range(10)})
    assert page.form().fill(code=code).submit().path == "/ar/konto/"
    assert world.ask(lambda: newest_mail(ANNA).language) == "ar"


def test_the_answer_is_the_same_for_known_unknown_and_staff(app, world):
    world(make_account, email="known@example.org")
    world(make_staff, "admin", email="staff@example.org")
    shown = set()
    for address in ("known@example.org", "unknown@example.org", "staff@example.org"):
        page = ask(Browser(app), address)
        shown.add(page.main.get_text().replace(address, "…"))
        refused = page.form().fill(code=wrong_code("000000")).submit(status=422)
        shown.add(refused.main.get_text().replace(address, "…"))
    assert len(shown) == 2


@pytest.mark.parametrize("typed", ["", "anna", "anna@", "a@b@c"])
def test_a_bad_address_is_told_and_kept(browser, typed):
    page = browser.get(SIGN_IN).form().fill(email=typed).submit(status=422)
    assert page.refusals
    assert page.form().value("email") == typed


def test_machines_fall_into_the_trap_and_people_get_out(browser, world):
    page = browser.get(SIGN_IN).form().fill(email=ANNA, website="https://spam.example").submit(status=422)
    assert page.form().value("email") == ANNA
    assert page.form().value("website") == ""
    assert page.form().submit().path == "/de/konto/anmelden/code"


def test_a_wrong_code_is_told_and_leaves_tries(browser, world):
    page = ask(browser).form().fill(code=wrong_code(secret(world)["code"])).submit(status=422)
    assert "Dieser Code stimmt nicht" in page.refusals
    assert "noch 4 Mal" in page.refusals


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "12 34"])
def test_what_is_no_code_is_told_and_not_counted(browser, world, typed):
    page = ask(browser).form().fill(code=typed).submit(status=422)
    assert page.refusals
    assert world.ask(lambda: _code(1).wrong_tries) == 0


def _code(code_id):
    from beteiligung.accounts.queries import code_by_id

    return code_by_id(code_id)


def test_twenty_guesses_end_after_five_with_a_way_on(browser, world):
    page = ask(browser)
    guess = wrong_code(secret(world)["code"])
    statuses = []
    for _ in range(20):
        answer = browser.answer(
            "POST", "/de/konto/anmelden/code", data={"code": guess, "csrf_token": page.form().value("csrf_token")}
        )
        statuses.append(answer.status_code)
    assert statuses == [422] * 4 + [429] * 16
    page = browser.get("/de/konto/anmelden/code")
    assert page.heading == "Neuen Code holen"
    assert "fünfmal falsch" in page
    assert "Auch der Link in der E-Mail gilt noch" in page
    page = page.form().submit("Neuen Code schicken")
    assert page.notices == ["Wir haben Ihnen eine neue E-Mail geschickt."]
    assert page.form().fill(code=secret(world)["code"]).submit().path == "/de/konto/"


def test_an_old_code_is_told_with_a_way_on(browser, world):
    with clock.freeze(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        page = ask(browser)
    code = secret(world)["code"]
    with clock.freeze(datetime(2026, 11, 23, 13, tzinfo=UTC)):
        page = page.form().fill(code=code).submit(status=410)
        assert "Er galt 60 Minuten" in page.refusals
        assert page.form().submit("Neuen Code schicken").heading == "Code eingeben"


def test_a_used_code_is_told(app, browser, world):
    page = ask(browser)
    code = secret(world)
    Browser(app).get(f"/de/konto/anmelden/link/{code['token']}").form().submit()
    assert "schon benutzt" in page.form().fill(code=code["code"]).submit(status=410).refusals


def test_a_code_belongs_to_the_browser_that_asked(app, browser, world):
    """Elsewhere there is no field to type it into; and a session whose row was replaced by another's shows nothing."""
    ask(browser)
    other = Browser(app)
    assert other.get("/de/konto/anmelden/code").path == SIGN_IN
    with other.client.session_transaction() as stored:
        stored["code"] = "1.somebody-elses-salt"
    page = other.get("/de/konto/anmelden/code")
    assert page.path == SIGN_IN
    assert ANNA not in page


def test_looking_at_a_link_does_not_use_it(app, browser, world):
    """Mail scanners open every link, some of them many times."""
    ask(browser)
    address = f"/de/konto/anmelden/link/{secret(world)['token']}"
    for _ in range(5):
        scanner = Browser(app)
        page = scanner.get(address)
        assert page.heading == "Jetzt anmelden?"
        assert ANNA in page
        assert not scanner.is_personal
        scanner.client.head(address)
    assert Browser(app).get(address).form().submit().path == "/de/konto/"
    used = Browser(app).get(address, status=410)
    assert used.heading == "Dieser Link wurde schon benutzt"
    assert used.follow("Neue E-Mail holen").path.startswith(SIGN_IN)


def test_a_broken_and_an_old_link_are_told(browser, world):
    assert browser.get("/de/konto/anmelden/link/nothing", status=404).heading == "Diesen Link kennen wir nicht"
    with clock.freeze(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        ask(browser)
    with clock.freeze(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        page = browser.get(f"/de/konto/anmelden/link/{secret(world)['token']}", status=410)
    assert page.heading == "Dieser Link ist zu alt"


def test_too_many_mails_are_refused_in_words_with_the_address_kept(browser):
    for _ in range(5):
        ask(browser)
    page = browser.get(SIGN_IN).form().fill(email=ANNA).submit(status=429)
    assert "Spam-Ordner" in page.refusals
    assert page.form().value("email") == ANNA
    page = browser.get("/de/konto/anmelden/code").form_to("/neuer-code").submit(status=429)
    assert "Spam-Ordner" in page.refusals


def test_a_school_signs_in_behind_one_address(app, world):
    """A shared connection is one network address: nobody waits for the others."""
    for number in range(60):
        browser = Browser(app)
        browser.checks_pages = False
        assert ask(browser, f"pupil{number}@example.org").path == "/de/konto/anmelden/code"
        if number % 30 == 0:
            code = world.ask(lambda n=number: secret_for(f"pupil{n}@example.org")["code"])
            assert browser.get("/de/konto/anmelden/code").form().fill(code=code).submit().path == "/de/konto/"


def test_the_way_goes_on_where_it_began(browser, world):
    page = browser.get(f"{SIGN_IN}?weiter={quote('/de/ideen/?sort=stimmen')}")
    page = page.form().fill(email=ANNA).submit()
    page = page.form().fill(code=secret(world)["code"]).submit()
    assert page.path == "/de/ideen/?sort=stimmen"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:x",
        "de/",
        "/\t/evil.example",
        "/de/\n",
    ],
)
def test_nobody_is_sent_elsewhere(browser, world, elsewhere):
    page = browser.get(f"{SIGN_IN}?weiter={quote(elsewhere)}").form().fill(email=ANNA).submit()
    assert page.form().fill(code=secret(world)["code"]).submit().path == "/de/konto/"


def test_another_address_keeps_where_one_was_going(browser, world):
    browser.get(f"{SIGN_IN}?weiter=/de/ideen/").form().fill(email="tippfeler@example.org").submit()
    page = browser.get("/de/konto/anmelden/code").follow("Andere Adresse nehmen")
    page = page.form().fill(email=ANNA).submit()
    assert page.form().fill(code=secret(world)["code"]).submit().path == "/de/ideen/"


def test_the_session_begins_anew_but_keeps_unsent_ideas(browser, world):
    hold_draft(browser, "a-draft")
    with browser.client.session_transaction() as stored:
        stored["planted"] = "by somebody"
    ask(browser).form().fill(code=secret(world)["code"]).submit()
    kept = browser.session
    assert kept["drafts"] == ["a-draft"]
    assert set(kept) <= {"drafts", "_user_id", "_permanent", "csrf_token"}
    assert kept["_permanent"]


def test_a_planted_token_does_not_survive(browser, world):
    page = ask(browser)
    before = browser.session["csrf_token"]
    page.form().fill(code=secret(world)["code"]).submit()
    assert browser.session.get("csrf_token") != before


def test_signing_out_forgets_everything_here(browser, world):
    hold_draft(browser, "a-draft")
    ask(browser).form().fill(code=secret(world)["code"]).submit()
    page = browser.get("/de/konto/abmelden")
    assert "vergisst auch Texte" in page
    response = browser.answer("POST", "/de/konto/abmelden", data={"csrf_token": page.form().value("csrf_token")})
    assert response.headers["Clear-Site-Data"] == '"storage"'
    assert browser.get("/de/").notices
    assert not browser.is_personal
    assert browser.get("/de/konto/", status=403).heading == "Dafür müssen Sie angemeldet sein"


def test_looking_at_sign_out_signs_nobody_out(browser, world):
    ask(browser).form().fill(code=secret(world)["code"]).submit()
    browser.get("/de/konto/abmelden")
    assert browser.get("/de/konto/").status == 200


def test_signing_out_everywhere_ends_other_browsers(app, world):
    browsers = [Browser(app), Browser(app)]
    for browser in browsers:
        ask(browser).form().fill(code=secret(world)["code"]).submit()
    browsers[0].get("/de/konto/abmelden").form().fill(everywhere=True).submit()
    browsers[1].get("/de/konto/", status=403)


def test_a_session_lasts_thirty_days_from_the_last_visit(browser, world):
    ask(browser).form().fill(code=secret(world)["code"]).submit()
    before = browser.session["_user_id"]
    browser.get("/de/konto/")
    assert browser.session["_user_id"] == before, "not at every visit"
    with clock.freeze(clock.now() + timedelta(days=2)):
        browser.get("/de/konto/")
    assert browser.session["_user_id"] != before


def test_an_erased_person_is_a_visitor(browser, world):
    ask(browser).form().fill(code=secret(world)["code"]).submit()

    def erase():
        from beteiligung.core.database import session, unit_of_work

        with unit_of_work():
            session().get(Account, 1).erased_at = clock.now()

    world.ask(erase)
    browser.get("/de/konto/", status=403)


def test_who_is_not_signed_in_is_told_and_comes_back(browser, world):
    page = browser.get("/de/konto/", status=403).follow("Anmelden", within="main")
    page = page.form().fill(email=ANNA).submit()
    assert page.form().fill(code=secret(world)["code"]).submit().path == "/de/konto/"


@pytest.mark.parametrize(
    ("language", "go_on", "sign_in"),
    [
        ("de", "Weiter", "Anmelden"),
        ("en", "Continue", "Sign in"),
        ("tr", "Devam et", "Giriş yap"),
        ("ar", "التالي", "تسجيل الدخول"),
    ],
)
def test_the_button_below_the_code_says_sign_in_only_where_that_is_all(browser, world, language, go_on, sign_in):
    def button(page) -> str:
        return page.find("main #form [type=submit]").get_text(strip=True)

    idea = world(make_proposal)
    page = ask(browser, at=f"/{language}/konto/anmelden")
    assert button(page) == sign_in
    page = browser.get(f"/{language}/ideen/{idea.id}/unterstuetzen").form().fill(email=ANNA).submit()
    assert button(page) == go_on


def test_the_link_says_what_it_will_do(browser, world):
    idea = world(make_proposal, title="Eine Bank am Kanal")
    for act, sentence in (
        ("vote", "Ihre Stimme zählt dann"),
        ("confirm", "Sie bestätigen damit"),
        ("offer", "Sie bieten dann an"),
        ("comment", "Sie senden dann Ihren Kommentar"),
    ):
        token = world.ask(lambda act=act: _ask_for(act, idea.id))
        page = browser.get(f"/de/konto/anmelden/link/{token}")
        assert sentence in page
        assert "Eine Bank am Kanal" in page
    assert "Gute <b>Idee</b>!" in page, "the comment is shown before it is published under their name"


def _ask_for(act, proposal_id):
    from beteiligung.accounts import operations
    from beteiligung.accounts.emails import read_email
    from beteiligung.core.database import unit_of_work

    intent = {"act": act, "proposal_id": proposal_id, "text": "Gute <b>Idee</b>!", "language": "de", "next": "/de/"}
    with unit_of_work():
        operations.send_code(read_email(ANNA), browser=act, language="de", intent=intent)
    return secret_for(ANNA)["token"]


def test_a_refused_act_shows_what_was_written(browser, world):
    """The discussion closed meanwhile: the person is signed in, told why, and has their text."""
    idea = world(make_proposal, state="withdrawn")
    token = world.ask(lambda: _ask_for("comment", idea.id))
    page = browser.get(f"/de/konto/anmelden/link/{token}").form().submit()
    assert page.heading == "Sie sind angemeldet, aber eines ging nicht"
    assert page.notices
    assert "Gute <b>Idee</b>!" in page
    assert "Zur Idee" in page.links()
    again = browser.get("/de/konto/anmelden/nicht-geklappt")
    assert not again.notices
    assert "nicht angekommen" in again, "the reason was told once; what is left says at least this"
    assert browser.get("/de/konto/").status == 200
