"""Routes about accounts: residents' pages, and those on which staff sign in."""

from beteiligung.accounts.views import demo, desk, desk_set_up, home, sign_in
from beteiligung.accounts.views.blueprint import bp

__all__ = ["bp", "demo", "desk", "desk_set_up", "home", "sign_in"]
