"""The three screens, as a person fills them in."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.models import SignInCode
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.proposals.reactions import confirm_waiting_ideas
from beteiligung.web.templating import weekday
from tests.support.factories import make_account, make_area, make_proposal
from tests.support.pages import Browser, Page
from tests.support.personas import People, hold_draft, sign_in
from tests.support.world import World

TITLE = "Eine Bank mit Schatten"
TEXT = "Viele ältere Leute warten hier in der Sonne."
S = ProposalState


@pytest.fixture(autouse=True)
def areas(world: World) -> None:
    for slug in ("nordmarkt", "hoerde", "meylantviertel"):
        world(make_area, slug)


def ideas(world: World) -> list[tuple[int, ProposalState]]:
    return world.ask(
        lambda: [(row.id, row.state) for row in session().scalars(sa.select(Proposal).order_by(Proposal.id))]
    )


def the_idea(world: World) -> Proposal:
    with world.app.app_context():
        idea = session().scalars(sa.select(Proposal)).one()
        session().expunge(idea)
        return idea


def to_what(browser: Browser, lang: str = "de") -> Page:
    return browser.get(f"/{lang}/ideen/neu").form().fill(raum="nordmarkt", place="Am Brunnen").submit()


def to_check(browser: Browser, lang: str = "de", cost: str = "1.200,50") -> Page:
    return to_what(browser, lang).form().fill(title=TITLE, text=TEXT, felder=["kinder"], cost=cost).submit()


def signed_in(app: Flask, world: World, **values) -> Browser:
    return sign_in(Browser(app), world(make_account, **values))


def test_looking_writes_nothing_and_nobody_is_remembered(browser: Browser, world: World):
    page = browser.get("/de/ideen/neu")
    assert ideas(world) == []
    assert not browser.is_personal
    assert "Lampe kaputt" in page
    assert page.links()["Mängel im Internet melden"] == "https://www.example.org/maengelmelder"


def test_the_shortest_idea_of_a_visitor(browser: Browser, world: World):
    page = to_what(browser)
    assert "Nordmarkt" in page
    assert ideas(world) == [(1, S.DRAFT)]
    page = page.form().fill(title=TITLE, text=TEXT).submit()
    assert TITLE in page
    assert "Am Brunnen" in page
    page = page.form().fill(email="neu@example.org").submit("Idee senden")
    assert page.path.endswith("/konto/anmelden/code")
    idea = the_idea(world)
    assert (idea.state, idea.title, idea.text, idea.language, idea.shown_name) == (
        S.UNCONFIRMED,
        TITLE,
        TEXT,
        "de",
        None,
    )
    code = world.ask(lambda: session().scalars(sa.select(SignInCode)).one().intent)
    assert code == {"act": "confirm", "proposal_id": 1, "next": "/de/ideen/neu/1/fertig"}


def test_every_screen_in_arabic(browser: Browser, world: World):
    page = to_check(browser, "ar", cost="1,200.50").form().fill(email="neu@example.org").submit(None)
    assert page.path == "/ar/konto/anmelden/code"
    assert the_idea(world).language == "ar"
    assert browser.get("/ar/ideen/neu/1/fertig").status == 200


def test_who_is_signed_in_just_sends(app: Flask, world: World):
    browser = signed_in(app, world, shown_name="Ayla")
    page = to_check(browser)
    assert "1.200,50" in page
    assert page.form().value("shown_name") == "Ayla"
    assert "email" not in page.form().names()
    page = page.form().submit("Idee senden")
    idea = the_idea(world)
    assert page.path == "/de/ideen/neu/1/fertig"
    assert "Ihre Idee hat die Nummer 1." in page
    with app.test_request_context("/de/"):
        assert weekday(idea.answer_due) in page.text
    assert (idea.state, idea.shown_name, idea.cost_cents) == (S.SUBMITTED, "Ayla", 120_050)
    assert world.ask(lambda: session().scalars(sa.select(OutboxMail.kind)).all()) == ["idea_received"]


def test_after_the_code_the_last_page_gives_the_number(browser: Browser, world: World):
    to_check(browser).form().fill(email="neu@example.org").submit("Idee senden")
    page = browser.get("/de/ideen/neu/1/fertig")
    assert "Bitte bestätigen Sie Ihre Idee" in page
    assert "neu@example.org" in page
    account = world(make_account, email="neu@example.org")
    with world.app.app_context(), unit_of_work():
        confirm_waiting_ideas(SignedIn(account.id, "neu@example.org", None))
    sign_in(browser, account)
    assert "Ihre Idee hat die Nummer 1." in browser.get("/de/ideen/neu/1/fertig")


def test_the_area_can_be_asked_for(browser: Browser):
    page = browser.get("/de/ideen/neu?raum=hoerde")
    assert page.form().value("raum") == "hoerde"
    browser.get("/de/ideen/neu?raum=atlantis", status=404)


def test_a_former_area_is_not_offered(browser: Browser, world: World):
    world(make_area, "wickede", active_until=2020)
    page = browser.get("/de/ideen/neu?raum=wickede")
    assert "wickede" not in page.form().choices("raum")
    assert page.form().value("raum") == ""


def test_without_a_known_area_nothing_begins(browser: Browser, world: World):
    for raum in (None, "atlantis", "\x00", "nordmarkt' OR 1=1", "9" * 40):
        form = browser.get("/de/ideen/neu").form().fill(place="Am Brunnen").tamper(raum=raum)
        page = form.submit(status=422)
        assert "Bitte wählen Sie einen Aktionsraum aus der Liste." in page.refusals
        assert page.form().value("place") == "Am Brunnen"
    assert ideas(world) == []


def test_a_position_chooses_the_area_where_nobody_else_did(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().tamper(latitude="51.4912", longitude="7.5001")
    page = form.submit()
    assert "Ihr Standort liegt im Aktionsraum Hörde." in page.notices
    idea = the_idea(world)
    assert (idea.latitude, idea.longitude) == (51.4912, 7.5001)


def test_a_position_elsewhere_is_a_hint_and_no_refusal(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").tamper(latitude="51.4912", longitude="7.5001")
    page = form.submit()
    assert "Ihr Standort liegt näher bei Hörde als bei Nordmarkt" in page.notices[0]
    assert page.heading == "Was soll passieren?"


def test_a_broken_position_is_none(browser: Browser, world: World):
    to_what(browser)
    for latitude, longitude in (
        ("x", "y"),
        ("nan", "nan"),
        ("1e999", "7"),
        ("91", "7"),
        ("51.5", ""),
        ("9" * 400, "7"),
    ):
        form = browser.get("/de/ideen/neu/1/wo").form().tamper(latitude=latitude, longitude=longitude)
        page = form.submit()
        assert page.heading == "Was soll passieren?"
        assert the_idea(world).latitude is None


def test_the_first_form_sent_twice_makes_one_draft(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    form.submit()
    form.fill(place="Doch am Markt").submit()
    assert len(ideas(world)) == 1
    assert the_idea(world).place == "Doch am Markt"


def test_the_first_form_sent_again_from_another_window_makes_one_draft(app: Flask, browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    before = browser.client.get_cookie("beteiligung")
    form.submit()
    browser.client.set_cookie("beteiligung", before.value)
    form.submit()
    assert len(ideas(world)) == 1
    assert browser.get("/de/ideen/neu/1/was").heading == "Was soll passieren?"


def test_a_key_too_short_to_be_ours_is_not_used(browser: Browser, world: World):
    browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").tamper(submission_key="1").submit()
    assert the_idea(world).draft_key_hash != hash_secret("1")


def test_beginning_anew_takes_up_the_draft_in_which_nothing_is_written(browser: Browser, world: World):
    to_what(browser)
    page = browser.get("/de/ideen/neu")
    assert (page.form().value("raum"), page.form().value("place")) == ("nordmarkt", "Am Brunnen")
    page.form().fill(raum="hoerde").submit()
    assert len(ideas(world)) == 1


def test_a_begun_draft_is_offered_and_a_second_idea_is_possible(browser: Browser, world: World):
    to_check(browser)
    page = browser.get("/de/ideen/neu")
    assert "Ihr Entwurf" in page
    assert page.follow("Weiterschreiben").form().value("title") == TITLE
    page.form().fill(raum="hoerde").submit()
    assert len(ideas(world)) == 2


def test_going_back_keeps_what_is_unfinished(browser: Browser, world: World):
    page = to_what(browser).form().fill(title="B", text="kurz", cost="12").submit("Zurück")
    assert page.heading == "Wo soll etwas passieren?"
    page = page.form().fill(place="Am Markt").submit()
    form = page.form()
    assert (form.value("title"), form.value("text"), form.value("cost")) == ("B", "kurz", "12")
    assert the_idea(world).place == "Am Markt"


def test_going_back_from_the_last_screen_keeps_name_and_address(browser: Browser, world: World):
    page = to_check(browser).form().fill(shown_name="Ayla", email="neu@example.org").submit("Zurück")
    assert page.form().value("title") == TITLE
    form = page.form().submit("Weiter").form()
    assert (form.value("shown_name"), form.value("email")) == ("Ayla", "neu@example.org")
    to_check_again = form.fill(email="kein @").submit("Zurück")
    assert to_check_again.heading == "Was soll passieren?"


def test_the_review_leads_back_to_each_screen(browser: Browser):
    page = to_check(browser)
    targets = [tag["href"] for tag in page.find_all(".review a")]
    assert set(targets) == {"/de/ideen/neu/1/wo", "/de/ideen/neu/1/was"}


def test_the_language_switch_keeps_what_was_typed(browser: Browser, world: World):
    form = to_what(browser).form().fill(title="Nur ein Anfang", text="x")
    page = form.submit("العربية")
    assert page.path.startswith("/ar/")
    assert page.form().value("title") == "Nur ein Anfang"
    assert the_idea(world).title == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "", "text": TEXT}, "Bitte schreiben Sie einen Titel."),
        ({"title": " \u200b ", "text": TEXT}, "Bitte schreiben Sie einen Titel."),
        ({"title": "Ban", "text": TEXT}, "mindestens 4 Zeichen"),
        ({"title": "B" * 81, "text": TEXT}, "höchstens 80 Zeichen"),
        ({"title": TITLE, "text": ""}, "Bitte schreiben Sie, was passieren soll."),
        ({"title": TITLE, "text": "zu kurz"}, "mindestens 20 Zeichen"),
        ({"title": TITLE, "text": "x" * 50_000}, "Bitte kürzen Sie auf höchstens"),
        ({"title": TITLE, "text": TEXT, "cost": "viel"}, "einen Betrag in Euro"),
        ({"title": TITLE, "text": TEXT, "cost": "-5"}, "einen Betrag in Euro"),
        ({"title": TITLE, "text": TEXT, "cost": "9" * 30}, "einen Betrag in Euro"),
    ],
)
def test_what_is_missing_is_said_and_what_is_there_is_kept(browser: Browser, world: World, values, said: str):
    page = to_what(browser).form().fill(values).submit(status=422)
    assert said in page.text
    for name, value in values.items():
        if value.strip(" \u200b"):
            assert page.form().value(name) == value
    assert the_idea(world).title == ""


def test_texts_are_cleaned_and_shown_as_text(browser: Browser, world: World):
    typed = "<b>Bank</b>\x00 \u202eund\u202c <script>alert(1)</script> & mehr. \r\n\r\n\r\n\r\nZweiter Absatz \ud83d"
    page = to_what(browser)
    page = page.form().fill(title="Ein <i>Titel</i>", text=typed.encode("utf-8", "ignore").decode()).submit()
    assert "Ein <i>Titel</i>" in page.main.get_text()
    assert "\x00" not in the_idea(world).text
    assert "\u202e" not in the_idea(world).text
    assert "\n\n\n" not in the_idea(world).text


def test_broken_bytes_do_no_harm(browser: Browser, world: World):
    form = to_what(browser).form()
    body = f"csrf_token={form.value('csrf_token')}&title=%ff%fe%00Bank+am+Platz&text=%ed%a0%80{'x' * 30}"
    answer = browser.answer("POST", "/de/ideen/neu/1/was", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert the_idea(world).title.endswith("Bank am Platz")


def test_repeated_and_unknown_values_do_no_harm(browser: Browser, world: World):
    form = to_what(browser).form().fill(title=TITLE, text=TEXT, felder=["kinder", "arbeit"])
    form._values["felder"] += ["kinder", "999999999999999999999", "'"]
    form._values["title"] += ["Ein zweiter Titel"]
    form.submit()
    idea = the_idea(world)
    assert idea.title == TITLE
    assert len(world.ask(lambda: queries.field_ids_of(idea.id))) == 2


def test_more_than_a_megabyte_is_too_much(browser: Browser):
    form = to_what(browser).form().fill(title=TITLE, text="x" * 1_100_000)
    form.submit(status=413)


def test_an_unfinished_idea_cannot_be_sent_by_its_address(browser: Browser):
    to_what(browser)
    assert browser.get("/de/ideen/neu/1/senden").heading == "Was soll passieren?"
    assert browser.get("/de/ideen/neu/1/fertig").heading == "Was soll passieren?"


def test_a_broken_address_is_said(browser: Browser, world: World):
    form = to_check(browser).form()
    for address in ("", "keine", "a@", "@b.de", "a b@c.de", "a@b\ncc: x@y.de", "x" * 300 + "@b.de"):
        page = form.fill(email=address, shown_name="Ayla").submit("Idee senden", status=422)
        assert page.refusals
        assert page.form().value("shown_name") == "Ayla"
        assert the_idea(world).state is S.DRAFT


def test_a_borrowed_name_is_refused_and_kept_to_be_changed(browser: Browser, world: World):
    page = (
        to_check(browser)
        .form()
        .fill(email="neu@example.org", shown_name="Projektbüro")
        .submit("Idee senden", status=422)
    )
    assert "klingt nach einem Amt" in page.refusals
    assert page.form().value("shown_name") == "Projektbüro"
    assert page.form().value("email") == "neu@example.org"
    assert the_idea(world).state is S.DRAFT


def test_the_last_form_sent_twice_sends_one_mail(browser: Browser, world: World):
    form = to_check(browser).form().fill(email="neu@example.org")
    for _sent in ("once", "twice"):
        assert form.submit("Idee senden").path.endswith("/konto/anmelden/code")
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 1
    assert ideas(world) == [(1, S.UNCONFIRMED)]


def test_a_wrong_address_can_be_corrected(browser: Browser, world: World):
    to_check(browser).form().fill(email="falsch@example.org").submit("Idee senden")
    page = browser.get("/de/ideen/neu/1/fertig").follow("Adresse ändern")
    assert page.form().value("email") == "falsch@example.org"
    page.form().fill(email="neu@example.org").submit("Idee senden")
    assert world.ask(lambda: session().get_one(ProposalContact, 1).email) == "neu@example.org"
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 2


def test_after_sending_every_screen_leads_on(app: Flask, world: World):
    browser = signed_in(app, world)
    form = to_check(browser).form()
    form.submit("Idee senden")
    form.submit("Idee senden")
    for screen in ("wo", "was", "senden"):
        assert browser.get(f"/de/ideen/neu/1/{screen}").path == "/de/ideen/neu/1/fertig"
    assert len(ideas(world)) == 1
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 1


def test_drafts_belong_to_their_browser(browser: Browser, app: Flask, people: People):
    to_check(browser)
    for stranger in (
        Browser(app),
        people.browser("resident"),
        people.browser("officer"),
        people.browser("coordinator"),
    ):
        for address in (
            "/neu/1/wo",
            "/neu/1/was",
            "/neu/1/senden",
            "/neu/1/fertig",
            "/neu/1/loeschen",
            "/1",
            "/1-idee",
        ):
            stranger.get(f"/de/ideen{address}", status=404)


def test_a_draft_is_deleted_by_its_button(browser: Browser, world: World):
    page = to_check(browser).follow("Entwurf löschen")
    page = page.form().submit("Entwurf löschen")
    assert page.heading == "Wo soll etwas passieren?"
    assert "Ihr Entwurf ist gelöscht." in page.notices
    assert ideas(world) == []


def test_an_expired_token_keeps_everything(browser: Browser):
    form = to_what(browser).form().fill(title=TITLE, text=TEXT).tamper(csrf_token="old")
    page = form.submit(status=400)
    assert page.form().value("title") == TITLE
    page.form().submit()


def test_a_draft_holder_sees_their_own_way_from_the_idea_s_address(browser: Browser):
    to_check(browser)
    assert browser.get("/de/ideen/1").heading == "Was soll passieren?"


def test_holding_a_draft_makes_no_one_an_author(app: Flask, world: World):
    idea = world(make_proposal, "published", draft_key="k" * 30)
    browser = hold_draft(Browser(app), "k" * 30)
    browser.get(f"/de/ideen/{idea.id}/zurueckziehen", status=403)


def test_staff_who_only_read_cannot_propose(people: People):
    people.browser("auditor").get("/de/ideen/neu", status=403)


def test_days_are_working_days():
    assert clock.is_working_day(Proposal(state_since=clock.now()).answer_due)
