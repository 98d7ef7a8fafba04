"""The made-up people of the demonstration. Residents are called as neighbours are; staff carry "(Vorführung)"."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.accounts.models import Role


@dataclass(frozen=True)
class DemoResident:
    """A neighbour. ``shown_name`` None is shown as "Nachbar*in"."""

    key: str
    shown_name: str | None
    language: str = "de"


@dataclass(frozen=True)
class DemoStaff:
    """A member of staff with a role and, for officers, areas by slug."""

    key: str
    name: str
    role: Role
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("Deutsch",)
    phone: str | None = None
    hours: str | None = None
    place: str | None = None


RESIDENTS = (
    DemoResident("resident", "Yusuf"),
    DemoResident("resident-2", "Lena"),
    DemoResident("samira", "سميرة", "ar"),
    DemoResident("emre", "Emre"),
    DemoResident("olga", "Olga"),
    DemoResident("karim", "Karim", "ar"),
    DemoResident("ines", "Ines"),
    DemoResident("paul", None),
    DemoResident("mehtap", "Mehtap"),
    DemoResident("jonas", "Jonas"),
    DemoResident("dilek", None),
    DemoResident("anna", "Anna"),
    DemoResident("tim", "Tim"),
    DemoResident("rolf", "Rolf"),
)

STAFF = (
    DemoStaff(
        "officer",
        "Miriam (Vorführung)",
        Role.OFFICER,
        ("nordmarkt", "hafen", "borsigplatz"),
        ("Deutsch", "Türkçe", "English"),
        "0231 000001",
        "Dienstag 10 bis 13 Uhr, Donnerstag 15 bis 18 Uhr",
        "Büro am Nordmarkt",
    ),
    DemoStaff(
        "officer-2",
        "Tarek (Vorführung)",
        Role.OFFICER,
        ("hoerde", "scharnhorst-ost", "dorstfeld", "marten"),
        ("Deutsch", "العربية"),
        "0231 000002",
        "Montag 14 bis 17 Uhr",
        "Büro in Hörde",
    ),
    DemoStaff("coordinator", "Katrin (Vorführung)", Role.COORDINATOR),
    DemoStaff("coordinator-2", "Bernd (Vorführung)", Role.COORDINATOR),
    DemoStaff("auditor", "Ruth (Vorführung)", Role.AUDITOR),
    DemoStaff("admin", "Alex (Vorführung)", Role.ADMIN),
)
