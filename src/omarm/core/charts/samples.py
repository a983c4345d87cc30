"""Made-up numbers for the style guide: each drawing as it mostly is, with one number, with what is not shown, and empty."""

from datetime import date, timedelta

from omarm.core.charts.coverage import ASKED, HIDDEN, MEMBER, MISSING, Square
from omarm.core.charts.network_map import Dot, Line

_NEW = (2, 3, 4, 6, 9, 13, 17, 20, 22, 19, 15, 11, 8)
_HIDDEN = (3, 4)
_FIRST = date(2026, 1, 5)


def samples():
    """Return what the style guide shows of drawings, by name."""
    weeks = [_FIRST + timedelta(weeks=week) for week in range(len(_NEW))]
    counts = [sum(_NEW[: week + 1]) for week in range(len(_NEW))]
    steps = list(zip(weeks, counts, strict=True))
    later = [weeks[-1] + timedelta(weeks=week) for week in range(1, 5)]
    return {
        "steps": steps,
        "marks": {16: weeks[6], 50: weeks[10], 84: None},
        "forecast": [(week, 153 + 2 * at, 155 + 4 * at, 160 + 9 * at) for at, week in enumerate(later)],
        "hidden_steps": [(week, None if at in _HIDDEN else count) for at, (week, count) in enumerate(steps)],
        "one_step": steps[:1],
        "axes": [("Familiecultuur", 34, 30), ("Vernieuwend", 15, 32), ("Resultaatgericht", 19, 20), ("Regels en structuur", 32, 18)],
        "hidden_axes": [("Familiecultuur", 34, 30), ("Vernieuwend", None, 32), ("Resultaatgericht", 19, 20), ("Regels", 32, 18)],
        "periods": [
            ("Samen beginnen", date(2026, 1, 5), date(2026, 2, 13)),
            ("Vraag het elkaar", date(2026, 2, 16), date(2026, 4, 24)),
            ("Laat zien waar je aan werkt, in elke ploeg en op elke locatie", date(2026, 4, 27), date(2026, 6, 12)),
            ("Klankbordgroep", date(2026, 2, 2), None),
        ],
        "today": date(2026, 3, 18),
        "shares": [("Klantcontact", 31, 60), ("Buitendienst en wijkbeheer", 12, 85), ("Griffie", None, None), ("Nieuw team", 0, 0)],
        "values": [12, 18, 31, 28, None, 22, 15, 9],
        "lines": [("Berichten en reacties", "", [52, 377, 77, 36, 27, 21, 8]), ("Wie er schreven", "", [32, 104, 72, 36, None, 25, 16])],
        "months": ["apr", "mei", "jun", "jul", "aug", "sep", "okt"],
        "dots": [
            Dot("Ada", "k", 0.1, 0.2, 1, is_named=True), Dot("Bo", "k", 0.3, 0.1, 0.4), Dot("Cy", "b", 0.7, 0.3, 0.6),
            Dot("Gus", "b", 0.9, 0.1, 0.1), Dot("Mo de Vries-Jansen", "g", 0.95, 0.8, 0.8, is_named=True), Dot("Jo", "g", 0.5, 0.9),
        ],
        "ties": [Line(0, 1, is_mutual=True), Line(1, 2), Line(2, 3, is_mutual=True), Line(2, 4), Line(0, 4), Line(3, 4)],
        "parts": [("k", "Klantcontact", 12, 40, 9), ("b", "Buitendienst en wijkbeheer", 85, 130, 12), ("g", "Griffie", None, None, None)],
        "squares": [
            Square("Klantcontact", "Uitvoering", MEMBER, 2), Square("Klantcontact", "Leiding", ASKED),
            Square("Buitendienst en wijkbeheer", "Uitvoering", MISSING), Square("Buitendienst en wijkbeheer", "Leiding", MEMBER, 1),
            Square("Griffie", "Ondersteuning", HIDDEN),
        ],
        "lights": ["grey", "green", "amber", "red", "red", "red", "red"],
    }  # fmt: skip
