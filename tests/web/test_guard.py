"""The door of every route: permission, token, one transaction, and refusals that keep what was typed."""

import pytest

from beteiligung.web.guard import refuse_open_routes
from tests.support.factories import make_proposal

TYPED = "Das habe ich lange getippt."


def work(browser, idea, act="gelingt"):
    return browser.get(f"/de/werkstatt/{idea.id}/{act}").form("#form").fill(text=TYPED, cost="12,50")


def test_an_application_with_a_route_without_permission_does_not_start(app):
    app.add_url_rule("/offen", "open_route", lambda: "offen")
    with pytest.raises(RuntimeError, match="/offen"):
        refuse_open_routes(app)


def test_every_route_of_ours_names_a_permission(app):
    refuse_open_routes(app)


def test_what_succeeds_is_committed(browser, idea, world):
    work(browser, idea).submit()
    assert world.now(idea).text == TYPED


@pytest.mark.parametrize(
    ("act", "status", "sentence"),
    [
        ("geht-nicht", 409, "Es fehlen 1.200,50 €."),
        ("zu-oft", 429, "Bitte warten Sie."),
        ("falsch", 422, "Das passt nicht."),
    ],
)
def test_a_refusal_takes_everything_back_and_keeps_what_was_typed(browser, idea, world, act, status, sentence):
    page = work(browser, idea, act).submit(status=status)
    assert sentence in page.refusals
    assert page.form().value("text") == TYPED
    assert page.form().value("cost") == "12,50"
    assert world.now(idea).text == idea.text
    assert world.now(idea).version == idea.version


def test_after_a_refusal_the_same_form_can_be_sent_again(browser, idea):
    page = work(browser, idea, "falsch").submit(status=422)
    page.form().submit(status=422)


def test_what_a_rule_of_the_form_refuses_gets_422_and_is_kept(browser, idea, world):
    page = work(browser, idea).fill(text="x" * 60, cost="viel").submit(status=422)
    assert page.form().value("text") == "x" * 60
    assert page.form().value("cost") == "viel"
    assert "höchstens 50 Zeichen" in page.refusals
    assert "Betrag in Euro" in page.refusals
    assert world.now(idea).text == idea.text


def test_a_refusal_that_is_a_result_is_remembered(browser, idea, world):
    page = work(browser, idea, "gemerkt").submit(status=422)
    assert "Der Code stimmt nicht." in page.refusals
    assert world.now(idea).text == TYPED


def test_a_view_that_ignores_its_form_cannot_act_twice(browser, idea, world):
    token = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form().value("csrf_token")
    browser.checks_pages = False
    page = browser.post(f"/de/werkstatt/taub/{idea.id}", {"csrf_token": token}, status=409)
    assert "Das geht nicht." in page
    assert world.now(idea).text == idea.text


@pytest.mark.parametrize("token", [None, "", "falsch", "ImFiYyI.aaaa.bbbb"])
def test_without_the_right_token_nothing_happens_and_nothing_is_lost(browser, idea, world, token):
    page = work(browser, idea).tamper(csrf_token=token).submit(status=400)
    assert "zu lange offen" in page.refusals
    assert "CSRF" not in page.refusals
    assert page.form().value("text") == TYPED
    assert world.now(idea).text == idea.text
    page.form().submit()
    assert world.now(idea).text == TYPED


def test_a_token_of_another_visit_is_refused(app, browser, idea, world):
    from tests.support.pages import Browser

    foreign = Browser(app).get(f"/de/werkstatt/{idea.id}/gelingt").form().value("csrf_token")
    work(browser, idea).tamper(csrf_token=foreign).submit(status=400)
    assert world.now(idea).text == idea.text


def test_a_token_may_also_come_in_a_header(browser, idea, world):
    form = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form()
    data = {"text": TYPED, "version": form.value("version")}
    browser.post(f"/de/werkstatt/{idea.id}/gelingt", data, **{"X-CSRFToken": form.value("csrf_token")})
    assert world.now(idea).text == TYPED


def test_who_may_not_is_told_so_and_who_may_is_let_in(people, workshop):
    idea = people.world(make_proposal, author=people.author)
    people.browser("resident").get(f"/de/werkstatt/nur-verfasser/{idea.id}", status=403)
    people.browser("author").get(f"/de/werkstatt/nur-verfasser/{idea.id}")


def test_a_thing_that_is_not_there_is_404(browser, workshop):
    browser.get("/de/werkstatt/4711/gelingt", status=404)


def test_forbidden_inside_an_act_shows_the_page_for_it(browser, idea, world):
    work(browser, idea, "verboten").submit(status=403)
    assert world.now(idea).text == idea.text


def test_a_form_that_shows_an_old_version_is_refused_and_then_carries_the_new_one(browser, idea, world, app):
    from tests.support.pages import Browser

    form = work(browser, idea)
    work(Browser(app), idea).fill(text="Schneller gewesen.").submit()
    page = form.submit(status=409)
    assert "jemand anderes" in page.refusals
    assert page.form().value("text") == TYPED
    assert world.now(idea).text == "Schneller gewesen."
    page.form().submit()
    assert world.now(idea).text == TYPED


def test_reading_that_writes_is_a_fault_and_changes_nothing(browser, idea, world, caplog):
    browser.get(f"/de/werkstatt/schreibt-beim-lesen/{idea.id}", status=500)
    assert world.now(idea).text == idea.text
    assert "WriteOutsideUnitOfWork" in caplog.text
