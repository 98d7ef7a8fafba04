"""What everybody can reach of moderation without an account: the page of a decision, and the appeal against it."""

from beteiligung.moderation.views.public import blocked, decisions
from beteiligung.moderation.views.public.blueprint import bp, link_to_decision

__all__ = ["blocked", "bp", "decisions", "link_to_decision"]
