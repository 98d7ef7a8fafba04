"""A passage taken back: gone from every text, from search and mails; nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import Base, session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.core.text import REMOVED, clean_line, clean_text, search_key
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.media.models import Document, Picture
from beteiligung.proposals import operations, queries
from beteiligung.proposals.models import PassageRemoval, Proposal, ProposalState, ProposalVersion
from beteiligung.proposals.operations.content import Details, content_of
from beteiligung.proposals.passages import marks_kept, places_in, without
from beteiligung.proposals.queries import ListFilters, listed
from tests.support.factories import make_account, make_comment, make_proposal

S = ProposalState
NAME = "Frau Çelik"


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def account():
    return make_account()


@pytest.fixture
def author(account):
    return Actor(account_id=account.id)


def remove(actor, idea, passage=NAME):
    with unit_of_work():
        operations.remove_passage(actor, idea, passage)


def a_spread_idea(account, author):
    """Every text an author can write holds the name, some in an earlier version only."""
    idea = make_proposal(
        S.PUBLISHED,
        author=account,
        title=f"Eine Bank für {NAME}",
        text=f"{NAME} wohnt am Park. Dort fehlt eine Bank, sagt frau çelik.",
        place=f"Bei {NAME}",
        photos=1,
    )
    with unit_of_work():
        photo = session().scalars(sa.select(Picture)).one()
        operations.describe_photo(author, idea, photo, alternative_text=f"{NAME} am Fenster", shows_children=False)
    details = Details(beneficiaries=f"Für {NAME}", contribution=f"{NAME} hilft", period=f"Wenn {NAME} kann")
    content = replace(content_of(idea), text="Am Park fehlt eine Bank, ganz ohne Namen.", details=details)
    with unit_of_work():
        operations.edit_proposal(author, idea, content, version=idea.version, reason=f"{NAME} wollte das nicht")
    with unit_of_work():
        for kind in ("idea_received", "decision_publish"):
            queue_mail(
                kind,
                language="de",
                account_id=account.id,
                values={"number": idea.id, "title": idea.title, "words": idea.words, "received": clock.today()},
            )
    return idea


def everything_written() -> str:
    """Every text of every table, also of JSON columns."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in session().connection().execute(sa.select(table)):
            found += [str(value) for value in row if isinstance(value, str | dict | list)]
    return "\n".join(found)


def test_it_is_gone_from_every_text_of_every_table(account, author):
    idea = a_spread_idea(account, author)
    assert everything_written().casefold().count("elik") >= 14, "the search would find it"
    assert len(queries.places_of(idea, NAME)) >= 11
    remove(author, idea)
    written = everything_written().casefold()
    assert "çelik" not in written
    assert "celik" not in written, "neither as a search key nor as the end of an address"
    assert idea.title == f"Eine Bank für {REMOVED}"
    assert [v.title for v in queries.versions_of(idea.id)] == [f"Eine Bank für {REMOVED}"] * 2
    assert idea.period == f"Wenn {REMOVED} kann"
    mail = session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == "decision_publish")).one()
    assert mail.values["words"] == "eine-bank-fuer"
    assert [row.by_desk for row in queries.removals_of(idea.id)] == [False]


def test_it_is_found_no_longer_but_the_rest_is(account, author):
    idea = a_spread_idea(account, author)
    remove(author, idea)

    def hits(words):
        return [row.id for row in listed(ListFilters(search=words), "", 20).items]

    assert hits("celik") == []
    assert hits("bank park") == [idea.id]


def test_comments_of_others_stay_as_their_people_wrote_them(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, text=f"{NAME} braucht hier eine Bank zum Sitzen.")
    comment = make_comment(idea, text=f"Ich kenne {NAME} auch.")
    own = make_comment(idea, account, f"Das ist {NAME}.")
    elsewhere = make_comment(make_proposal(S.PUBLISHED), account, f"Das ist {NAME}.")
    other = make_proposal(S.PUBLISHED, title=f"{NAME} auch hier")
    remove(author, idea)
    session().expire_all()
    assert comment.text == f"Ich kenne {NAME} auch."
    assert own.text == f"Das ist {REMOVED}."
    assert elsewhere.text == f"Das ist {NAME}."
    assert session().get_one(Proposal, other.id).title == f"{NAME} auch hier"


