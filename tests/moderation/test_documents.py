"""Documents that officers attach to an idea: who may, what is refused, and who reads them."""

from io import BytesIO

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.media.models import Document
from beteiligung.media.storage import storage
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.drafts import _delete_files
from tests.media.test_documents import bytes_of, two_pages, with_javascript
from tests.support.factories import make_proposal
from tests.support.pages import Browser

PDF = bytes_of(two_pages())

pytestmark = pytest.mark.usefixtures("forked_children")


@pytest.fixture
def officer(people):
    return people.browser("officer")


@pytest.fixture
def idea(people, world):
    return world(make_proposal, "published", area=people.here, author=people.author)


def page_of(idea):
    return f"/de/moderation/ideen/{idea.id}/unterlagen"


def attach(browser, idea, content=PDF, *, status=302, **fields):
    token = browser.get(page_of(idea)).form().value("csrf_token")
    data = {"csrf_token": token, "title": "Lageplan", **fields}
    if content is not None:
        data["datei"] = (BytesIO(content), "plan.pdf")
    answer = browser.answer("POST", page_of(idea), data=data, content_type="multipart/form-data")
    assert answer.status_code == status, answer.text[:2000]
    return answer


def documents(world):
    def read():
        found = list(session().scalars(sa.select(Document).order_by(Document.id)))
        session().expunge_all()
        return found

    return world.ask(read)


def is_stored(world, document):
    return world.ask(lambda: storage().exists(document.name))


def test_what_an_officer_attaches_everybody_can_download(world, officer, idea):
    version = idea.version
    attach(officer, idea)
    visitor = Browser(world.app)
    page = visitor.get(f"/de/ideen/{idea.id}")
    assert [heading.get_text() for heading in page.find_all("h2")].count("Unterlagen") == 1
    link = page.find("a.document")
    assert "Lageplan" in link.get_text()
    assert "PDF, zum Herunterladen" in link.get_text()
    assert "Kilobyte" in link.get_text()
    answer = visitor.answer("GET", link["href"])
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename=lageplan.pdf"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Lageplan" in officer.get(f"/de/moderation/ideen/{idea.id}")
    assert world.now(idea).version == version, "whoever edits it meanwhile would be told it changed"


def test_a_document_that_acts_is_refused_and_its_title_kept(world, officer, idea):
    answer = attach(officer, idea, bytes_of(with_javascript()), status=422)
    page = officer.page_of(answer, page_of(idea))
    assert "In diesem PDF steckt ein Programm oder eine weitere Datei." in page.find("#datei-error").get_text()
    assert "#datei" in page.links(".summary a").values()
    assert page.form().value("title") == "Lageplan"
    assert documents(world) == []


def test_title_and_file_are_asked_for(world, officer, idea):
    page = officer.page_of(attach(officer, idea, None, status=422, title=""), page_of(idea))
    assert {"#title", "#datei"} <= set(page.links(".summary a").values())
    page = officer.page_of(attach(officer, idea, status=422, title="x" * 121), page_of(idea))
    assert page.form().value("title") == "x" * 121
    assert documents(world) == []


def test_three_fit(world, officer, idea):
    for _ in range(3):
        attach(officer, idea)
    page = officer.get(page_of(idea))
    assert "Mehr als 3 Unterlagen gehen nicht." in page
    token = page.find_all("input[name=csrf_token]")[0]["value"]
    data = {"csrf_token": token, "title": "Noch eine", "datei": (BytesIO(PDF), "plan.pdf")}
    answer = officer.answer("POST", page_of(idea), data=data, content_type="multipart/form-data")
    assert answer.status_code == 409
    assert len(documents(world)) == 3


def test_one_is_taken_away_with_its_file(world, officer, idea):
    attach(officer, idea)
    attach(officer, idea, title="Angebot")
    first, second = documents(world)
    token = officer.get(page_of(idea)).form().value("csrf_token")
    answer = officer.answer("POST", page_of(idea), data={"csrf_token": token, "entfernen": str(first.id)})
    assert answer.status_code == 302
    assert [document.id for document in documents(world)] == [second.id]
    assert not is_stored(world, first)
    assert is_stored(world, second)
    assert Browser(world.app).answer("GET", f"/dokumente/{first.name}").status_code == 404


def test_one_of_another_idea_stays(world, people, officer, idea):
    other = world(make_proposal, "published", area=people.there, documents=1)
    token = officer.get(page_of(idea)).form().value("csrf_token")
    (document,) = documents(world)
    officer.answer("POST", page_of(idea), data={"csrf_token": token, "entfernen": str(document.id)})
    assert documents(world) != []
    assert "Kostenplan" in Browser(world.app).get(f"/de/ideen/{other.id}")


@pytest.mark.parametrize("state", ["submitted", "withdrawn", "rejected"])
def test_of_an_idea_that_is_not_public_only_the_desk_reads_them(world, people, officer, state):
    idea = world(make_proposal, state, area=people.here, author=people.author, documents=1)
    (document,) = documents(world)
    for browser in (Browser(world.app), people.browser("author"), people.browser("officer_elsewhere")):
        assert browser.answer("GET", f"/dokumente/{document.name}").status_code == 404
    answer = officer.answer("GET", f"/dokumente/{document.name}")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Kostenplan" not in people.browser("author").get(f"/de/ideen/{idea.id}")
    assert "Kostenplan" in officer.get(f"/de/moderation/ideen/{idea.id}")


def test_nobody_else_attaches(world, people, idea):
    for name in ("visitor", "author", "resident", "officer_elsewhere", "auditor", "admin"):
        assert people.browser(name).answer("GET", page_of(idea)).status_code in {303, 302, 403, 404}, name
    own = world(make_proposal, "published", area=people.here, author=people.officer)
    people.browser("officer").get(page_of(own), status=403)
    people.browser("coordinator").get(page_of(own))


def test_a_photo_and_a_document_with_the_same_number_are_two_things(world, people):
    """Both are owned by ideas: a public photo opens no document."""
    hidden = world(make_proposal, "submitted", area=people.here, documents=1)
    shown = world(make_proposal, "published", area=people.here, photos=1)
    (document,) = documents(world)
    assert hidden.id != shown.id
    assert Browser(world.app).answer("GET", f"/dokumente/{document.name}").status_code == 404


def test_deleted_ideas_take_their_documents_along(app, world, people):
    idea = world(make_proposal, ProposalState.SUBMITTED, area=people.here, documents=2)
    before = documents(world)
    with app.app_context(), unit_of_work():
        _delete_files(sa.select(Proposal.id).where(Proposal.id == idea.id))
    assert documents(world) == []
    assert not any(is_stored(world, document) for document in before)
