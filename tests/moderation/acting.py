"""What tests of the desk's operations have in common: rows as they are now, and one act in one unit of work."""

from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals.models import Proposal


def the(idea):
    """The row as it is now, in this session."""
    return session().get_one(Proposal, idea.id)


def do(act, *args, **kwargs):
    with unit_of_work():
        return act(*args, **kwargs)
