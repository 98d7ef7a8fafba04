"""The list of grounds as coordinators and auditors see it."""

from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import DecisionKind
from tests.support.factories import make_decision, make_proposal
from tests.support.html import words

PAGE = "/de/verwaltung/gruende/"


def test_every_ground_with_its_rule_and_how_often_it_was_given(people, world):
    for kind, ground in (
        (DecisionKind.REJECT, "insult"),
        (DecisionKind.HIDE, "insult"),
        (DecisionKind.REJECT, "threat"),
    ):
        idea = world(make_proposal, "rejected", area=people.here)
        world(make_decision, idea, kind, ground=ground, text="Im ersten Satz.")
    page = people.browser("coordinator").get("/de/verwaltung/").follow("Gründe", within="main")
    rows = {words(row.th): words(row.select("td")[-1]) for row in page.find_all("tbody tr")}
    assert set(rows) == {ground.sentence for ground in GROUNDS.values()}
    counted = {sentence: number for sentence, number in rows.items() if number != "0"}
    assert counted == {GROUNDS["insult"].sentence: "2", GROUNDS["threat"].sentence: "1"}
    people.browser("auditor").get(PAGE)
    for name in ("officer", "admin"):
        people.browser(name).get(PAGE, status=403)
