"""The fourth screen: what may be left out is checked all the same, and never lost."""

from __future__ import annotations

import pytest

from beteiligung.proposals import queries
from tests.proposals.proposing.screens import the_idea, to_details
from tests.support.pages import Browser
from tests.support.world import World


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("cost", "viel", "einen Betrag in Euro"),
        ("cost", "-5", "einen Betrag in Euro"),
        ("cost", "9" * 30, "einen Betrag in Euro"),
        ("beneficiaries", "x" * 201, "höchstens 200 Zeichen"),
        ("contribution", "x" * 501, "höchstens 500 Zeichen"),
        ("period", "x" * 101, "höchstens 100 Zeichen"),
    ],
)
def test_what_does_not_fit_is_said_and_everything_is_kept(browser: Browser, world: World, name, value, said):
    typed = {"beneficiaries": "allen", "contribution": "Wir helfen.", "period": "im Mai", name: value}
    page = to_details(browser).form().fill(typed).submit(status=422)
    assert said in page.text
    assert {name: page.form().value(name) for name in typed} == typed
    assert the_idea(world).period is None


def test_repeated_and_unknown_fields_of_action_do_no_harm(browser: Browser, world: World):
    form = to_details(browser).form().fill(felder=["kinder", "arbeit"])
    form._values["felder"] += ["kinder", "999999999999999999999", "'"]
    form.submit()
    assert len(world.ask(lambda: queries.field_ids_of(the_idea(world).id))) == 2
