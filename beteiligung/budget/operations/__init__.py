"""Every write of money.

Reservations, orders and signatures are the primitives of the acts in ``measures.operations``, which say what they are
for. Whoever writes to a commitment locks it first and its pot second, as the trigger of the ledger does, so that
nobody waits for each other in a circle.
"""

from beteiligung.budget.operations.book import reserve
from beteiligung.budget.operations.funds import NewPot, set_up_fund
from beteiligung.budget.operations.orders import MoneyCase, order_commitment, order_payment, order_release
from beteiligung.budget.operations.signatures import sign_order, take_back_order

__all__ = [
    "MoneyCase",
    "NewPot",
    "order_commitment",
    "order_payment",
    "order_release",
    "reserve",
    "set_up_fund",
    "sign_order",
    "take_back_order",
]
