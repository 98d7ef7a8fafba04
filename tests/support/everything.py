"""At least one row in every table, so that migrations are tried on what they would meet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Absence, AccessLink, Block, RecoveryCode, SignInCode
from beteiligung.administration.models import StaffPhoto
from beteiligung.aktionsraum.models import Aktionsraum, Boundary, Promise
from beteiligung.comments.models import CommentRule, Looking
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.limits import hit
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.log.models import LogRetention, PersonRequest
from beteiligung.log.operations import note_act
from beteiligung.mail.models import OutboxMail
from beteiligung.media.models import Document, Picture
from beteiligung.moderation.models import (
    Caretaker,
    ChecklistItem,
    ChecklistTick,
    DecisionKind,
    DeskNote,
    GroundVersion,
    HandoverNote,
    Lock,
    Outcome,
    Side,
    Subject,
    WaitingItem,
    Watch,
)
from beteiligung.offers.models import OfferMail
from beteiligung.organisations.models import Organisation
from beteiligung.pages.models import Announcement, PageVersion, RulesNotice, RulesSeen
from beteiligung.proposals.models import (
    CardPhoto,
    PassageRemoval,
    Proposal,
    ProposalDocument,
    ProposalPhoto,
    Source,
    SupportKind,
)
from beteiligung.votes.models import ChangeNotice, DeclineNotice, Move, MoveNotice
from tests.support import factories as make

SQUARE = [[[[7.46, 51.52], [7.47, 51.52], [7.47, 51.53], [7.46, 51.52]]]]
"""Coordinates of a GeoJSON MultiPolygon, in degrees."""


def fill_every_table() -> None:
    """Ideas, measures and money with all that hangs on them; needs a session that may write."""
    with unit_of_work():
        area = make.make_area("nordmarkt")
        _people(area)
        add(Announcement(kind="info", texts={"de": "Hallo"}, first_day=clock.today(), last_day=clock.today()))
        for number in (1, 2):
            add(
                PageVersion(
                    page="regeln",
                    language="de",
                    number=number,
                    german_number=number,
                    title="Regeln",
                    lead="So reden wir.",
                    body="## So\n\nHöflich.",
                    valid_from=clock.today(),
                    written_at=clock.now(),
                )
            )
        add(GroundVersion(ground="insult", number=1, is_active=True, texts={"de": "So."}, written_at=clock.now()))
        add(RulesNotice(number=2, due_at=clock.now()))
        add(RulesSeen(account_id=make.make_account().id, number=1))
        add(Promise(first_day=clock.today(), days=7))
        idea = make.make_proposal("submitted", area=area, place="Am Brunnen")
        _photo(idea)
        _document(idea)
        _shared(idea)
        rejected = make.make_decision(idea, DecisionKind.REJECT, ground="insult", text="Eine Person wird beleidigt.")
        make.make_outside_decider(make.make_appeal(rejected, email="b@example.org", outcome=Outcome.UPHELD))
        facts = make.make_module("reject", ground="insult")
        make.make_decision(idea, DecisionKind.REJECT, ground="insult", text="Eine Person wird beleidigt.", module=facts)
        make.make_forwarding(idea)
        _together(idea)
        make.make_decision(idea, DecisionKind.REJECT, ground="insult", text="Eine Person wird beleidigt.")
        make.make_unconfirmed(area=area)
        make.make_draft(area=area)
        _told(make.make_proposal(area=area))
        voiced = make.make_proposal("published", area=area, language="ar", title="حديقة للجميع")
        comment = make.make_comment(voiced, shown_name="Rana")
        make.make_comment(voiced, parent=comment, deleted=True)
        make.make_vote(voiced)
        _changed(voiced)
        report = make.make_report(voiced, Subject.COMMENT, comment.id, email="b@example.org", waits=False)
        make.make_appeal(rejected, Side.REPORTER, report=report, outcome=Outcome.UPHELD)
        _locked(voiced)
        add(CommentRule(aktionsraum_id=area.id, looking=Looking.BEFORE, hours=[[0, 540, 1020]]))
        add(Block(account_id=make.make_account().id, since=clock.now(), ground="insult", decision_id=1))
        add(MoveNotice(proposal_id=voiced.id, kind=Move.MERGE, due_at=clock.now()))
        make.make_offer(voiced)
        make.make_sheet(voiced, SupportKind.SIGNATURES, 12)
        _written_down(area)
        _staff_photo()
        add(OfferMail(proposal_id=voiced.id, leaves_at=clock.now()))
        make.make_measure("applied", proposal=make.make_proposal("promoted", area=area))
        make.make_measure("running", proposal=make.make_proposal("promoted", area=area), paid_cents=1_00)
        waiting = make.make_commitment(make.make_pot(area), reserved_cents=2_000_00)
        make.make_order(waiting, make.make_staff("coordinator"), amount_cents=2_000_00)
        _log()


def _log() -> None:
    today = clock.today()
    note_act(Actor.system("init"), "command:init")
    add(LogRetention(month=date(2020, 1, 1), decided_at=clock.now(), keep_months=24, entry_count=3))
    whom = {"account_id": 3, "requested_by_id": 4, "requested_at": clock.now(), "reason": "Eine Beschwerde liegt vor."}
    add(PersonRequest(**whom, first_day=today, last_day=today))


def _written_down(area: Aktionsraum) -> None:
    idea = make.make_entered(area=area, event=make.make_event(area), source=Source.ONLINE)
    picture = add(Picture(**_sent() | {"owner": "card"}, key="d" * 40, blurred_key="e" * 40, width=1, height=1))
    add(CardPhoto(picture_id=picture.id, key_hash=hash_secret("card"), taken_at=clock.now(), proposal_id=idea.id))


def _staff_photo() -> None:
    picture = add(Picture(**_sent() | {"owner": "staff"}, key="f" * 40, blurred_key="0" * 40, width=1, height=1))
    add(StaffPhoto(account_id=make.make_staff("coordinator").id, picture_id=picture.id, agreed_at=clock.now()))


def _changed(idea: Proposal) -> None:
    now = clock.now()
    add(ChangeNotice(proposal_id=idea.id, changed_at=now, due_at=now))
    add(DeclineNotice(proposal_id=idea.id, declined_at=now))
    add(PassageRemoval(proposal_id=idea.id, at=now, by_desk=False))


def _photo(idea: Proposal) -> None:
    """Rows alone: there is no application here, and so no storage."""
    picture = add(Picture(**_sent(), key="a" * 40, blurred_key="b" * 40, width=1, height=1, shows_children=True))
    add(ProposalPhoto(picture_id=picture.id, proposal_id=idea.id))


def _shared(idea: Proposal) -> None:
    item = session().scalars(sa.select(WaitingItem).filter_by(proposal_id=idea.id)).one()
    add(HandoverNote(waiting_item_id=item.id, text="Bitte anrufen.", written_at=clock.now()))


def _told(idea: Proposal) -> None:
    make.make_telling(idea, waits=False)


def _locked(idea: Proposal) -> None:
    what = {"subject": Subject.IDEA, "proposal_id": idea.id, "aktionsraum_id": idea.aktionsraum_id}
    since = {"since": clock.now(), "lifted_at": clock.now()}
    add(Lock(**what, ground="threat", hashes=[hash_secret("x")], **since))


def _together(idea: Proposal) -> None:
    account, now = make.make_staff("coordinator"), clock.now()
    add(DeskNote(proposal_id=idea.id, author_id=account.id, text="Die Schule weiß Bescheid.", written_at=now))
    item = add(ChecklistItem(aktionsraum_id=idea.aktionsraum_id, label="Ort angesehen", position=1))
    add(ChecklistTick(proposal_id=idea.id, item_id=item.id, ticked_by_id=account.id, ticked_at=now))
    add(Caretaker(proposal_id=idea.id, account_id=account.id, since=now))
    add(Watch(proposal_id=idea.id, account_id=account.id, seen_at=now))
    make.make_meeting([idea], by=account)


def _document(idea: Proposal) -> None:
    document = add(Document(**_sent(), key="c" * 40, title="Kostenplan", pages=1))
    add(ProposalDocument(document_id=document.id, proposal_id=idea.id))


def _sent() -> dict[str, Any]:
    return {"owner": "proposal", "bytes": 1, "sha256": hash_secret("x"), "uploaded_at": clock.now()}


def _people(area: Aktionsraum) -> None:
    now = clock.now()
    account = make.make_staff("officer", [area])
    add(Organisation(name="Verein der Nachbarn", created_at=now))
    add(Absence(account_id=account.id, first_day=clock.today(), last_day=clock.today()))
    add(RecoveryCode(account_id=account.id, code_hash=hash_secret(new_token())))
    add(
        AccessLink(
            account_id=account.id,
            purpose="set_up",
            token_hash=hash_secret(new_token()),
            created_at=now,
            expires_at=now + timedelta(days=3),
        )
    )
    add(
        SignInCode(
            email="a@example.org",
            email_key="a@example.org",
            code_hash=hash_secret("123456"),
            link_hash=hash_secret(new_token()),
            salt=new_token(),
            language="de",
            intent={"act": "vote", "proposal_id": 1},
            created_at=now,
            code_expires_at=now + timedelta(hours=1),
            link_expires_at=now + timedelta(days=3),
        )
    )
    add(
        OutboxMail(
            kind="sign_in_code",
            address="a@example.org",
            language="de",
            values={},
            secret={"code": "123456"},
            created_at=now,
            next_try_at=now,
        )
    )
    add(
        Boundary(
            aktionsraum_id=area.id,
            west=7.46,
            south=51.52,
            east=7.47,
            north=51.53,
            polygons=SQUARE,
            outline=SQUARE[0],
            source="made up",
            imported_at=now,
        )
    )
    hit("code", "a@example.org", limit=5, seconds=60)
