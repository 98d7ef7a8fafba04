"""Everything that can be done with a measure. The first line of each operation asks the policy table, in words."""

from beteiligung.measures.operations.deciding import ask_back_measure, check_measure, decide_measure, start_measure
from beteiligung.measures.operations.money import (
    order_grant,
    order_payment,
    order_release,
    sign_order,
    take_back_order,
)
from beteiligung.measures.operations.papers import Body, Person
from beteiligung.measures.operations.preparing import apply_measure, change_measure, promote_proposal

__all__ = [
    "Body",
    "Person",
    "apply_measure",
    "ask_back_measure",
    "change_measure",
    "check_measure",
    "decide_measure",
    "order_grant",
    "order_payment",
    "order_release",
    "promote_proposal",
    "sign_order",
    "start_measure",
    "take_back_order",
]
