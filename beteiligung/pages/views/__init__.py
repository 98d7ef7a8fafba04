"""Pages that belong to no feature, and what browsers and search engines ask for beside pages."""

from beteiligung.pages.views import components, crawlers, legal, start
from beteiligung.pages.views.blueprint import bp, root

__all__ = ["bp", "components", "crawlers", "legal", "root", "start"]
