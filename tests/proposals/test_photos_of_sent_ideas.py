"""Photos of ideas that were sent: shown to whom they may be, blurred until somebody has looked, covered for good."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.media.models import Picture
from beteiligung.moderation.views.photos import COLUMNS, ROWS, masks_of
from beteiligung.proposals.models import Proposal
from tests.proposals.photo_files import PHOTO, PHOTOS, files_of, kept, send
from tests.proposals.proposing.screens import TEXT
from tests.support.factories import make_proposal
from tests.support.pages import Browser
from tests.support.personas import People

pytestmark = pytest.mark.usefixtures("forked_children")


class TestOfASentIdea:
    @pytest.fixture
    def author(self, people: People) -> Browser:
        return people.browser("author")

    @pytest.fixture
    def idea(self, people: People, author: Browser) -> Proposal:
        """The desk has looked at its photo."""
        idea = people.world(make_proposal, "published", area=people.here, author=people.author, text=TEXT)
        send(author, f"/de/ideen/{idea.id}/fotos", PHOTO)
        people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").form().submit("Foto freigeben")
        return idea

    def test_everybody_sees_it(self, idea, world):
        visitor = Browser(world.app)
        page = visitor.get(f"/de/ideen/{idea.id}")
        image = page.find(".photo img")
        assert image["alt"] == "Foto zu dieser Idee"
        assert visitor.answer("GET", image["src"]).headers["Cache-Control"].startswith("public")

    def test_children_are_blurred_until_consent_is_on_file(self, idea, world, author, people):
        (picture,) = kept(world)
        send(author, f"/de/ideen/{idea.id}/fotos", **{"foto-1-alternative_text": "", "foto-1-shows_children": "y"})
        visitor = Browser(world.app)
        page = visitor.get(f"/de/ideen/{idea.id}")
        assert page.find(".photo img")["src"] == f"/bilder/{picture.blurred_name}"
        assert "Unscharf gezeigt" in page
        assert visitor.answer("GET", f"/bilder/{picture.name(480)}").status_code == 404
        officer = people.browser("officer")
        assert officer.answer("GET", f"/bilder/{picture.name(480)}").status_code == 200
        form = officer.get(f"/de/moderation/ideen/{idea.id}/fotos/1/kinder").form()
        form.fill({f"foto-{picture.id}-consent_on_file": "y"}).submit()
        assert visitor.answer("GET", f"/bilder/{picture.name(480)}").status_code == 200
        assert visitor.get(f"/de/ideen/{idea.id}").find(".photo img")["src"] == f"/bilder/{picture.name(480)}"

    def test_an_author_cannot_take_back_that_children_are_shown(self, idea, world, author):
        path = f"/de/ideen/{idea.id}/fotos"
        send(author, path, **{"foto-1-alternative_text": "", "foto-1-shows_children": "y"})
        assert "foto-1-shows_children" not in author.get(path).form().names()
        send(author, path, **{"foto-1-alternative_text": "Kinder am Brunnen"})
        (picture,) = kept(world)
        assert (picture.alternative_text, picture.shows_children) == ("Kinder am Brunnen", True)

    def test_an_officer_covers_parts_for_good(self, idea, world, people):
        (before,) = kept(world)
        officer = people.browser("officer")
        path = f"/de/moderation/ideen/{idea.id}/fotos/1/abdecken"
        officer.get(path).form().submit(status=422)
        officer.get(path).form().fill(cells=["0", "1", "12"]).submit()
        (after,) = kept(world)
        assert after.is_masked
        assert after.key != before.key
        assert not any(files_of(world, [before]))
        assert all(files_of(world, [after]))

    def test_only_the_author_changes_and_only_the_desk_covers(self, idea, people):
        for name in ("resident", "officer", "coordinator"):
            people.browser(name).get(f"/de/ideen/{idea.id}/fotos", status=403)
        for name in ("author", "resident", "officer_elsewhere"):
            for page in ("fotos", "fotos/1/kinder", "fotos/1/abdecken"):
                assert people.browser(name).answer("GET", f"/de/moderation/ideen/{idea.id}/{page}").status_code in {
                    403,
                    404,
                }


class TestAddedAfterPublication:
    """Nobody but author and desk sees such a photo clearly before an officer has looked at it."""

    @pytest.fixture
    def author(self, people: People) -> Browser:
        return people.browser("author")

    @pytest.fixture
    def officer(self, people: People) -> Browser:
        return people.browser("officer")

    @pytest.fixture
    def idea(self, people: People, author: Browser) -> Proposal:
        idea = people.world(make_proposal, "published", area=people.here, author=people.author, text=TEXT)
        send(author, f"/de/ideen/{idea.id}/fotos", PHOTO)
        return idea

    def clear_to(self, browser: Browser, picture: Picture) -> list[bool]:
        return [browser.answer("GET", f"/bilder/{picture.name(w)}").status_code == 200 for w in picture.widths]

    def test_the_public_sees_it_blurred(self, idea, world, author, officer, people):
        (picture,) = kept(world)
        for somebody in (Browser(world.app), people.browser("resident"), people.browser("officer_elsewhere")):
            page = somebody.get(f"/de/ideen/{idea.id}")
            assert page.find(".photo img")["src"] == f"/bilder/{picture.blurred_name}"
            assert page.find(".photo figcaption").get_text() == "Dieses Foto sehen wir uns noch an."
            assert self.clear_to(somebody, picture) == [False, False]
            assert somebody.answer("GET", f"/bilder/{picture.blurred_name}").status_code == 200
        for somebody in (author, officer):
            assert self.clear_to(somebody, picture) == [True, True]
        page = author.get(f"/de/ideen/{idea.id}")
        assert page.find(".photo img")["src"] == f"/bilder/{picture.name(480)}"
        assert "Dieses Foto sehen wir uns noch an." in page

    def test_one_tap_on_the_open_entry_lets_it_pass(self, idea, world, officer):
        (picture,) = kept(world)
        page = officer.get("/de/moderation/?art=new_photos")
        assert "Neue Fotos" in page.find(".entry").get_text()
        assert "Zusage: Fotos angesehen bis" in page
        page = page.form().submit("Foto freigeben")
        assert page.path == "/de/moderation/?art=new_photos"
        assert "Alle sehen das Foto jetzt." in page.notices
        assert page.find_all(".entry") == []
        visitor = Browser(world.app)
        assert self.clear_to(visitor, picture) == [True, True]
        assert visitor.get(f"/de/ideen/{idea.id}").find_all(".photo figcaption") == []

    def test_children_stay_blurred_when_it_passes(self, idea, world, officer):
        (picture,) = kept(world)
        form = officer.get(f"/de/moderation/ideen/{idea.id}").form()
        page = form.fill({f"foto-{picture.id}-shows_children": "y"}).submit("Foto freigeben")
        assert "Das Foto bleibt unscharf, weil Kinder zu erkennen sind." in page.notices
        visitor = Browser(world.app)
        assert self.clear_to(visitor, picture) == [False, False]
        assert "Unscharf gezeigt, weil Kinder zu erkennen sind." in visitor.get(f"/de/ideen/{idea.id}")
        (picture,) = kept(world)
        assert (picture.shows_children, picture.awaits_look) == (True, False)

    def test_what_is_covered_has_been_looked_at(self, idea, world, officer):
        form = officer.get(f"/de/moderation/ideen/{idea.id}").follow("Teile abdecken").form()
        page = form.fill(cells=["0"]).submit()
        assert page.find_all(".entry") == []
        (picture,) = kept(world)
        assert not picture.awaits_look
        assert self.clear_to(Browser(world.app), picture) == [True, True]

    def test_deleting_and_sending_again_goes_not_round_the_blur(self, idea, world, author, officer):
        form = officer.get(f"/de/moderation/ideen/{idea.id}").form()
        form.fill({"foto-1-shows_children": "y"}).submit("Foto freigeben")
        path = f"/de/ideen/{idea.id}/fotos"
        send(author, path, PHOTOS[1], entfernen="1")
        (again,) = kept(world)
        assert not again.shows_children
        assert self.clear_to(Browser(world.app), again) == [False, False]
        assert len(officer.get("/de/moderation/?art=new_photos").find_all(".entry")) == 1

    def test_nobody_passes_a_photo_unseen(self, idea, world, author, officer):
        form = officer.get(f"/de/moderation/ideen/{idea.id}").form()
        send(author, f"/de/ideen/{idea.id}/fotos", PHOTOS[1], entfernen="1")
        page = form.submit("Foto freigeben", status=409)
        assert "Dieses Foto hat sich inzwischen geändert." in page
        assert kept(world)[0].awaits_look
        page.form().submit("Foto freigeben")
        assert not kept(world)[0].awaits_look

    def test_several_are_one_entry_until_the_last_is_seen(self, idea, world, author, officer):
        send(author, f"/de/ideen/{idea.id}/fotos", PHOTOS[1])
        inbox = "/de/moderation/?art=new_photos"
        page = officer.get(inbox)
        assert len(page.find_all(".entry")) == 1
        first, second = kept(world)
        token = page.form().value("csrf_token")
        data = {"csrf_token": token, f"foto-{first.id}-key": first.key}
        answer = officer.answer("POST", f"/de/moderation/ideen/{idea.id}/fotos/1/kinder", data=data)
        assert answer.headers["Location"].endswith(f"/ideen/{idea.id}"), "where its notice can be seen"
        assert [picture.awaits_look for picture in kept(world)] == [False, True]
        send(author, f"/de/ideen/{idea.id}/fotos", entfernen=str(second.id))
        assert officer.get(inbox).find_all(".entry") == []

    def test_what_came_before_publication_passes_with_it(self, people, world, officer, author):
        idea = world(make_proposal, "submitted", area=people.here, author=people.author, text=TEXT)
        send(author, f"/de/ideen/{idea.id}/fotos", PHOTO)
        (picture,) = kept(world)
        assert not picture.awaits_look
        assert self.clear_to(Browser(world.app), picture) == [False, False]
        officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
        assert self.clear_to(Browser(world.app), picture) == [True, True]

    def test_publishing_lets_every_photo_pass(self, people, world, officer):
        """Also one that came while the idea was public once before."""
        idea = world(make_proposal, "submitted", area=people.here, author=people.author, photos=2)
        with world.app.app_context(), unit_of_work():
            session().execute(sa.update(Picture).values(awaits_look=True))
        officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
        visitor = Browser(world.app)
        plain, children = kept(world)
        assert not any(picture.awaits_look for picture in (plain, children))
        assert all(self.clear_to(visitor, plain))
        assert not any(self.clear_to(visitor, children))

    def test_a_copy_of_what_was_public_is_asked_for_again_and_gone(self, idea, world, officer):
        """Browsers and caches keep bytes under an address; they must ask each time."""
        officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Foto freigeben")
        (picture,) = kept(world)
        visitor, address = Browser(world.app), f"/bilder/{picture.name(480)}"
        answer = visitor.answer("GET", address)
        assert answer.headers["Cache-Control"] == "public, no-cache"
        known = {"If-None-Match": answer.headers["ETag"]}
        assert visitor.answer("GET", address, headers=known).status_code == 304
        form = officer.get(f"/de/moderation/ideen/{idea.id}/fotos/1/kinder").form()
        form.fill({f"foto-{picture.id}-shows_children": "y"}).submit()
        assert visitor.answer("GET", address, headers=known).status_code == 404

    def test_those_who_may_not_decide_have_no_button(self, idea, people):
        page = people.browser("auditor").get(f"/de/moderation/ideen/{idea.id}")
        assert "Dieses Foto sehen wir uns noch an." in page
        assert "Foto freigeben" not in page


def test_the_squares_of_a_photo():
    assert masks_of(["0", "x", "", "-1", "9999", "107", "0"]) == [
        (0, 0, 1 / COLUMNS, 1 / ROWS),
        (11 / COLUMNS, 8 / ROWS, 1 / COLUMNS, 1 / ROWS),
    ]
