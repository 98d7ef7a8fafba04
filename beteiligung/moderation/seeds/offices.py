"""Offices that most cities have, by name and duties. How to reach them a city says itself, in its administration."""

OFFICES = (
    ("Tiefbauamt", "Straßen, Gehwege, Radwege, Ampeln, Beleuchtung"),
    ("Grünflächenamt", "Parks, Bäume, Spielplätze"),
    ("Ordnungsamt", "Parken, Lärm, Sicherheit auf der Straße"),
    ("Abfallwirtschaft und Stadtreinigung", "Müll, Container, saubere Straßen und Plätze"),
    ("Stadtplanungsamt", "Bebauungspläne, Umbau von Plätzen und Straßen"),
    ("Jugendamt", "Kitas, Jugendtreffs, Hilfen für Familien"),
    ("Schulverwaltungsamt", "Schulgebäude, Schulhöfe, Ganztag"),
    ("Sportverwaltung", "Sportplätze, Hallen, Bäder"),
    ("Kulturverwaltung", "Bibliotheken, Musikschule, Kulturorte"),
    ("Sozialamt", "Hilfen für ältere Menschen und Menschen mit wenig Geld"),
    ("Verkehrsbetrieb", "Bus und Bahn, Haltestellen"),
)
