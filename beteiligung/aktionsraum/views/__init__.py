"""Pages about areas, and what maps fetch: boundaries, pictures, and what is said about a pin."""

from beteiligung.aktionsraum.views import areas, map_files, pins
from beteiligung.aktionsraum.views.blueprint import bp, maps

__all__ = ["areas", "bp", "map_files", "maps", "pins"]
