"""Reporting something: pages for everybody, so their words are in the residents' catalogue."""

from beteiligung.moderation.views.reporting import routes
from beteiligung.moderation.views.reporting.routes import bp

__all__ = ["bp", "routes"]
