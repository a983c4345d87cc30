"""Hair styles, in a part behind the head and a part over it. The origin is the middle of the face."""

import math

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.colours import darker, lighter
from omarm.demo.drawing.portraits.faces import highlight
from omarm.demo.drawing.portraits.looks import Sitter

type Shape = list[Point]

SKULL: Shape = [
    (16.4, 1),
    (17.2, -5),
    (16.6, -12),
    (13, -19),
    (7, -23),
    (0, -24.2),
    (-7, -23),
    (-13, -19),
    (-16.6, -12),
    (-17.2, -5),
    (-16.4, 1),
]
SHORT_HAIRLINES: tuple[Shape, ...] = (
    [(-15.2, -2), (-13.8, -8.5), (-9, -11), (-4, -13.8), (3, -11.2), (10, -9.6), (14, -8), (15.2, -2)],
    [(-15.2, -2), (-13.6, -8), (-12, -11), (-6, -12.6), (0, -13), (6, -12.6), (12, -11), (13.6, -8), (15.2, -2)],
    [(-15.2, -2), (-14.2, -9), (-11, -14), (-4, -15.6), (4, -15.6), (11, -14), (14.2, -9), (15.2, -2)],
)
SHORT_TOPS: tuple[Shape, ...] = (
    [
        (16.6, -3),
        (17.2, -9),
        (15.6, -16),
        (11, -22),
        (3, -25.2),
        (-6, -24.4),
        (-12.4, -20),
        (-16.2, -13),
        (-16.9, -7),
        (-16.6, -3),
    ],
    [
        (16.6, -3),
        (17.4, -9),
        (16, -15.5),
        (11.5, -21.5),
        (5, -24.6),
        (-1, -24.8),
        (-7, -23.6),
        (-12.8, -20),
        (-16.4, -13),
        (-17.2, -8),
        (-16.6, -3),
    ],
    [
        (16.6, -3),
        (16.8, -10),
        (14.8, -17),
        (13.2, -23),
        (7, -26.6),
        (-2, -25.8),
        (-9, -25),
        (-13.4, -20.6),
        (-15.6, -15),
        (-16.8, -9),
        (-16.6, -3),
    ],
)
PARTED: Shape = [(-14.6, 4), (-13.4, -4), (-9.4, -9.6), (-5, -14.4), (2, -11.6), (9, -7.6), (13, -3), (14.6, 4)]
FRINGED: Shape = [(-14.8, 4), (-13.6, -5), (-11, -7.4), (-4, -8.2), (4, -8.2), (11, -7.4), (13.6, -5), (14.8, 4)]
MIDDLE: Shape = [(-14.6, 5), (-13.2, -3), (-8, -9), (0, -15.4), (8, -9), (13.2, -3), (14.6, 5)]
COMBED_BACK: Shape = [(-15.4, -1), (-13.6, -8), (-8, -13), (0, -14.6), (8, -13), (13.6, -8), (15.4, -1)]
LONG_HAIRLINES = (PARTED, FRINGED, MIDDLE)
LONG_LENGTHS = (33, 26, 40)


def draw_hair_behind(head: Canvas, sitter: Sitter) -> None:
    """Draw the hair that neck, face and shoulders cover."""
    behind = {"long": _long_behind, "bun": _bun_behind, "curly": _curls_behind}.get(sitter.look["style"])
    if behind and sitter.look["hair"] != "none":
        behind(head, sitter)


def draw_hair_in_front(head: Canvas, sitter: Sitter) -> None:
    """Draw the hair that frames the face."""
    in_front = {
        "short": _short,
        "long": _long,
        "bun": _bun,
        "curly": _curls,
        "cap": _under_cap,
        "bald": _bald,
    }.get(sitter.look["style"])
    if in_front and sitter.look["hair"] != "none":
        in_front(head, sitter)
    elif sitter.look["hair"] == "none" and sitter.look["style"] not in {"hijab", "cap"}:
        _draw_shine(head, sitter)


def _short(head: Canvas, sitter: Sitter) -> None:
    _frame(head, sitter, SHORT_TOPS[sitter.cut], SHORT_HAIRLINES[sitter.cut])
    _draw_strand(head, sitter, [(-9, -17.5), (-2, -20.5), (6, -20)])


def _long_behind(head: Canvas, sitter: Sitter) -> None:
    end = LONG_LENGTHS[sitter.cut]
    side = [(9, -23), (16, -16), (19.4, -4), (20, 8), (20.6, end - 10), (17.5, end), (8, end + 1)]
    head.blob([(0, -24.5), *side, *((-x, y) for x, y in reversed(side))], darker(sitter.hair, 0.18))


