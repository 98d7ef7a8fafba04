"""The acting person as a plain value: no database row, no request."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Built once per request, or by tests and commands.

    ``officer_for`` holds the ids of the areas the person is officer or deputy of today.
    ``draft_keys`` are hashes of the keys of unsent ideas in this browser.
    """

    account_id: int | None = None
    is_confirmed: bool = False
    officer_for: frozenset[int] = frozenset()
    is_coordinator: bool = False
    is_auditor: bool = False
    is_admin: bool = False
    draft_keys: frozenset[str] = frozenset()
    organisations: frozenset[int] = frozenset()
    is_blocked: bool = False
    system_reason: str | None = None
    outside_appeal_id: int | None = None
    """The one appeal that this person, who has no account here, was named to decide."""

    @classmethod
    def system(cls, reason: str) -> Actor:
        """The platform itself: commands, imports, timers. History shows it as "Plattform"."""
        return cls(system_reason=reason)

    @property
    def is_system(self) -> bool:
        return self.system_reason is not None

    @property
    def is_officer(self) -> bool:
        return bool(self.officer_for)

    @property
    def is_staff(self) -> bool:
        return bool(self.officer_for) or self.is_coordinator or self.is_auditor or self.is_admin

    @property
    def role(self) -> str:
        """The role in which history records an act."""
        if self.is_system:
            return "system"
        if self.outside_appeal_id is not None:
            return "outside"
        if self.is_coordinator:
            return "coordinator"
        if self.officer_for:
            return "officer"
        if self.is_auditor:
            return "auditor"
        if self.is_admin:
            return "admin"
        return "person" if self.account_id is not None else "visitor"


VISITOR = Actor()
