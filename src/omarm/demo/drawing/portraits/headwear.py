"""Scarves and caps. The origin of `head` is the middle of the face."""

from omarm.demo.drawing.canvas import Canvas, Point, mirrored, smooth
from omarm.demo.drawing.colours import darker, lighter, sheer
from omarm.demo.drawing.portraits.looks import Sitter


def draw_scarf(canvas: Canvas, head: Canvas, sitter: Sitter) -> None:
    """Draw a headscarf around the place of the face, draped over the shoulders."""
    if sitter.look["style"] != "hijab":
        return

    colour, fold = sitter.headwear, darker(sitter.headwear, 0.13)
    drape = [(61, 58), (69, 70), (76, 79), (66, 89), (50, 94), (34, 89), (24, 79), (31, 70), (39, 58)]
    canvas.blob(drape, colour)
    canvas.bow([(66, 68), (58, 79), (43, 86)], 0.9, fold)
    canvas.bow([(69, 74), (60, 84), (49, 90)], 0.9, fold)
    canvas.bow([(34, 70), (39, 76), (46, 79)], 0.9, fold)
    side = [(8.5, -22.8), (15.6, -16.5), (19, -5), (18.6, 7), (15, 18), (10, 26)]
    head.blob([(0, -24.8), *side, (0, 28), *((-x, y) for x, y in reversed(side))], colour)
    head.blob(mirrored([(6, 20.5), (9, 22), (5, 25.5)]), fold)


def draw_headwear(head: Canvas, sitter: Sitter) -> None:
    """Draw the edge of a headscarf over the forehead, or a cap."""
    drawing = {"hijab": _draw_scarf_edge, "cap": _draw_cap}.get(sitter.look["style"])
    if drawing:
        drawing(head, sitter)


def _draw_scarf_edge(head: Canvas, sitter: Sitter) -> None:
    """Cover the hairline and the temples, so that the face lies in an oval."""
    outer = [
        (18.2, 2),
        (18.4, -6),
        (14.8, -17),
        (8, -22.6),
        (0, -24.4),
        (-8, -22.6),
        (-14.8, -17),
        (-18.4, -6),
        (-18.2, 2),
    ]
    chin = [(-17, 10), (-12.5, 18.5), (-6, 22.6), (0, 23.6), (6, 22.6), (12.5, 18.5), (17, 10)]
    opening = [(0, 20.6), (-5, 19.7), (-10.4, 15.4), (-13.4, 8.5), (-14.2, 0), (-12.6, -7.5), (-7, -12), (0, -13.2)]
    inside = [*opening, *((-x, y) for x, y in reversed(opening[1:-1]))]
    _band(head, [*outer, *chin], inside, sitter.headwear)
    fold = darker(sitter.headwear, 0.13)
    head.bow([(-15.4, -1), (-14, -8.6), (-8, -14.2), (0, -15.6), (8, -14.2), (14, -8.6), (15.4, -1)], 0.7, fold)
    head.bow([(16.4, -6), (14, -13.4), (9, -18)], 0.8, lighter(sitter.headwear, 0.16))


def _band(head: Canvas, outer: list[Point], inside: list[Point], colour: str) -> None:
    """Fill between two closed lines that both start near the chin or the ear: one shape with a slit."""
    around = smooth(outer, closed=True)
    opening = smooth(inside, closed=True)
    start = min(range(len(around)), key=lambda index: abs(around[index][0]) - around[index][1])
    turned = [*around[start:], *around[: start + 1]]
    head.polygon([*turned, *opening, opening[0]], colour)


def _draw_cap(head: Canvas, sitter: Sitter) -> None:
    head = head.placed((0, -1.2))
    colour = sitter.headwear
    dome = [(17.3, -7.5), (17.3, -7.5), (16.9, -14), (13.4, -21.4), (7, -25.2), (0, -26.2)]
    head.blob([*dome, *((-x, y) for x, y in reversed(dome[:-1]))], colour)
    seam = darker(colour, 0.14)
    head.bow([(-7.4, -10.6), (-6.6, -18), (-2.4, -25.4)], 0.6, seam)
    head.bow([(7.4, -10.6), (6.6, -18), (2.4, -25.4)], 0.6, seam)
    head.oval((0, -26.2), (1.7, 0.9), seam)
    head.blob(mirrored([(0, -8.8), (8, -8.4), (15, -5.4)]), sheer("#2A1F2B", 0.18))
    peak = [(0, -13), (9, -12.2), (17.6, -8.6), (18.2, -6.2), (17, -5.4), (9, -8.2), (0, -9)]
    head.blob([*peak, *((-x, y) for x, y in reversed(peak[1:-1]))], darker(colour, 0.22))
    head.oval((0, -17.6), 2.5, lighter(colour, 0.75))
