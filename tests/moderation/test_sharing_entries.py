"""Entries with a page of their own are shared like ideas: begun, given back, handed over to those who may decide."""

import pytest

from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.moderation.models import Subject, WaitingItem, WaitingKind
from beteiligung.moderation.operations import hand_over
from beteiligung.moderation.queries import (
    colleagues_for,
    waiting_item_of_appeal,
    waiting_item_of_measure,
    waiting_item_of_reports,
)
from tests.moderation.acting import do
from tests.moderation.contributions import contribution
from tests.support.factories import (
    make_appeal,
    make_comment,
    make_decision,
    make_heard,
    make_measure,
    make_proposal,
    make_report,
    make_staff,
    make_telling,
)

DESK = "/de/moderation/"


def asked_for(actor, item):
    return {colleague.account_id for colleague in colleagues_for(actor, item)}


def test_an_appeal_goes_to_nobody_who_decided_first(area, officer, coordinator):
    third = actor_of(make_staff("officer", [area]).id)
    idea = make_proposal("rejected", area=area)
    appeal = make_appeal(
        make_decision(idea, "reject", ground="insult", by=session().get_one(Account, officer.account_id))
    )
    item = waiting_item_of_appeal(appeal.id)
    assert asked_for(third, item) == {coordinator.account_id}
    with pytest.raises(InvalidInput):
        do(hand_over, third, item, to_id=officer.account_id, note=None)


def test_a_report_goes_to_nobody_who_wrote_what_was_reported(area, officer, coordinator):
    writer = make_staff("officer", [area])
    idea = make_proposal(area=area)
    said = make_comment(idea, writer)
    make_report(idea, Subject.COMMENT, said.id)
    item = waiting_item_of_reports(contribution(idea, said, Subject.COMMENT))
    assert asked_for(officer, item) == {coordinator.account_id}


def test_money_goes_to_coordinators_who_had_no_hand_in_it(area, officer, coordinator):
    second, third = (make_staff("coordinator") for _ in range(2))
    idea = make_proposal("promoted", area=area)
    measure = make_measure("applied", proposal=idea, preparer=second)
    item = waiting_item_of_measure(measure.id)
    assert asked_for(coordinator, item) == {third.id}


def path_of(world, kind):
    def find():
        return session().query(WaitingItem).filter_by(kind=kind).one().id

    return f"{DESK}eintraege/{world.ask(find)}"


@pytest.mark.one_database
@pytest.mark.parametrize("kind", [WaitingKind.REPORT, WaitingKind.TELL_PERSON])
def test_on_the_page_of_an_entry(people, world, kind):
    if kind is WaitingKind.REPORT:
        idea = world(make_proposal, area=people.here)
        world(make_report, idea)
        page = f"{DESK}ideen/{idea.id}/beitrag"
    else:
        idea = world(make_heard, "phone", "published", area=people.here)
        world(make_telling, idea)
        page = f"{DESK}ideen/{idea.id}/bescheid"
    officer, colleague = people.browser("officer"), people.browser("coordinator")
    path = path_of(world, kind)
    begun = officer.get(page).form_to("/beginnen").submit("Beginnen")
    assert (begun.path.partition("?")[0], "Andere sehen, dass Sie daran arbeiten." in begun) == (page, True)
    assert "arbeitet gerade daran" in colleague.get(page)
    assert "dass Sie daran arbeiten" not in officer.get(page).form_to("/zuruecklegen").submit("Zurücklegen")
    form = officer.get(page).follow("Eintrag übergeben").form()
    assert form.submit(status=422).heading == "Eintrag übergeben"
    done = form.fill(colleague=str(people.coordinator.id), note="Bitte heute.").submit("Übergeben")
    assert any("Übergeben an" in notice for notice in done.notices)
    assert "Bitte heute." in colleague.get(page)
    people.browser("officer_elsewhere").get(f"{path}/uebergeben", status=403)
    people.browser("author").get(f"{path}/uebergeben", status=403)
