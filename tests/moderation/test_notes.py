"""Internal notes: who reads and writes them, and that nothing of a removed passage stays in them."""

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput
from beteiligung.core.text import REMOVED
from beteiligung.moderation.models import DeskNote, MeetingItem, MeetingResult
from beteiligung.moderation.operations import decide_mask, delete_note, write_note
from beteiligung.moderation.queries import notes_of
from beteiligung.proposals.models import Proposal
from tests.moderation.acting import do
from tests.support.factories import make_account, make_area, make_meeting, make_note, make_proposal, make_staff


def test_notes_come_newest_last_and_older_ones_on_further_pages(area):
    idea = make_proposal("submitted", area=area)
    for number in range(5):
        make_note(idea, text=f"Notiz {number}")
    make_note(make_proposal("submitted", area=area), text="zu einer anderen Idee")
    latest = notes_of(idea.id, size=2)
    assert [note.text for note in latest.items] == ["Notiz 3", "Notiz 4"]
    older = notes_of(idea.id, latest.next_cursor, size=3)
    assert ([note.text for note in older.items], older.next_cursor) == (["Notiz 0", "Notiz 1", "Notiz 2"], None)


@pytest.mark.one_database
def test_who_may_write_and_delete(area, officer):
    idea = make_proposal("submitted", area=area)
    note = do(write_note, officer, idea, text="  Die Schule weiß Bescheid. ")
    assert note.text == "Die Schule weiß Bescheid."
    colleague = actor_of(make_staff("officer", [area]).id)
    stranger = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    for actor in (stranger, actor_of(make_staff("auditor").id), actor_of(make_account().id)):
        with pytest.raises(Forbidden):
            do(write_note, actor, idea, text="Nein.")
    with pytest.raises(Forbidden):
        do(delete_note, colleague, note)
    for text in ("", "x" * 2001):
        with pytest.raises(InvalidInput):
            do(write_note, officer, idea, text=text)
    do(delete_note, officer, note)
    assert notes_of(idea.id).items == []


def test_a_removed_passage_leaves_notes_and_results(area, officer):
    idea = make_proposal("published", area=area, text="Herr Özkan stellt seine Möbel auf den Platz. Das stört.")
    make_note(idea, text="Mit Herr  Özkan gesprochen.")
    other = make_note(make_proposal("published", area=area), text="Herr Özkan ist hier ein anderer.")
    make_meeting([idea], result=MeetingResult.PURSUE, text="Herr Özkan war da.")
    with unit_of_work():
        found = session().get_one(Proposal, idea.id)
        facts = "Im ersten Satz steht der volle Name einer anderen Person."
        decide_mask(officer, found, "Herr Özkan", "private_data", facts, version=found.version)
    assert [note.text for note in notes_of(idea.id).items] == [f"Mit {REMOVED} gesprochen."]
    assert session().scalars(sa.select(MeetingItem.text)).all() == [f"{REMOVED} war da."]
    assert session().get_one(DeskNote, other.id).text == "Herr Özkan ist hier ein anderer."


@pytest.mark.one_database
def test_the_page_of_an_idea_shows_the_latest_and_keeps_what_was_typed(people, world):
    idea = world(make_proposal, "published", area=people.here)
    for number in range(21):
        world(make_note, idea, people.officer, f"Notiz {number:02}")
    officer = people.browser("officer")
    page = officer.get(f"/de/moderation/ideen/{idea.id}")
    assert ("Notiz 00" in page, "Notiz 20" in page) == (False, True)
    assert "Notiz 00" in page.follow("Ältere Notizen")
    refused = page.form("#notiz").fill(text="x" * 2001).submit(status=422)
    assert refused.form().value("text") == "x" * 2001
    done = refused.form().fill(text="Jetzt kürzer.").submit()
    assert "Jetzt kürzer." in done


@pytest.mark.one_database
def test_nobody_reads_what_colleagues_note_about_their_own_idea(people, world):
    idea = world(make_proposal, "submitted", area=people.here, author=people.officer)
    world(make_note, idea, people.coordinator, "Befangen, bitte abgeben.")
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")
    assert "Befangen" not in page
    people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/notizen", status=403)
    assert "Befangen" in people.browser("auditor").get(f"/de/moderation/ideen/{idea.id}")