@pytest.mark.parametrize("state", [state for state in S if state is not S.DRAFT])
def test_in_every_state_once_it_is_sent(account, author, state):
    idea = make_proposal(state, author=account, text=f"{NAME} braucht hier eine Bank zum Sitzen.")
    remove(author, idea)
    assert idea.text == f"{REMOVED} braucht hier eine Bank zum Sitzen."


def test_a_draft_is_simply_changed(account, author):
    with pytest.raises(NotPossible):
        remove(author, make_proposal(S.DRAFT, author=account, title=NAME))


def test_nobody_else_may(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title=NAME)
    area = idea.aktionsraum_id
    others = (Actor(), Actor(account_id=make_account().id), Actor(account_id=99, officer_for=frozenset({area})))
    for actor in others:
        with pytest.raises(Forbidden):
            remove(actor, idea)
    for actor in (*others[:2], author, Actor(account_id=account.id, is_coordinator=True)):
        with pytest.raises(Forbidden), unit_of_work():
            operations.mask_passage(actor, idea, NAME)
    with unit_of_work():
        operations.mask_passage(others[2], idea, NAME)
    assert [row.by_desk for row in queries.removals_of(idea.id)] == [True]


@pytest.mark.parametrize("passage", ["", "ab", "x" * 1001, "steht nirgends"])
def test_what_cannot_be_removed_is_refused(account, author, passage):
    idea = make_proposal(S.PUBLISHED, author=account)
    before = idea.version
    with pytest.raises(InvalidInput):
        remove(author, idea, passage)
    assert session().get_one(Proposal, idea.id).version == before


def test_the_same_form_twice_removes_once(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title=f"Für {NAME}")
    remove(author, idea)
    remove(author, idea)
    assert session().scalar(sa.select(sa.func.count()).select_from(PassageRemoval)) == 1
    with clock.freeze(clock.now() + timedelta(minutes=11)), pytest.raises(InvalidInput):
        remove(author, idea)


def test_an_old_form_does_not_bring_it_back(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, text=f"{NAME} braucht hier eine Bank zum Sitzen.")
    shown, typed = idea.version, replace(content_of(idea), title="Eine neue Überschrift")
    remove(author, idea)
    with pytest.raises(Stale), unit_of_work():
        operations.edit_proposal(author, idea, typed, version=shown)
    assert "elik" not in session().get_one(Proposal, idea.id).text


def test_also_when_it_stood_in_an_earlier_version_only(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, text=f"{NAME} braucht hier eine Bank zum Sitzen.")
    old = replace(content_of(idea), title="Eine neue Überschrift")
    with unit_of_work():
        operations.edit_proposal(
            author, idea, replace(content_of(idea), text="Eine Bank zum Sitzen, bitte."), version=idea.version
        )
    shown = idea.version
    remove(author, idea)
    with pytest.raises(Stale), unit_of_work():
        operations.edit_proposal(author, idea, old, version=shown)


def test_the_form_shows_the_mark_as_words_and_saving_it_changes_nothing(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, text=f"{NAME} braucht […] eine Bank zum Sitzen.", place=NAME)
    remove(author, idea)
    content = content_of(idea)
    typed = replace(content, text=clean_text(content.text), place=clean_line(content.place))
    assert typed.text == "[…] braucht […] eine Bank zum Sitzen."
    with unit_of_work():
        operations.edit_proposal(author, idea, typed, version=idea.version)
    assert len(queries.versions_of(idea.id)) == 1
    with unit_of_work():
        operations.edit_proposal(author, idea, replace(typed, title="Eine neue Bank"), version=idea.version)
    assert idea.text == f"{REMOVED} braucht […] eine Bank zum Sitzen."


