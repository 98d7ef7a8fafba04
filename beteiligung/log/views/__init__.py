"""Pages of the log, for those who may read it."""

from beteiligung.log.views import entries, persons
from beteiligung.log.views.blueprint import bp

__all__ = ["bp", "entries", "persons"]
