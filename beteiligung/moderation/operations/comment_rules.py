"""What coordinators set for the discussions of an area."""

from __future__ import annotations

from collections.abc import Mapping

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.comments.holding import rule_of
from beteiligung.comments.models import CommentRule, Looking
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_

Hours = Mapping[int, tuple[int, int]]
"""By weekday (Monday is 0): the first minute of the day on which somebody is there, and the last."""

_DAY = 24 * 60


def set_comment_rule(
    actor: Actor, aktionsraum: Aktionsraum, looking: Looking, hours: Hours, *, version: int | None
) -> CommentRule:
    """Say whether comments are read before or after, and when somebody is there.

    ``version``: that of the form, None where nothing was set. Raises InvalidInput for hours that end before they begin, Stale.
    """
    require(actor, P.COMMENT_RULES_EDIT, aktionsraum)
    if any(not (0 <= day < 7 and 0 <= first < last <= _DAY) for day, (first, last) in hours.items()):
        raise InvalidInput(N_("Die Zeiten enden, bevor sie beginnen."))
    spans = [[day, first, last] for day, (first, last) in sorted(hours.items())]
    rule = rule_of(aktionsraum.id)
    if version != (rule.version if rule is not None else None):
        raise Stale
    if rule is None:
        return add(CommentRule(aktionsraum_id=aktionsraum.id, looking=looking, hours=spans))
    rule.looking, rule.hours = looking, spans
    return rule
