"""What tests about reports and hiding have in common: acting as the desk, in one unit of work."""

from beteiligung.access.actor import Actor
from beteiligung.core.database import session, unit_of_work
from beteiligung.moderation import operations
from beteiligung.moderation.models import Reason, Subject
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import Proposal

FACTS = "Im zweiten Satz steht ein Schimpfwort über einen Nachbarn."
SENDER = operations.Sender(person="a browser", network="a network")
SECRET = "a-secret-of-forty-characters-or-so-12345"


def contribution(idea, thing=None, subject=Subject.IDEA):
    """The rows as they are now, in this session."""
    proposal = session().get_one(Proposal, idea.id)
    return Contribution(proposal, subject, session().get_one(type(thing), thing.id) if thing else proposal)


def hide(actor, idea, thing=None, subject=Subject.IDEA, ground="insult", version=None):
    with unit_of_work():
        asked = contribution(idea, thing, subject)
        return operations.hide_content(actor, asked, ground=ground, facts=FACTS, version=version or asked.version).id


def restore(actor, idea, thing=None, subject=Subject.IDEA):
    with unit_of_work():
        asked = contribution(idea, thing, subject)
        operations.restore_content(actor, asked, version=asked.version)


def lock(actor, idea, thing=None, subject=Subject.IDEA, ground="forbidden_content", tells=False):
    with unit_of_work():
        asked = contribution(idea, thing, subject)
        return operations.lock_content(actor, asked, ground=ground, tells=tells).id


def report(
    idea,
    thing=None,
    subject=Subject.IDEA,
    *,
    actor=None,
    reason=Reason.INSULT,
    email=None,
    secret=SECRET,
    language="de",
    sender=SENDER,
):
    with unit_of_work():
        return operations.report_content(
            actor or Actor(),
            contribution(idea, thing, subject),
            reason=reason,
            explanation="Dort wird jemand beschimpft, im zweiten Satz.",
            email=email,
            language=language,
            secret=secret,
            sender=sender,
        ).id
