"""Forty pupils behind one address take part within ten minutes, and nobody is refused."""

import pytest
import sqlalchemy as sa

from beteiligung.comments.limits import WRITTEN
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.core.limits import TryCount
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes.models import Vote
from tests.support.factories import make_account, make_proposal
from tests.support.letters import last_letter
from tests.support.pages import Browser
from tests.support.personas import sign_in

PUPILS = 40
TEXT = "Viele Kinder warten hier jeden Tag in der Sonne."


@pytest.mark.one_database
def test_forty_pupils_behind_one_address(app, people, world):
    idea = world(make_proposal, area=people.here)
    for number in range(PUPILS):
        email = f"kind-{number}@schule.example.org"
        browser = Browser(app)
        page = browser.get(f"/de/ideen/{idea.id}/kommentieren")
        page = page.form().fill(text=f"Das finde ich gut, sagt Kind {number}.", email=email).submit()
        page.form().fill(code=last_letter(app, email).code).submit()
        browser.get(f"/de/ideen/{idea.id}/unterstuetzen").form().submit()
        page = browser.get("/de/ideen/neu").form().fill(raum=people.here.slug).submit(None)
        page = page.form().fill(title=f"Die Bank von Kind {number}", text=TEXT).submit(None)
        while page.find_all("#form"):
            page = page.form().submit(None)
    counts = world.ask(
        lambda: [
            session().scalar(sa.select(sa.func.count()).select_from(table).where(*where))
            for table, *where in ((Comment,), (Vote,), (Proposal, Proposal.state == ProposalState.SUBMITTED))
        ]
    )
    assert counts == [PUPILS, PUPILS, PUPILS]
    kept = world.ask(lambda: list(session().scalars(sa.select(TryCount.subject_hash))))
    assert not any("127.0.0.1" in subject for subject in kept)


@pytest.mark.one_database
def test_one_person_who_writes_very_much_is_told_when_it_goes_on(app, people, world):
    idea = world(make_proposal, area=people.here)
    browser = sign_in(Browser(app), world(make_account))
    for number in range(WRITTEN.most):
        browser.get(f"/de/ideen/{idea.id}/kommentieren").form().fill(text=f"Nummer {number}").submit()
    page = browser.get(f"/de/ideen/{idea.id}/kommentieren").form().fill(text="Noch einer").submit(status=429)
    assert "Das war in kurzer Zeit sehr viel." in page
    assert page.form().value("text") == "Noch einer"
