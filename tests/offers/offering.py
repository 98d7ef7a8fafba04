"""What tests of offers share."""

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.offers.models import Offer

WORDS = "Ich kann übersetzen, Arabisch und Deutsch."


def address(idea, rest="", language="de"):
    return f"/{language}/ideen/{idea.id}/mithelfen{rest}"


def offers(world):
    return world.ask(lambda: session().scalars(sa.select(Offer)).all())


def code(world):
    query = sa.select(OutboxMail.secret).where(OutboxMail.kind == "sign_in_code").order_by(OutboxMail.id.desc())
    return world.ask(lambda: session().scalars(query).first()["code"])