def test_full_texts_with_a_mark_can_be_saved_again(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title=NAME, text=f"{NAME} braucht hier eine Bank.")
    remove(author, idea)
    full = {"title": f"{REMOVED}{'a' * 77}", "text": f"{REMOVED}{'b' * 4997}"}
    typed = replace(content_of(idea), **{name: clean_text(text) for name, text in full.items()})
    assert (len(typed.title), len(typed.text)) == (80, 5000)
    with unit_of_work():
        operations.edit_proposal(author, idea, typed, version=idea.version)
    assert (idea.title, idea.text) == (full["title"], full["text"])
    for longer in (replace(typed, title=f"{typed.title}a"), replace(typed, text=f"{typed.text}b")):
        with pytest.raises(InvalidInput), unit_of_work():
            operations.edit_proposal(author, idea, longer, version=idea.version)


def test_short_words_in_full_columns_fit(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, place="Ali " * 50)
    remove(author, idea, "Ali")
    assert len(idea.place) == 200
    assert "Ali" not in idea.place


def test_a_title_stays_a_title_and_nobody_types_the_mark(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title=NAME)
    remove(author, idea)
    assert idea.title == REMOVED
    assert idea.words == "idee"
    assert REMOVED not in clean_text(f"a {REMOVED} b")
    assert search_key(f"a {REMOVED} b") == "a b"


def test_over_line_breaks_in_capitals_and_inside_of_words():
    text = "Frau\nÇelik, FRAU  ÇELIK und Frau Çeliks Hund"
    assert without(text, "frau çelik") == f"{REMOVED}, {REMOVED} und {REMOVED}s Hund"
    assert [place.passage for place in places_in(text, NAME, "text")] == ["Frau\nÇelik", "FRAU  ÇELIK", "Frau Çelik"]
    assert without("عند أمينة هنا", "أمينة") == f"عند {REMOVED} هنا"
    assert without("1 + 1 (zwei)", "(zwei)") == f"1 + 1 {REMOVED}"


def test_a_place_is_shown_with_some_whole_words_around():
    text = (
        "Ganz am Anfang steht etwas, das mit der Sache nichts zu tun hat. Frau Çelik wohnt hier. "
        + "Danach noch mehr. " * 5
    )
    (place,) = places_in(text, NAME, "text")
    assert place.before == "… das mit der Sache nichts zu tun hat. "
    assert place.after == " wohnt hier. Danach noch mehr. Danach …"
    (place,) = places_in(f"Für {NAME}.", NAME, "title", 2)
    assert (place.before, place.after, place.version) == ("Für ", ".", 2)


def test_marks_come_back_in_their_order():
    assert marks_kept("[…] a […]", f"[…] a {REMOVED}") == f"[…] a {REMOVED}"
    assert marks_kept("a […]", f"{REMOVED} b {REMOVED}") == f"a {REMOVED}"
    assert marks_kept("a […] […]", f"{REMOVED}") == f"a {REMOVED} […]"
    assert marks_kept("a […]", "a") == "a […]"


def test_versions_are_rows_of_their_own(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title=f"Für {NAME}")
    remove(author, idea)
    assert session().scalar(sa.select(sa.func.count()).select_from(ProposalVersion)) == 1


def test_titles_of_documents_lose_it_too(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, documents=1)
    with unit_of_work():
        document = session().scalars(sa.select(Document)).one()
        document.title = f"Plan von {NAME}"
    assert [place.column for place in queries.places_of(idea, NAME)] == ["document_title"]
    remove(author, idea)
    assert session().scalars(sa.select(Document.title)).one() == f"Plan von {REMOVED}"


def test_the_desk_decides_about_comments_by_themselves(account):
    idea = make_proposal(S.PUBLISHED, author=account, text=f"{NAME} braucht hier eine Bank zum Sitzen.")
    own = make_comment(idea, account, f"Das ist {NAME}.")
    with unit_of_work():
        officer = Actor(account_id=make_account().id, officer_for=frozenset({idea.aktionsraum_id}))
        operations.mask_passage(officer, session().get_one(Proposal, idea.id), NAME)
    session().expire_all()
    assert own.text == f"Das ist {NAME}."