def _long(head: Canvas, sitter: Sitter) -> None:
    outer = [(15.6, 9), (18.4, 2), *SKULL[1:-1], (-18.4, 2), (-15.6, 9)]
    _frame(head, sitter, outer, LONG_HAIRLINES[sitter.cut])
    for side in (-1, 1):
        lock = [(14, 1), (17.6, 0), (19.6, 10), (19, 19), (16.2, 24), (14.8, 16), (15.8, 8)]
        head.blob([(side * x, y) for x, y in lock], sitter.hair)
    _draw_strand(head, sitter, [(-10, -16.5), (-3, -20), (6, -19.6)])


def _bun_behind(head: Canvas, sitter: Sitter) -> None:
    x, y, radius = ((0, -27.4, 7.2), (5.5, -25.6, 7), (0, -28, 6))[sitter.cut]
    head.oval((x * sitter.parting, y), (radius, radius * 0.92), darker(sitter.hair, 0.08))
    strand = [(-3.6, -1.5), (0, -3.4), (3.8, -1.8)]
    moved = [(x * sitter.parting + across, y + down) for across, down in strand]
    head.bow(moved, 0.8, _shine(sitter))


def _bun(head: Canvas, sitter: Sitter) -> None:
    _frame(head, sitter, SKULL, PARTED[1:-1] if sitter.cut == 1 else COMBED_BACK)
    _draw_strand(head, sitter, [(-9.5, -16), (-3, -19.6), (5, -19.4)])


def _curls_behind(head: Canvas, sitter: Sitter) -> None:
    lowest, reach, size = ((20, 17.2, 6.2), (62, 17.8, 6.6), (0, 16, 5.4))[sitter.cut]
    colour = darker(sitter.hair, 0.14)
    head.oval((0, -6), (reach - 1, reach), colour)
    for step in range(-180 - lowest, lowest + 1, 20):
        angle = math.radians(step)
        drop = max(0, math.sin(angle)) * 12
        head.oval((reach * math.cos(angle), -5 + (reach + 0.5) * math.sin(angle) + drop), size, colour)


def _curls(head: Canvas, sitter: Sitter) -> None:
    _frame(head, sitter, SKULL, COMBED_BACK)
    for step, angle in enumerate(range(-172, -7, 15)):
        turn = math.radians(angle)
        size = (4.1, 3.5)[step % 2]
        head.oval((14.6 * math.cos(turn), -2.4 + 13.4 * math.sin(turn)), size, sitter.hair)
        head.oval((14.2 * math.cos(turn), -4 + 18 * math.sin(turn)), 5, sitter.hair)
    for x, y in ((-8, -18), (1, -21), (8.4, -17), (-2, -15.4)):
        head.bow([(x - 1.8, y + 0.8), (x - 0.6, y - 0.9), (x + 1.4, y - 0.5)], 0.75, _shine(sitter))


def _under_cap(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        patch = [(13.4, -9), (16.9, -9), (17, -3), (16, 1.5), (14.6, -1)]
        head.blob([(side * x * sitter.width, y) for x, y in patch], sitter.hair)


def _bald(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        patch = [(14.1, -9), (15.3, -9.2), (16.3, -4.5), (16, 0.4), (15, 0.2), (14.5, -4)]
        head.blob([(side * x * sitter.width, y) for x, y in patch], sitter.hair)
    _draw_shine(head, sitter)


def _draw_shine(head: Canvas, sitter: Sitter) -> None:
    head.blob([(-8, -14), (-3.5, -17), (1, -17.4), (-2.5, -15.6), (-6.5, -12.6)], highlight(sitter))


def _frame(head: Canvas, sitter: Sitter, outer: Shape, hairline: Shape) -> None:
    """Fill between the outside of the hair and the hairline, which ends in corners."""
    w, flip = sitter.width, sitter.parting
    ends = [hairline[0], hairline[0], *hairline[1:-1], hairline[-1], hairline[-1]]
    head.blob([(x * w * flip, y) for x, y in (outer[0], *outer, outer[-1], *ends)], sitter.hair)


def _draw_strand(head: Canvas, sitter: Sitter, points: Shape) -> None:
    head.bow([(x * sitter.parting, y) for x, y in points], 0.9, _shine(sitter))


def _shine(sitter: Sitter) -> str:
    return lighter(sitter.hair, 0.14) if sitter.look["hair"] != "white" else darker(sitter.hair, 0.1)
