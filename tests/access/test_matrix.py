"""Who may do what: product rules, section 11, as one table in words.

Each line is an act on a thing in a situation, and the letters of those who may. Everybody else may not.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import TABLE, can

HERE, THERE = 1, 2
KEY = "hash of a draft key"

PEOPLE = {
    "v": ("visitor", Actor()),
    "d": ("visitor who holds the draft's key", Actor(draft_keys=frozenset({KEY}))),
    "s": ("signed in", Actor(account_id=10, is_confirmed=True)),
    "A": ("author", Actor(account_id=11, is_confirmed=True)),
    "b": ("blocked", Actor(account_id=12, is_confirmed=True, is_blocked=True)),
    "o": (
        "officer of the area, member of body 5",
        Actor(account_id=20, officer_for=frozenset({HERE}), organisations=frozenset({5})),
    ),
    "e": ("officer of another area", Actor(account_id=21, officer_for=frozenset({THERE}))),
    "c": ("coordinator", Actor(account_id=30, is_coordinator=True)),
    "C": ("second coordinator", Actor(account_id=31, is_coordinator=True)),
    "u": ("auditor", Actor(account_id=40, is_auditor=True)),
    "a": ("admin", Actor(account_id=50, is_admin=True)),
    "P": ("the platform", Actor.system("test")),
    "x": ("named from outside for appeal 7", Actor(outside_appeal_id=7)),
}

EVERYBODY = "".join(PEOPLE)


@dataclass
class Thing:
    """What predicates ask for, and nothing else."""

    author_id: int | None = None
    draft_key_hash: str | None = None
    aktionsraum_id: int | None = HERE
    is_public: bool = False
    is_sent: bool = True
    is_handed_in: bool = True
    preparer_id: int | None = None
    checker_id: int | None = None
    first_signer_id: int | None = None
    touches_area_pot: bool = False
    account_id: int | None = None
    locked_at: datetime | None = None
    first_decider_id: int | None = None
    appellant_id: int | None = None
    appeal_id: int | None = None
    requested_by_id: int | None = None
    is_open: bool = False
    aktionsraum_ids: frozenset[int] = frozenset()
    entered_by_id: int | None = None
    co_author_ids: frozenset[int] = frozenset()
    organisation_id: int | None = None
    about: "Thing | None" = None
    lead: "Thing | None" = None
    reporter_ids: frozenset[int] = frozenset()


SITUATIONS = {
    "nothing in particular": None,
    "a draft": Thing(draft_key_hash=KEY, is_sent=False, is_handed_in=False),
    "a draft of a signed-in author": Thing(author_id=11, is_sent=False),
    "an unconfirmed idea": Thing(draft_key_hash=KEY, is_handed_in=False),
    "a released idea that nobody has confirmed": Thing(draft_key_hash=KEY),
    "an unconfirmed idea of the officer": Thing(author_id=20),
    "a submitted idea": Thing(author_id=11),
    "a published idea": Thing(author_id=11, is_public=True),
    "a public idea whose author was erased": Thing(is_public=True),
    "a hidden idea whose author was erased": Thing(),
    "a submitted idea of the officer": Thing(author_id=20),
    "a submitted idea of the coordinator": Thing(author_id=30),
    "an idea the officer is co-author of": Thing(author_id=11, co_author_ids=frozenset({20}), is_public=True),
    "an idea of the officer's body": Thing(author_id=11, organisation_id=5, is_public=True),
    "a submitted idea of the blocked": Thing(author_id=12),
    "a comment of the blocked": Thing(author_id=12, aktionsraum_id=None),
    "a block of the second coordinator": Thing(account_id=31),
    "something locked": Thing(author_id=11, locked_at=datetime.now(UTC)),
    "a locked idea that nobody confirmed": Thing(draft_key_hash=KEY, is_handed_in=False, locked_at=datetime.now(UTC)),
    "words of somebody of the area": Thing(),
    "a lock of what the second coordinator is co-author of": Thing(
        about=Thing(author_id=11, co_author_ids=frozenset({31}))
    ),
    "an idea the officer wrote down": Thing(entered_by_id=20),
    "an idea the coordinator wrote down": Thing(entered_by_id=30),
    "an idea an officer elsewhere wrote down": Thing(entered_by_id=21),
    "something that waits": Thing(),
    "days away of the officer": Thing(account_id=20),
    "days away of an officer elsewhere": Thing(account_id=21),
    "the account of a coordinator": Thing(account_id=30),
    "an appeal that the officer decided first": Thing(author_id=11, first_decider_id=20, appeal_id=7),
    "an appeal that the coordinator decided first": Thing(author_id=11, first_decider_id=30, appeal_id=8),
    "an appeal about what the officer wrote": Thing(author_id=20, first_decider_id=30, appeal_id=8),
    "an appeal that the second coordinator made": Thing(
        author_id=11, first_decider_id=20, appellant_id=31, appeal_id=8
    ),
    "an appeal whose first decider is unknown": Thing(appeal_id=8),
    "entries of the officer, asked for": Thing(account_id=20, requested_by_id=30),
    "entries of the second coordinator, asked for": Thing(account_id=31, requested_by_id=30),
    "entries of the officer, agreed to": Thing(account_id=20, requested_by_id=30, is_open=True),
    "a note of the officer": Thing(author_id=20, aktionsraum_id=None),
    "a note whose author was erased": Thing(aktionsraum_id=None),
    "a note of the officer about their own idea": Thing(author_id=20, aktionsraum_id=None, about=Thing(author_id=20)),
    "a note about an idea of the coordinator": Thing(author_id=31, aktionsraum_id=None, about=Thing(author_id=30)),
    "a note about an idea of the officer's body": Thing(
        author_id=20, aktionsraum_id=None, about=Thing(organisation_id=5)
    ),
    "an appeal about what the second coordinator is co-author of": Thing(
        author_id=11, first_decider_id=20, appeal_id=8, about=Thing(author_id=11, co_author_ids=frozenset({31}))
    ),
    "an appeal against a merge into what the second coordinator wrote": Thing(
        author_id=11, first_decider_id=20, appeal_id=8, lead=Thing(author_id=31)
    ),
    "an idea that the officer reported": Thing(author_id=11, is_public=True, reporter_ids=frozenset({20})),
    "an event of the area": Thing(),
    "an event of another area": Thing(aktionsraum_id=THERE),
    "a meeting about the area and another": Thing(aktionsraum_id=None, aktionsraum_ids=frozenset({HERE, 3})),
    "a meeting about another area": Thing(aktionsraum_id=None, aktionsraum_ids=frozenset({THERE})),
    "a comment": Thing(author_id=11, aktionsraum_id=None),
    "a comment whose author was erased": Thing(aktionsraum_id=None),
    "an offer": Thing(author_id=11, aktionsraum_id=None),
    "a measure the officer prepared": Thing(preparer_id=20),
    "a measure the coordinator prepared": Thing(preparer_id=30),
    "a measure from ideas of the officer and the coordinator": Thing(
        co_author_ids=frozenset({20, 30}), touches_area_pot=True
    ),
    "a measure of the officer's body": Thing(organisation_id=5, touches_area_pot=True),
    "a measure the second coordinator checked": Thing(preparer_id=20, checker_id=31),
    "money of the area pot": Thing(preparer_id=20, touches_area_pot=True),
    "money of the central pot": Thing(preparer_id=20),
    "money the coordinator signed first": Thing(preparer_id=20, first_signer_id=30),
    "money the officer signed first": Thing(preparer_id=20, first_signer_id=20, touches_area_pot=True),
}

MATRIX = """
act                       | situation                                | who may
read the public           | nothing in particular                    | vdsAboecCuaPx
sign in                   | nothing in particular                    | vdsAboecCuaPx
staff sign in             | nothing in particular                    | vdsAboecCuaPx
use the account           | nothing in particular                    | sAboecCua
find one's own ideas      | nothing in particular                    | vdsAboecCuaPx
begin an idea             | nothing in particular                    | vdsAoecCPx
send an idea              | a draft                                  | d
send an idea              | a draft of a signed-in author            | A
send an idea              | a submitted idea of the officer          | o
confirm an idea           | an unconfirmed idea                      | P
confirm an idea           | a submitted idea                         | AP
read an idea              | a draft                                  | d
read an idea              | a draft of a signed-in author            | A
read an idea              | an unconfirmed idea                      | docCu
read an idea              | a submitted idea                         | AocCu
read an idea              | a published idea                         | vdsAboecCuaPx
read an idea              | a public idea whose author was erased    | vdsAboecCuaPx
read an idea              | a hidden idea whose author was erased    | ocCu
read an idea at the desk  | a draft                                  |
read an idea at the desk  | a submitted idea                         | ocCu
read an idea at the desk  | a published idea                         | ocCu
see what is one's own     | a draft                                  | d
see what is one's own     | a submitted idea                         | A
see what is one's own     | a submitted idea of the blocked          | b
throw a draft away        | a draft                                  | d
throw a draft away        | a submitted idea of the blocked          | b
send an idea              | a submitted idea of the blocked          |
edit an idea              | a submitted idea of the blocked          |
answer a question         | a submitted idea of the blocked          |
withdraw an idea          | a submitted idea of the blocked          | b
remove a passage          | a submitted idea of the blocked          | b
edit an idea              | a draft                                  | d
edit an idea              | an unconfirmed idea                      | d
edit an idea              | a released idea that nobody has confirmed |
edit an idea              | a published idea                         | A
edit an idea              | a public idea whose author was erased    |
answer a question         | a submitted idea                         | A
withdraw an idea          | a published idea                         | A
withdraw an idea          | a public idea whose author was erased    |
be named with the lead    | a published idea                         | A
be named with the lead    | a public idea whose author was erased    |
remove a passage          | a submitted idea                         | A
remove a passage          | a published idea                         | A
remove a passage          | an unconfirmed idea                      |
remove a passage          | a public idea whose author was erased    |
let an idea lapse         | an unconfirmed idea                      | P
let an idea lapse         | a submitted idea                         | P
release an idea           | an unconfirmed idea                      | ocC
release an idea           | an unconfirmed idea of the officer       | cC
import ideas              | nothing in particular                    | P
write an idea down        | words of somebody of the area            | ocC
write an idea down        | nothing in particular                    | cC
take an entry back        | an idea the officer wrote down           | o
take an entry back        | an idea the coordinator wrote down       | c
take an entry back        | an idea an officer elsewhere wrote down  |
take an entry back        | words of somebody of the area            |
publish an idea           | an idea the officer wrote down           | ocC
publish an idea           | a submitted idea                         | ocC
publish an idea           | a submitted idea of the officer          | cC
publish an idea           | a submitted idea of the coordinator      | oC
publish an idea           | an idea the officer is co-author of      | cC
publish an idea           | an idea of the officer's body            | cC
publish an idea           | a hidden idea whose author was erased    | ocC
return an idea            | a submitted idea                         | ocC
return an idea            | a submitted idea of the officer          | cC
reject an idea            | a submitted idea                         | ocC
reject an idea            | a submitted idea of the coordinator      | oC
review an idea            | a published idea                         | ocC
decline an idea           | a published idea                         | ocC
decline an idea           | a submitted idea of the officer          | cC
forward an idea           | a submitted idea                         | ocC
forward an idea           | a submitted idea of the coordinator      | oC
merge ideas               | a submitted idea                         | ocC
merge ideas               | a published idea                         | ocC
merge ideas               | a submitted idea of the officer          | cC
merge ideas               | a submitted idea of the coordinator      | oC
separate ideas            | a published idea                         | ocCP
separate ideas            | a submitted idea of the officer          | cCP
split an idea             | a published idea                         | ocC
split an idea             | a submitted idea of the officer          | cC
mask a photo              | a submitted idea                         | ocC
mask a photo              | a submitted idea of the officer          | cC
attach a document         | a submitted idea                         | ocC
attach a document         | a submitted idea of the officer          | cC
promote an idea           | a published idea                         | ocC
promote an idea           | a submitted idea of the officer          | ocC
reopen an idea            | a published idea                         | cC
count support on paper    | a published idea                         | ocC
count support on paper    | a submitted idea of the officer          | cC
vote                      | a published idea                         | sAoecC
take a vote back          | a published idea                         | sAboecC
write a comment           | a published idea                         | sAoecC
let a comment through     | a published idea                         | ocC
let a comment through     | a submitted idea of the officer          | cC
set rules for comments    | nothing in particular                    | cC
edit a comment            | a comment                                | A
edit a comment            | a comment of the blocked                 |
delete a comment          | a comment of the blocked                 | b
edit a comment            | a comment whose author was erased        |
delete a comment          | a comment                                | A
delete a comment          | a comment whose author was erased        |
answer for the city       | a published idea                         | ocC
answer for the city       | a submitted idea of the officer          | cC
offer to help             | nothing in particular                    | sAoecC
offer to help             | a published idea                         | soecC
offer to help             | a submitted idea of the officer          | sAecC
offer to help             | an idea the officer is co-author of      | soecC
offer to help             | a public idea whose author was erased    | sAoecC
change an offer           | an offer                                 | A
change an offer           | a comment of the blocked                 |
take an offer back        | an offer                                 | A
take an offer back        | a comment of the blocked                 | b
read offers               | a draft                                  |
read offers               | a published idea                         | AocC
read offers               | a submitted idea of the officer          | ocC
read offers               | a public idea whose author was erased    | ocC
report something          | a published idea                         | vdsAboecCuaPx
hide and restore          | a published idea                         | ocC
hide and restore          | a submitted idea of the officer          | cC
hide and restore          | a submitted idea of the coordinator      | oC
hide and restore          | an idea the officer is co-author of      | cC
hide and restore          | something locked                         |
cover a text              | a published idea                         | ocC
cover a text              | a submitted idea of the officer          | cC
lock something            | a published idea                         | ocC
lock something            | a submitted idea of the coordinator      | oC
answer reports            | a published idea                         | ocC
answer reports            | a submitted idea of the officer          | cC
answer reports            | an idea that the officer reported        | cC
close a discussion        | a published idea                         | ocC
close a discussion        | a submitted idea of the officer          | cC
read an idea              | something locked                         |
read an idea at the desk  | something locked                         |
edit an idea              | something locked                         |
edit an idea              | a locked idea that nobody confirmed      |
withdraw an idea          | something locked                         |
let an idea lapse         | something locked                         | P
block somebody            | a published idea                         | ocC
block somebody            | a submitted idea of the officer          | cC
block somebody            | a submitted idea of the coordinator      | oC
lift a block              | days away of the officer                 | cC
lift a block              | a block of the second coordinator        | c
see who is blocked        | nothing in particular                    | cC
see what is locked        | nothing in particular                    | oecC
tell of a lock            | words of somebody of the area            | ocC
tell of a lock            | a block of the second coordinator        | oc
tell of a lock            | a lock of what the second coordinator is co-author of | oc
lift a lock               | a lock of what the second coordinator is co-author of | c
lift a lock               | nothing in particular                    | cC
delete what is locked     | nothing in particular                    | cC
open the desk             | nothing in particular                    | oecC
share the work            | something that waits                     | ocC
tell an author            | a submitted idea                         | ocC
tell an author            | a released idea that nobody has confirmed | ocC
tell an author            | a submitted idea of the officer          | cC
say who is away           | days away of the officer                 | ocC
say who is away           | days away of an officer elsewhere        | ecC
read the settings         | nothing in particular                    | cCu
change the settings       | nothing in particular                    | cC
write on all pages        | nothing in particular                    | cC
see the staff             | nothing in particular                    | cCua
change a public card      | days away of the officer                 | ocC
change a public card      | the account of a coordinator             | cC
manage staff              | nothing in particular                    | cCa
manage staff              | days away of the officer                 | cCa
manage staff              | the account of a coordinator             | Ca
open a decision by link   | nothing in particular                    | vdsAboecCuaPx
write an appeal down      | words of somebody of the area            | ocC
write an appeal down      | nothing in particular                    | cC
read an appeal            | an appeal that the officer decided first | ocCux
read an appeal            | an appeal whose first decider is unknown | ocCu
decide an appeal          | an appeal that the officer decided first | cCx
decide an appeal          | an appeal that the coordinator decided first | oC
decide an appeal          | an appeal about what the officer wrote   | C
decide an appeal          | an appeal that the second coordinator made | c
decide an appeal          | an appeal about what the second coordinator is co-author of | c
decide an appeal          | an appeal against a merge into what the second coordinator wrote | c
decide an appeal          | an appeal whose first decider is unknown | ocC
name somebody outside     | an appeal that the officer decided first | cC
name somebody outside     | an appeal that the coordinator decided first | cC
name somebody outside     | an appeal about what the second coordinator is co-author of | c
name somebody outside     | an appeal that the second coordinator made | c
name somebody outside     | an appeal against a merge into what the second coordinator wrote | c
read a measure            | a measure the officer prepared           | vdsAboecCuaPx
keep ready-made texts     | nothing in particular                    | cC
keep the offices          | nothing in particular                    | cC
read notes                | a submitted idea                         | ocCu
read notes                | a draft                                  |
read notes                | a submitted idea of the officer          | cCu
write a note              | a submitted idea                         | ocC
write a note              | a submitted idea of the officer          | cC
delete a note             | a note of the officer                    | ocC
delete a note             | a note of the officer about their own idea | cC
delete a note             | a note about an idea of the coordinator  | C
delete a note             | a note about an idea of the officer's body | cC
delete a note             | a note whose author was erased           | cC
tick a checklist          | a submitted idea                         | ocC
tick a checklist          | a submitted idea of the coordinator      | oC
edit checklists           | nothing in particular                    | cC
say who looks after it    | a published idea                         | ocC
say who looks after it    | a submitted idea of the officer          | cC
follow an idea            | a submitted idea of the officer          | ocC
follow an idea            | a draft                                  |
put an event right        | an event of the area                     | ocC
put an event right        | an event of another area                 | ecC
hold a meeting            | a meeting about the area and another     | ocC
hold a meeting            | a meeting about another area             | ecC
read a measure's file     | a measure the officer prepared           | ocCu
prepare a measure         | a measure the officer prepared           | ocC
check a measure           | a measure the officer prepared           | cC
check a measure           | a measure the coordinator prepared       | C
check a measure           | a measure from ideas of the officer and the coordinator | C
decide a measure          | a measure the officer prepared           | ocC
decide a measure          | a measure from ideas of the officer and the coordinator | C
decide a measure          | a measure of the officer's body          | cC
sign money first          | a measure from ideas of the officer and the coordinator | C
sign money first          | a measure of the officer's body          | cC
sign money second         | a measure from ideas of the officer and the coordinator | C
sign money first          | money of the area pot                    | ocC
sign money first          | money of the central pot                 | cC
sign money second         | money of the central pot                 | cC
sign money second         | money of the area pot                    | cC
sign money second         | a measure the coordinator prepared       | C
sign money second         | a measure the second coordinator checked | c
sign money second         | money the coordinator signed first       | C
sign money second         | money the officer signed first           | cC
open contact data         | a draft                                  |
open contact data         | a submitted idea                         | ocCu
open contact data         | a submitted idea of the officer          | ocCu
open contact data         | a released idea that nobody has confirmed | ocCu
open contact data         | a public idea whose author was erased    | ocCu
read the log              | nothing in particular                    | oecCu
export the log            | nothing in particular                    | oecCu
ask for a person          | nothing in particular                    | cCu
take such a request back  | entries of the officer, asked for        | c
agree to a request        | entries of the officer, asked for        | Cu
agree to a request        | entries of the second coordinator, asked for | u
read a person's entries   | entries of the officer, asked for        |
read a person's entries   | entries of the officer, agreed to        | c
open the administration   | nothing in particular                    | cCua
see operations            | nothing in particular                    | a
set up the city           | nothing in particular                    | P
"""

ACTS = {
    "read the public": P.PUBLIC_READ,
    "sign in": P.SIGN_IN,
    "staff sign in": P.STAFF_SIGN_IN,
    "use the account": P.ACCOUNT_USE,
    "find one's own ideas": P.PROPOSAL_OWN,
    "begin an idea": P.PROPOSAL_DRAFT,
    "send an idea": P.PROPOSAL_SEND,
    "confirm an idea": P.PROPOSAL_CONFIRM,
    "read an idea": P.PROPOSAL_READ,
    "read an idea at the desk": P.PROPOSAL_READ_FILE,
    "see what is one's own": P.PROPOSAL_READ_OWN,
    "throw a draft away": P.PROPOSAL_DISCARD,
    "edit an idea": P.PROPOSAL_EDIT,
    "answer a question": P.PROPOSAL_ANSWER,
    "withdraw an idea": P.PROPOSAL_WITHDRAW,
    "remove a passage": P.PROPOSAL_REMOVE_PASSAGE,
    "let an idea lapse": P.PROPOSAL_LAPSE,
    "release an idea": P.PROPOSAL_RELEASE,
    "import ideas": P.PROPOSAL_IMPORT,
    "write an idea down": P.PROPOSAL_ENTER,
    "take an entry back": P.PROPOSAL_UNENTER,
    "publish an idea": P.PROPOSAL_PUBLISH,
    "return an idea": P.PROPOSAL_RETURN,
    "reject an idea": P.PROPOSAL_REJECT,
    "review an idea": P.PROPOSAL_REVIEW,
    "decline an idea": P.PROPOSAL_DECLINE,
    "forward an idea": P.PROPOSAL_FORWARD,
    "merge ideas": P.PROPOSAL_MERGE,
    "separate ideas": P.PROPOSAL_UNMERGE,
    "split an idea": P.PROPOSAL_SPLIT,
    "be named with the lead": P.PROPOSAL_JOIN,
    "mask a photo": P.PROPOSAL_MASK,
    "attach a document": P.PROPOSAL_ATTACH,
    "promote an idea": P.PROPOSAL_PROMOTE,
    "report something": P.CONTENT_REPORT,
    "hide and restore": P.CONTENT_HIDE,
    "cover a text": P.CONTENT_COVER,
    "lock something": P.CONTENT_LOCK,
    "answer reports": P.REPORT_ANSWER,
    "close a discussion": P.THREAD_CLOSE,
    "block somebody": P.PERSON_BLOCK,
    "lift a block": P.PERSON_UNBLOCK,
    "see who is blocked": P.PERSON_READ_BLOCKS,
    "see what is locked": P.LOCK_READ,
    "tell of a lock": P.LOCK_TELL,
    "lift a lock": P.LOCK_LIFT,
    "delete what is locked": P.LOCK_ERASE,
    "reopen an idea": P.PROPOSAL_REOPEN,
    "count support on paper": P.SUPPORT_COUNT,
    "vote": P.VOTE_CAST,
    "take a vote back": P.VOTE_TAKE_BACK,
    "write a comment": P.COMMENT_WRITE,
    "let a comment through": P.COMMENT_LET_THROUGH,
    "set rules for comments": P.COMMENT_RULES_EDIT,
    "edit a comment": P.COMMENT_EDIT,
    "delete a comment": P.COMMENT_DELETE,
    "answer for the city": P.COMMENT_ANSWER,
    "offer to help": P.OFFER_MAKE,
    "change an offer": P.OFFER_CHANGE,
    "take an offer back": P.OFFER_TAKE_BACK,
    "read offers": P.OFFER_READ,
    "open the desk": P.DESK_READ,
    "share the work": P.DESK_SHARE,
    "tell an author": P.AUTHOR_TELL,
    "say who is away": P.ABSENCE_NOTE,
    "open a decision by link": P.APPEAL_BY_LINK,
    "write an appeal down": P.APPEAL_ENTER,
    "read an appeal": P.APPEAL_READ,
    "decide an appeal": P.APPEAL_DECIDE,
    "name somebody outside": P.APPEAL_NAME_OUTSIDE,
    "keep ready-made texts": P.TEXTS_EDIT,
    "keep the offices": P.OFFICES_EDIT,
    "read notes": P.NOTE_READ,
    "write a note": P.NOTE_WRITE,
    "delete a note": P.NOTE_DELETE,
    "tick a checklist": P.CHECKLIST_TICK,
    "edit checklists": P.CHECKLIST_EDIT,
    "say who looks after it": P.PROPOSAL_ASSIGN,
    "follow an idea": P.PROPOSAL_WATCH,
    "put an event right": P.EVENT_EDIT,
    "hold a meeting": P.MEETING_HOLD,
    "read a measure": P.MEASURE_READ,
    "read a measure's file": P.MEASURE_READ_FILE,
    "prepare a measure": P.MEASURE_PREPARE,
    "check a measure": P.MEASURE_CHECK,
    "decide a measure": P.MEASURE_DECIDE,
    "sign money first": P.MONEY_FIRST_SIGNATURE,
    "sign money second": P.MONEY_SECOND_SIGNATURE,
    "open contact data": P.CONTACT_READ,
    "read the log": P.LOG_READ,
    "export the log": P.LOG_EXPORT,
    "ask for a person": P.LOG_REQUEST_PERSON,
    "take such a request back": P.LOG_WITHDRAW_REQUEST,
    "agree to a request": P.LOG_APPROVE_PERSON,
    "read a person's entries": P.LOG_READ_PERSON,
    "open the administration": P.ADMINISTRATION_READ,
    "read the settings": P.SETTINGS_READ,
    "change the settings": P.SETTINGS_EDIT,
    "write on all pages": P.PAGES_EDIT,
    "see the staff": P.STAFF_READ,
    "change a public card": P.STAFF_CARD,
    "manage staff": P.STAFF_MANAGE,
    "see operations": P.OPERATIONS_READ,
    "set up the city": P.CITY_SET_UP,
}

LINES = [tuple(cell.strip() for cell in line.split("|")) for line in MATRIX.strip().splitlines()[1:]]


@pytest.mark.parametrize(("act", "situation", "allowed"), LINES, ids=[f"{act}, {about}" for act, about, _ in LINES])
def test_who_may(act, situation, allowed):
    thing = SITUATIONS[situation]
    may = "".join(letter for letter, (_, actor) in PEOPLE.items() if can(actor, ACTS[act], thing))
    named = [f"{PEOPLE[letter][0]}: {'may' if letter in may else 'may not'}" for letter in set(may) ^ set(allowed)]
    assert not named, f"{act}, {situation}: {', '.join(sorted(named))}"


def test_what_is_partly_theirs_is_theirs():
    """No act of the desk that is barred from what staff wrote is open to them as co-author or through their body."""
    officer, others = PEOPLE["o"][1], Thing(author_id=11)
    decided = {act for act in P if can(officer, act, others) and not can(officer, act, Thing(author_id=20))}
    assert len(decided) > 25
    for thing in (Thing(author_id=11, co_author_ids=frozenset({20})), Thing(author_id=11, organisation_id=5)):
        assert {act for act in decided if can(officer, act, thing)} == {P.OFFER_MAKE}


def test_the_matrix_speaks_of_every_permission():
    assert set(ACTS.values()) == set(P)
    assert {act for act, _, _ in LINES} == set(ACTS)


def test_the_policy_knows_every_permission():
    assert set(TABLE) == set(P)
