"""The made-up ideas of the demonstration: where they stand, and what was said under them."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.measures.models import BodyKind
from beteiligung.proposals.models import ProposalState


@dataclass(frozen=True)
class DemoComment:
    """A comment by a resident, or an answer when ``by`` is a member of staff; ``replies`` are one level deep."""

    by: str
    text: str
    language: str = "de"
    replies: tuple[DemoComment, ...] = ()


@dataclass(frozen=True)
class DemoOffer:
    """Somebody who wants to help; only the author of the idea and staff read it."""

    by: str
    text: str | None
    language: str = "de"
    phone: str | None = None


@dataclass(frozen=True)
class DemoMeasure:
    """What became of a promoted idea: how far it went and with how much money (cents)."""

    until: str
    """The last step taken: ``advice``, ``applied``, ``decided``, ``granted`` or ``paid``."""
    body_kind: BodyKind
    body_name: str
    requested_cents: int
    cost_note: str
    summary: str
    pot: str = "zentral"
    paid_cents: int = 0


@dataclass(frozen=True)
class DemoIdea:
    """An idea, begun ``days_ago`` days before today, supported by the first ``votes`` residents."""

    area: str
    by: str
    title: str
    text: str
    state: ProposalState
    days_ago: int
    language: str = "de"
    place: str | None = None
    pin: tuple[float, float] | None = None
    """Degrees, latitude first."""
    cost_cents: int | None = None
    fields: tuple[str, ...] = ()
    beneficiaries: str | None = None
    contribution: str | None = None
    period: str | None = None
    votes: int = 0
    comments: tuple[DemoComment, ...] = ()
    offers: tuple[DemoOffer, ...] = ()
    question: str | None = None
    rejected: tuple[str, str] | None = None
    """The ground from the closed list, and the facts."""
    measure: DemoMeasure | None = None


S = ProposalState

IDEAS = (
    DemoIdea(
        "nordmarkt",
        "resident",
        "Eine Bank mit Schatten an der Haltestelle",
        "An der Haltestelle warten viele ältere Leute. Im Sommer steht dort niemand gern, weil der Schatten fehlt.\n\n"
        "Der Baum ist schon da. Eine Bank mit Lehne darunter würde reichen. Zwei Nachbarn und ich helfen beim Aufbau.",
        S.PUBLISHED,
        9,
        pin=(51.5316, 7.4634),
        place="Haltestelle neben dem Park",
        offers=(
            DemoOffer("anna", "Ich kann die Bank streichen. Pinsel habe ich, Farbe nicht."),
            DemoOffer("karim", "أنا نجار ويمكنني المساعدة في التركيب يوم السبت.", "ar", "0231 000009"),
        ),
        cost_cents=90_000,
        fields=("zusammenhalt",),
        beneficiaries="Älteren Leuten, und allen, die auf den Bus warten",
        contribution="Zwei Nachbarn und ich bauen mit auf.",
        period="vor dem nächsten Sommer",
        votes=9,
        comments=(
            DemoComment(
                "officer",
                "Danke für die Idee. Der Gehweg gehört der Stadt, das passt. Ich frage das Grünflächenamt nach dem Baum.",
            ),
            DemoComment(
                "resident-2",
                "Gute Idee. Ist daneben auch Platz für einen Kinderwagen?",
                replies=(DemoComment("resident", "Ja, links vom Baum sind fast zwei Meter frei."),),
            ),
            DemoComment("mehtap", "Çok iyi fikir. Annem de orada bekliyor.", "tr"),
        ),
    ),
    DemoIdea(
        "nordmarkt",
        "samira",
        "مقهى لغوي للأمهات كل أسبوع",
        "أمهات كثيرات في الحي يرغبن في التحدث بالألمانية، لكن دورات اللغة بعيدة ولا أحد يرعى الأطفال.\n\n"
        "نريد لقاءً مرة في الأسبوع مع القهوة والشاي، وفي الغرفة المجاورة يلعب الأطفال.",
        S.PUBLISHED,
        6,
        pin=(51.5308, 7.4668),
        language="ar",
        place="قاعة قرب الساحة",
        beneficiaries="الأمهات والأطفال",
        contribution="أستطيع أن أحضّر القهوة وأدعو الجارات.",
        cost_cents=180_000,
        fields=("kinder", "zusammenhalt"),
        votes=7,
        comments=(DemoComment("karim", "زوجتي تبحث عن شيء مثل هذا منذ زمن.", "ar"),),
    ),
    DemoIdea(
        "nordmarkt",
        "emre",
        "Fahrradständer vor dem Gebetshaus",
        "Freitags stehen sehr viele Räder am Zaun. Kinderwagen kommen nicht vorbei.\n\n"
        "Zehn Bügel vor dem Eingang würden helfen.",
        S.SUBMITTED,
        4,
        cost_cents=150_000,
    ),
    DemoIdea(
        "hafen",
        "olga",
        "Deutsch lernen beim Kochen, mit Kinderbetreuung",
        "Zwei Abende in der Woche kochen wir reihum und sprechen dabei Deutsch.\n\n"
        "Die Küche im Gemeindehaus ist abends frei. Wir brauchen Zutaten und jemanden für die Kinder.",
        S.IN_REVIEW,
        24,
        pin=(51.5281, 7.4459),
        cost_cents=240_000,
        fields=("kinder", "arbeit"),
        votes=8,
        comments=(
            DemoComment("anna", "Ich kann dienstags auf die Kinder aufpassen."),
            DemoComment("officer", "Wir prüfen jetzt, wer die Küche mietet und was die Betreuung kostet."),
        ),
    ),
    DemoIdea(
        "hafen",
        "ines",
        "Nähkurs im Gemeindehaus",
        "Viele haben eine Nähmaschine und niemand zeigt, wie es geht. Ein Kurs am Samstag wäre schön.",
        S.RETURNED,
        5,
        question="Wer könnte den Kurs leiten, und an wie viele Samstage denken Sie?",
    ),
    DemoIdea(
        "borsigplatz",
        "jonas",
        "Hofkonzerte am Borsigplatz",
        "Im Sommer spielen Musiker*innen aus dem Viertel in vier Höfen. Alle bringen Stühle mit.\n\n"
        "Es gibt Tee und Musik aus vielen Ländern. Der Eintritt ist frei.",
        S.PROMOTED,
        62,
        pin=(51.5237, 7.4833),
        cost_cents=200_000,
        fields=("zusammenhalt",),
        votes=11,
        comments=(DemoComment("resident-2", "Unser Hof macht mit. Wir haben auch Strom."),),
        measure=DemoMeasure(
            "paid",
            BodyKind.ASSOCIATION,
            "Musik im Viertel e. V. (Vorführung)",
            185_000,
            "Honorare, Technik, Aushänge in fünf Sprachen",
            "Vier Konzerte in vier Höfen. Der Verein sucht die Musiker*innen aus und hängt Zettel in fünf Sprachen auf.",
            pot="borsigplatz",
            paid_cents=120_000,
        ),
    ),
    DemoIdea(
        "hoerde",
        "anna",
        "Hochbeete im Hof der Grundschule",
        "Kinder und Nachbar*innen pflanzen zusammen. Die Schule gibt das Wasser.\n\n"
        "Sechs Beete aus Holz, Erde und Werkzeug. Im Herbst kochen wir eine Suppe daraus.",
        S.PROMOTED,
        48,
        pin=(51.4893, 7.5021),
        cost_cents=320_000,
        fields=("kinder",),
        votes=10,
        comments=(DemoComment("paul", "Bitte ein Beet so hoch, dass man im Rollstuhl daran kommt."),),
        measure=DemoMeasure(
            "granted",
            BodyKind.SCHOOL,
            "Grundschule im Viertel (Vorführung)",
            310_000,
            "Holz, Erde, Werkzeug, ein Wasseranschluss",
            "Sechs Hochbeete, eines davon für Menschen im Rollstuhl. Zwei Klassen und zehn Nachbar*innen pflegen sie.",
        ),
    ),
    DemoIdea(
        "scharnhorst-ost",
        "mehtap",
        "Werkzeug zum Ausleihen",
        "Nicht jeder braucht eine eigene Bohrmaschine. Wir sammeln Werkzeug und verleihen es einmal in der Woche.",
        S.PROMOTED,
        35,
        pin=(51.5529, 7.5488),
        cost_cents=260_000,
        fields=("zusammenhalt", "arbeit"),
        votes=8,
        measure=DemoMeasure(
            "applied",
            BodyKind.INITIATIVE,
            "Nachbarschaft hilft (Vorführung)",
            240_000,
            "Regale, Werkzeug, ein Jahr Miete für den Keller",
            "Ein Keller wird zum Verleih. Bohrmaschinen, Leitern und ein Lastenrad gibt es gegen Pfand.",
        ),
    ),
    DemoIdea(
        "dorstfeld",
        "dilek",
        "Sichere Wege zur Schule",
        "Morgens fahren viele Autos bis vor das Tor. Kinder laufen zwischen ihnen durch.\n\n"
        "Wenn Eltern sich abwechseln, können Gruppen von Kindern zu Fuß gehen. Dafür braucht es Westen und Schilder.",
        S.IN_REVIEW,
        30,
        pin=(51.5088, 7.4152),
        cost_cents=60_000,
        fields=("kinder",),
        votes=6,
    ),
    DemoIdea(
        "marten",
        "paul",
        "Reparieren statt wegwerfen",
        "Einmal im Monat reparieren wir zusammen Lampen, Stühle und Fahrräder. Wer es kann, zeigt es den anderen.",
        S.PUBLISHED,
        13,
        pin=(51.5071, 7.3812),
        cost_cents=75_000,
        fields=("arbeit", "zusammenhalt"),
        votes=4,
    ),
    DemoIdea(
        "scharnhorst-ost",
        "karim",
        "Bewerbungen schreiben, am Abend und kostenlos",
        "Wer eine Stelle sucht, braucht einen Rechner und jemanden, der den Brief liest.\n\n"
        "Zwei Abende in der Woche im Jugendhaus, mit drei Rechnern und einem Drucker.",
        S.PUBLISHED,
        11,
        cost_cents=140_000,
        fields=("arbeit",),
        votes=5,
        comments=(DemoComment("jonas", "Ich habe lange Personal ausgesucht und helfe gern mit."),),
    ),
    DemoIdea(
        "hoerde",
        "mehtap",
        "Mahallede kadınlar için yüzme saati",
        "Pek çok kadın yüzme öğrenmek istiyor ama karma saatlerde gelmiyor.\n\n"
        "Ayda iki kez yalnızca kadınlara açık bir saat ve bir eğitmen yeterli olur.",
        S.PUBLISHED,
        3,
        pin=(51.4871, 7.4972),
        language="tr",
        cost_cents=220_000,
        fields=("zusammenhalt",),
        votes=3,
    ),
    DemoIdea(
        "hoerde",
        "resident-2",
        "Lesestunde auf Arabisch und Deutsch",
        "In der Bücherei lesen zwei Menschen dasselbe Bilderbuch vor, einer auf Arabisch und einer auf Deutsch.",
        S.SUBMITTED,
        1,
        pin=(51.4872, 7.4974),
        fields=("kinder",),
    ),
    DemoIdea(
        "borsigplatz",
        "emre",
        "Das Geschäft an der Ecke soll endlich schließen",
        "Der Besitzer wohnt im dritten Stock über dem Laden, hier ist seine Nummer: 0231 000099.\n\n"
        "Ruft ihn alle an, bis er den Lärm abstellt.",
        S.REJECTED,
        17,
        rejected=("private_data", "Im Text stehen Wohnung und Telefonnummer eines Nachbarn."),
    ),
    DemoIdea(
        "nette",
        "ines",
        "Flohmarkt auf dem Schulhof",
        "Zweimal im Jahr verkaufen Familien, was zu klein geworden ist. Die Schule hat nichts dagegen.",
        S.WITHDRAWN,
        20,
        cost_cents=30_000,
        votes=2,
    ),
)
