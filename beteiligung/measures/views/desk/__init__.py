"""The desk of measures: from an idea to money that is granted, paid or given back."""

from beteiligung.measures.views.desk import deciding, file, listing, money, preparing
from beteiligung.measures.views.desk.blueprint import bp

__all__ = ["bp", "deciding", "file", "listing", "money", "preparing"]
