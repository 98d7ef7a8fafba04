"""What a new city begins with: ready-made texts in every language, and offices."""

from beteiligung.moderation.seeds.answers import ANSWERS, KEEPS
from beteiligung.moderation.seeds.ends import DECLINES, FORWARDS
from beteiligung.moderation.seeds.offices import OFFICES
from beteiligung.moderation.seeds.questions import FACTS, QUESTIONS

MODULES = (*QUESTIONS, *FACTS, *DECLINES, *FORWARDS, *KEEPS, *ANSWERS)

__all__ = ["MODULES", "OFFICES"]
