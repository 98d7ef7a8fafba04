"""The closed list of grounds on which an idea may stay unpublished: the law, and house rules for everybody alike.

None of them looks at an opinion. That an idea is there already, belongs elsewhere or cannot be paid is never a ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beteiligung.core.i18n import N_


class Basis(StrEnum):
    """On what a ground rests."""

    LAW = "law"
    HOUSE_RULE = "house_rule"


@dataclass(frozen=True)
class Ground:
    """One ground: its code in the database, what its author reads, and the rule it rests on."""

    code: str
    basis: Basis
    sentence: str
    reference: str


GROUNDS = {
    ground.code: ground
    for ground in (
        Ground(
            "insult",
            Basis.LAW,
            N_("Der Beitrag beleidigt jemanden oder behauptet Falsches über ihn."),
            N_("Beleidigung, üble Nachrede und Verleumdung: Strafgesetzbuch, §§ 185 bis 187"),
        ),
        Ground(
            "incitement",
            Basis.LAW,
            N_("Der Beitrag hetzt gegen Menschen oder Gruppen."),
            N_("Volksverhetzung: Strafgesetzbuch, § 130"),
        ),
        Ground(
            "threat",
            Basis.LAW,
            N_("Der Beitrag bedroht jemanden oder ruft zu einer Straftat auf."),
            N_("Aufforderung zu Straftaten und Bedrohung: Strafgesetzbuch, §§ 111 und 241"),
        ),
        Ground(
            "forbidden_content",
            Basis.LAW,
            N_("Der Beitrag enthält Zeichen oder Darstellungen, die das Gesetz verbietet."),
            N_("Verbotene Kennzeichen und Darstellungen: Strafgesetzbuch, §§ 86a, 131 und 184"),
        ),
        Ground(
            "private_data",
            Basis.LAW,
            N_("Der Beitrag nennt private Angaben über andere Menschen."),
            N_("Schutz persönlicher Daten: Datenschutz-Grundverordnung, Artikel 6"),
        ),
        Ground(
            "copyright",
            Basis.LAW,
            N_("Der Beitrag gehört jemand anderem und darf hier nicht stehen."),
            N_("Rechte der Urheber: Urheberrechtsgesetz, §§ 15 bis 19a"),
        ),
        Ground(
            "advertising",
            Basis.HOUSE_RULE,
            N_("Der Beitrag wirbt für ein Geschäft oder eine Ware."),
            N_("Hausregel: keine Werbung für Geschäfte und Waren"),
        ),
        Ground(
            "election_advertising",
            Basis.HOUSE_RULE,
            N_("Der Beitrag wirbt für eine Partei oder für jemanden, der gewählt werden will."),
            N_("Hausregel: keine Wahlwerbung, für keine Partei und keine Person"),
        ),
        Ground(
            "mass_sending",
            Basis.HOUSE_RULE,
            N_("Derselbe Text wurde viele Male oder von einem Programm gesendet."),
            N_("Hausregel: keine Massensendungen"),
        ),
        Ground(
            "unreadable",
            Basis.HOUSE_RULE,
            N_("Der Text besteht aus Zeichen, die in keiner Sprache einen Sinn ergeben."),
            N_("Hausregel: Ein Text muss sich lesen lassen, in welcher Sprache auch immer"),
        ),
    )
}


def sentence_of(code: str | None) -> str:
    """What a ground says, still in German; empty for none."""
    ground = GROUNDS.get(code or "")
    return ground.sentence if ground else ""
