"""Measures (Measure, "Maßnahme"): projects made from ideas, from advice over application, check and decision to money."""
