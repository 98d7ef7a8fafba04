"""Links and words that are older than their page: neither ends in an error."""

import pytest

from beteiligung.core.database import session, unit_of_work
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import AppealText, DecisionKind, Outcome, Side
from tests.support.factories import make_appeal, make_city, make_decision, make_proposal, make_report

pytestmark = pytest.mark.one_database


def test_a_reporters_link_from_before_each_had_their_own_still_opens_and_appeals(app, people, world, browser):
    world(make_city)
    idea = world(make_proposal, area=people.here)
    kept = world(make_decision, idea, DecisionKind.KEEP)
    world(make_report, idea, answer=kept, waits=False)
    page = browser.get(f"/de/entscheidungen/{token_of(app.config['SECRET_KEY'], kept.id, Side.REPORTER)}")
    page = page.follow("Beschwerde schreiben").form().fill(text="Der Satz beleidigt mich.").submit()
    assert "Beschwerde" in page


def test_an_appeal_whose_words_are_gone_is_still_shown_with_its_result(app, people, world, browser):
    world(make_city)
    idea = world(make_proposal, "rejected", area=people.here)
    decision = world(make_decision, idea, DecisionKind.REJECT, ground="insult")
    appeal = world(make_appeal, decision, outcome=Outcome.UPHELD)

    def forget():
        with unit_of_work():
            session().delete(session().get_one(AppealText, appeal.id))

    world.ask(forget)
    shown = [
        browser.get(f"/de/entscheidungen/{token_of(app.config['SECRET_KEY'], decision.id, Side.AUTHOR)}"),
        people.browser("officer").get(f"/de/moderation/beschwerden/{appeal.id}"),
        people.browser("officer").get(f"/de/moderation/ideen/{idea.id}"),
    ]
    assert ["Die Worte sind gelöscht." in page for page in shown] == [False, True, False]
