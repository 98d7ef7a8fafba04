"""The switch on form pages sends the form along: what was typed travels, nothing is checked or written."""

TYPED = "نص"


def test_what_was_typed_travels_into_the_other_language(browser, idea, world):
    form = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form().fill(text=TYPED, cost="viel")
    page = form.submit("العربية")
    assert page.path == f"/ar/werkstatt/{idea.id}/gelingt"
    assert page.form().value("text") == TYPED
    assert page.form().value("cost") == "viel"
    assert page.refusals == ""
    assert world.now(idea).text == idea.text


def test_and_back_again_and_then_it_can_be_sent(browser, idea, world):
    page = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form().fill(text="Drei Wörter hier").submit("العربية")
    page.form().submit("Deutsch").form().submit()
    assert world.now(idea).text == "Drei Wörter hier"


def test_a_switch_is_no_act_even_with_a_token(browser, idea, world):
    form = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form().fill(text="Drei Wörter hier")
    form.tamper(sprachwechsel="1").submit()
    assert world.now(idea).text == idea.text


def test_a_view_without_a_form_cannot_be_made_to_act_by_a_switch(browser, idea, world):
    browser.checks_pages = False
    answer = browser.answer("POST", f"/de/werkstatt/taub/{idea.id}", data={"sprachwechsel": "1"})
    assert answer.status_code in {409, 500}
    assert world.now(idea).text == idea.text
