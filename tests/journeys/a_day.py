"""What lies on the desk on one day: ideas in four languages from two districts, and cards."""

from __future__ import annotations

from dataclasses import dataclass

PLEASE = {
    "de": "Das fehlt hier seit Jahren, und viele würden es nutzen. Es geht um: {title}.",
    "en": "This has been missing here for years, and many would use it. It is about: {title}.",
    "tr": "Bu burada yıllardır eksik, birçok kişi kullanır. Konu: {title}.",
    "ar": "هذا ينقص هنا منذ سنوات، وكثيرون سيستخدمونه. الموضوع: {title}.",
}

MORE = {"de": "Es geht um den Durchgang.", "en": "I mean the gate.", "tr": "Kapının yanı.", "ar": "بجانب الباب."}
"""What answers a question."""

WRONG = {
    "de": "Bitte lesen Sie den zweiten Satz.",
    "en": "Please read the second sentence.",
    "tr": "Lütfen ikinci cümleyi okuyun.",
    "ar": "من فضلكم اقرؤوا الجملة الثانية.",
}
"""What reporters write."""


@dataclass(frozen=True)
class Sent:
    """An idea as somebody sends it, and what the desk makes of it."""

    title: str
    language: str
    area: str
    fate: str = "publish"
    account: str = ""
    """The address of somebody who is signed in; others get one of their own."""

    @property
    def text(self) -> str:
        return PLEASE[self.language].format(title=self.title)

    @property
    def email(self) -> str:
        """Where news of it goes."""
        return self.account or f"idee-{IDEAS.index(self)}@example.org"


MINA, CAN = "mina@example.org", "can@example.org"
SIGNED_IN = {MINA: "de", CAN: "tr"}

IDEAS = [
    Sent("Bänke und Hochbeete am Brunnen", "de", "nordmarkt", account=MINA),
    Sent("Wasserspiele für kleine Kinder", "de", "nordmarkt"),
    Sent("A repair café in the old library", "en", "nordmarkt"),
    Sent("Gençler için müzik odası", "tr", "nordmarkt", account=CAN),
    Sent("ملعب كرة سلة للبنات", "ar", "nordmarkt"),
    Sent("Beleuchtung unter der Brücke", "de", "nordmarkt", "return"),
    Sent("Safe crossing near the school", "en", "nordmarkt", "return"),
    Sent("Okuma köşesi", "tr", "nordmarkt", "return", CAN),
    Sent("حديقة أعشاب", "ar", "nordmarkt", "return"),
    Sent("Der Nachbar aus Haus 5", "de", "nordmarkt", "reject"),
    Sent("Cheap phones for everyone", "en", "nordmarkt", "reject"),
    Sent("هاتف جاري", "ar", "nordmarkt", "reject"),
    Sent("Ampel an der Mallinckrodtstraße", "de", "nordmarkt", "forward"),
    Sent("Hochbeete und Bänke beim Brunnen", "de", "nordmarkt", "merge"),
    Sent("Bänke, Hochbeete, Brunnen", "de", "nordmarkt", account=MINA),
    Sent("Theater im Hinterhof", "de", "nordmarkt"),
    Sent("Tauschregal vor dem Kiosk", "de", "nordmarkt", account=MINA),
    Sent("Schwimmkurse für Frauen", "de", "hoerde"),
    Sent("Boule am See", "de", "hoerde"),
    Sent("Outdoor chess tables", "en", "hoerde"),
    Sent("Mahalle fırını", "tr", "hoerde", account=CAN),
    Sent("ورشة دراجات", "ar", "hoerde"),
    Sent("Wandbild am Bunker", "de", "hoerde"),
    Sent("Bienenstöcke auf dem Dach", "de", "hoerde", account=MINA),
    Sent("Toilette am Markt", "de", "hoerde"),
    Sent("Nachtbus bis zum Stadion", "de", "hoerde"),
    Sent("Kletterwand aus Holz", "de", "hoerde"),
    Sent("Wooden climbing wall, please", "en", "hoerde"),
    Sent("Trinkbrunnen an der Schlanken Mathilde", "de", "hoerde"),
    Sent("Trinkbrunnen bei der Schlanken Mathilde", "de", "hoerde", "merge"),
]


@dataclass(frozen=True)
class Card:
    """An idea that was written on paper, and how its person hears what becomes of it."""

    title: str
    language: str
    channel: str = "keine"
    reach: str = ""

    @property
    def contact(self) -> dict[str, str]:
        field = {"phone": "phone", "letter": "postal_address", "email": "email"}.get(self.channel)
        name = {"contact_name": "Fatma Yıldız"} if self.channel != "keine" else {}
        return {"channel": self.channel, **name, **({field: self.reach} if field else {})}


CARDS = [
    Card("Sonnensegel am Sandkasten", "de", "phone", "0231 471147"),
    Card("Çocuk tiyatrosu", "tr", "phone", "0231 471148"),
    Card("مقاعد في الظل", "ar", "letter", "Mallinckrodtstraße 56\n44145 Dortmund"),
    Card("Schach im Park", "de", "letter", "Münsterstraße 1\n44145 Dortmund"),
    Card("Open air cinema", "en", "counter"),
    Card("Kräutergarten der Kita", "de", "email", "karte-1@example.org"),
    Card("Bisiklet kursu", "tr", "email", "karte-2@example.org"),
    Card("Mehr Mülleimer", "de"),
    Card("Tischtennisplatte", "de"),
    Card("دروس لغة في المقهى", "ar"),
]

LEAD, TWIN = "Bänke und Hochbeete am Brunnen", "Bänke, Hochbeete, Brunnen"
SENT_ON, FRAMED, KEPT, MASKED = (
    "Ampel an der Mallinckrodtstraße",
    "Schwimmkurse für Frauen",
    "Theater im Hinterhof",
    "A repair café in the old library",
)
REFUSED = "هاتف جاري"
THREAT, INSULT, FRIENDLY = (
    "Wer das baut, bekommt Besuch von mir.",
    "So ein Blödsinn von Trotteln.",
    "Gern mit Schatten.",
)
PRIVATE = "many would use it"
