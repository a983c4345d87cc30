"""Shoulders and what people wear on them."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.colours import HI_VIS, REFLECTIVE, SHIRTS, darker, lighter
from omarm.demo.drawing.portraits.looks import Sitter

BOTTOM = 104


def draw_clothes(canvas: Canvas, sitter: Sitter) -> None:
    """Draw the shoulders, dressed; the neck is drawn over it afterwards."""
    canvas.blob(_shoulders(sitter), sitter.clothing)
    _draw_sleeves(canvas, sitter)
    drawing = {
        "crew": _draw_crew,
        "v": _draw_v,
        "collar": _draw_collar,
        "blazer": _draw_blazer,
        "roll": _draw_roll,
        "hoodie": _draw_hoodie,
    }[sitter.neckline]
    drawing(canvas, sitter)
    if sitter.look["style"] == "cap" and sitter.cut:
        _draw_vest(canvas)


def _shoulders(sitter: Sitter) -> list[Point]:
    reach = 34 if sitter.soft else 38
    right = [(56, 68.5), (63, 72), (50 + reach * 0.7, 76), (50 + reach * 0.94, 82), (50 + reach * 1.06, 94)]
    corner = (50 + reach * 1.12, BOTTOM)
    outline = [*right, corner, corner]
    return [*outline, *_reflected(outline)]


def _reflected(points: list[Point]) -> list[Point]:
    return [(100 - x, y) for x, y in reversed(points)]


def _both_sides(canvas: Canvas, points: list[Point], fill: str) -> None:
    canvas.polygon(points, fill)
    canvas.polygon(_reflected(points), fill)


def _draw_sleeves(canvas: Canvas, sitter: Sitter) -> None:
    x = 50 + (34 if sitter.soft else 38) * 0.72
    seam = [(x, 88), (x + 0.8, 95), (x + 0.4, BOTTOM)]
    for points in (seam, _reflected(seam)):
        canvas.bow(points, 0.8, darker(sitter.clothing, 0.16))


def _draw_crew(canvas: Canvas, sitter: Sitter) -> None:
    canvas.oval((50, 69.5), (11.2, 9.2), darker(sitter.clothing, 0.14))
    canvas.oval((50, 68.6), (9.2, 7.8), sitter.skin.base)


def _draw_v(canvas: Canvas, sitter: Sitter) -> None:
    trim = darker(sitter.clothing, 0.16)
    canvas.blob([(39.6, 70.6), (39.6, 70.6), (60.4, 70.6), (60.4, 70.6), (50, 88), (50, 88)], trim)
    canvas.blob([(42, 69), (42, 69), (58, 69), (58, 69), (50, 84.5), (50, 84.5)], sitter.skin.base)


def _draw_collar(canvas: Canvas, sitter: Sitter) -> None:
    shirt = lighter(sitter.clothing, 0.16)
    canvas.polygon([(44.2, 66), (55.8, 66), (50, 77)], sitter.skin.base)
    _both_sides(canvas, [(56.4, 66.5), (61, 70.8), (58, 81), (50, 76.2)], shirt)
    canvas.line([(50, 78), (50, BOTTOM)], 0.6, darker(sitter.clothing, 0.2))
    for y in (84, 92):
        canvas.oval((51.6, y), 0.8, lighter(sitter.clothing, 0.6))


def _draw_blazer(canvas: Canvas, sitter: Sitter) -> None:
    shirt = SHIRTS[sitter.cut]
    canvas.polygon([(43, 68.6), (57, 68.6), (51.5, BOTTOM), (48.5, BOTTOM)], shirt)
    canvas.polygon([(44.2, 66), (55.8, 66), (50, 77 + 3 * sitter.soft)], sitter.skin.base)
    if not sitter.soft:
        _both_sides(canvas, [(56.2, 66.4), (60.2, 71), (55, 79.5), (50, 76.2)], darker(shirt, 0.07))
    _both_sides(
        canvas,
        [(58.4, 69.4), (66.5, 74.5), (64.6, 80), (66.4, 82), (51.5, BOTTOM), (56.5, 82)],
        darker(sitter.clothing, 0.14),
    )


def _draw_roll(canvas: Canvas, sitter: Sitter) -> None:
    canvas.blob([(40.6, 64), (59.4, 64), (61.6, 72), (50, 77.5), (38.4, 72)], darker(sitter.clothing, 0.12))


def _draw_hoodie(canvas: Canvas, sitter: Sitter) -> None:
    hood = darker(sitter.clothing, 0.16)
    canvas.blob([(37, 66), (63, 66), (67.5, 73), (59, 81), (50, 85), (41, 81), (32.5, 73)], hood)
    canvas.blob([(41, 67), (59, 67), (58.6, 73), (50, 80.5), (41.4, 73)], sitter.skin.base)
    for x, end in ((45.4, 93), (54.6, 95)):
        canvas.line([(x, 83), (x, end)], 0.9, lighter(sitter.clothing, 0.7))


def _draw_vest(canvas: Canvas) -> None:
    _both_sides(canvas, [(61, 70.5), (74, 75.5), (75, BOTTOM), (51.2, BOTTOM), (51.2, 92)], HI_VIS)
    _both_sides(canvas, [(66, 73), (70.5, 74.6), (70.5, BOTTOM), (66, BOTTOM)], REFLECTIVE)
