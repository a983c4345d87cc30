"""The face: its outline, features, beard and glasses. The origin is the middle of the face."""

from omarm.demo.drawing.canvas import Canvas, Point, mirrored
from omarm.demo.drawing.colours import INK, WHITE, darker, lighter, mix, sheer
from omarm.demo.drawing.portraits.looks import Sitter

EYES = 6.4
GOLD = "#E3B04B"
MOUTH_INSIDE = "#7A2F33"
FRAMES = ("#2E2B33", "#6B4331", "#3B4F63", "#8C3F45")
WITH_LINES = {"grey", "white"}


def draw_neck(canvas: Canvas, sitter: Sitter) -> None:
    """Draw the neck, shaded under the chin."""
    reach = 6.2 if sitter.soft else 7.2
    canvas.blob([(50 - reach, 52), (50 + reach, 52), (50 + reach, 68), (50, 76), (50 - reach, 68)], sitter.skin.base)
    shade = [(50 - reach, 56), (50 - reach, 56), (50 + reach, 56), (50 + reach, 56), (50 + reach - 0.4, 65.5)]
    canvas.blob([*shade, (50, 70), (50 - reach + 0.4, 65.5)], sitter.skin.shade)


def draw_face(head: Canvas, sitter: Sitter) -> None:
    """Draw the face with all its features, without hair."""
    if sitter.look["style"] != "hijab":
        _draw_ears(head, sitter)
    head.blob(_outline(sitter), sitter.skin.base)

    _draw_cheeks(head, sitter)
    if sitter.look["beard"]:
        _draw_beard(head, sitter)
    _draw_nose(head, sitter)
    _draw_mouth(head, sitter)
    if sitter.look["glasses"]:
        _draw_glasses(head, sitter)
    _draw_eyes(head, sitter)
    _draw_brows(head, sitter)


def _outline(sitter: Sitter) -> list[Point]:
    w, j = sitter.width, sitter.width * sitter.jaw
    right = [(8.5 * w, -18.6), (14.2 * w, -11.5), (15.6 * w, -1), (14.3 * j, 8.5), (10.6 * j, 15.4), (5 * j, 19.4)]
    return [(0, -20.5), *right, (0, 20.3), *((-x, y) for x, y in reversed(right))]


def _draw_ears(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        x = side * 15.9 * sitter.width
        head.oval((x, 2), (2.7, 3.9), sitter.skin.base)
        head.oval((x + side * 0.3, 2.2), (1.4, 2.4), sitter.skin.shade)
        if sitter.soft and sitter.cut == 1:
            head.oval((x + side * 0.4, 6.3), 0.9, GOLD)


def _draw_cheeks(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        head.oval((side * 9.6 * sitter.width, 6.6), (3.2, 2.2), sheer(sitter.skin.blush, 0.32))


def _draw_nose(head: Canvas, sitter: Sitter) -> None:
    lines = {
        "round": [(-2.1, 4.6), (-1.5, 5.9), (0, 6.3), (1.5, 5.9), (2.1, 4.6)],
        "small": [(-1.5, 5.3), (0, 6.1), (1.5, 5.3)],
        "side": [(0.5, 0.4), (1.5, 3), (2.2, 5.1), (1.2, 6), (-0.5, 6)],
    }
    head.bow(lines[sitter.nose], 0.85, sitter.skin.line)


def _draw_mouth(head: Canvas, sitter: Sitter) -> None:
    if sitter.mouth == "grin":
        head.blob([(-5, 10), (-5, 10), (0, 10.9), (5, 10), (5, 10), (3, 13.2), (0, 14.3), (-3, 13.2)], MOUTH_INSIDE)
        head.blob(
            [(-4.3, 10.1), (-4.3, 10.1), (0, 10.9), (4.3, 10.1), (4.3, 10.1), (2.8, 12), (0, 12.6), (-2.8, 12)], WHITE
        )
    else:
        half = 4.6 if sitter.mouth == "smile" else 3.6
        depth = 2.1 if sitter.mouth == "smile" else 1.3
        head.bow(
            [
                (-half, 10.3),
                (-half / 2, 10.2 + depth * 0.8),
                (0, 10.3 + depth),
                (half / 2, 10.2 + depth * 0.8),
                (half, 10.3),
            ],
            1.15,
            _lips(sitter),
        )
    if sitter.look["hair"] in WITH_LINES:
        _draw_smile_lines(head, sitter)


def _lips(sitter: Sitter) -> str:
    return darker(sitter.skin.lips, 0.3) if sitter.look["beard"] else sitter.skin.lips


def _draw_smile_lines(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        if not sitter.look["beard"]:
            head.bow([(side * 5.6, 6.4), (side * 7.2, 8.2), (side * 7.5, 10)], 0.6, sitter.skin.shade)
        x = side * (EYES * sitter.width + 3.4)
        head.bow([(x, -0.4), (x + side * 1.9, 0.1)], 0.5, sitter.skin.shade)
        head.bow([(x, -1.4), (x + side * 1.9, -1.9)], 0.5, sitter.skin.shade)


def _draw_eyes(head: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        x = side * EYES * sitter.width
        head.oval((x, -0.6), (1.45, 1.85), INK)
        head.oval((x + 0.45, -1.2), 0.48, WHITE)
        if sitter.soft:
            lash = [(x - side * 1.2, -2.1), (x + side * 0.3, -2.5), (x + side * 1.4, -1.8), (x + side * 2.2, -2.2)]
            head.bow(lash, 0.55, INK)


def _draw_brows(head: Canvas, sitter: Sitter) -> None:
    thickness, height = (0.95, -6.5) if sitter.soft else (1.35, -6)
    for side in (-1, 1):
        x = side * EYES * sitter.width
        inner = (x - side * 2.6, height - 0.3 + sitter.brow_angle * 0.5)
        middle = (x + side * 0.5, height - 1.05)
        head.bow([inner, middle, (x + side * 3, height + 0.4 - sitter.brow_angle * 0.5)], thickness, sitter.brow)


def _draw_beard(head: Canvas, sitter: Sitter) -> None:
    w, j = sitter.width, sitter.width * sitter.jaw
    outer = [(15.5 * w, 0), (15.5 * w, 0), (14.9 * j, 9), (11.2 * j, 16.6), (5.4 * j, 21.2)]
    cheek = [(12.6 * w, 5.5), (8.6, 8.2), (5, 7.6), (2, 7.5)]
    fullness = (0.42, 0.92, 0.92)[sitter.cut]
    colour = sheer(mix(sitter.hair, sitter.skin.line, 0.12), fullness)
    head.blob([*outer, (0, 22.2), *_reflected(outer), *((-x, y) for x, y in cheek), *reversed(cheek)], colour)
    if sitter.cut:
        head.blob(mirrored([(2.2, 14.9), (3.4, 15.4), (1.6, 16.5)]), sheer(sitter.skin.base, 0.5))


def _reflected(points: list[Point]) -> list[Point]:
    return [(-x, y) for x, y in reversed(points)]


def _draw_glasses(head: Canvas, sitter: Sitter) -> None:
    frame = FRAMES[(sitter.cut + (sitter.parting > 0)) % len(FRAMES)]
    x = EYES * sitter.width + 0.2
    radii = ((4.5, 4.5), (4.9, 3.9), (4.7, 4.2))[sitter.cut]
    for side in (-1, 1):
        head.oval((side * x, -0.3), radii, sheer(WHITE, 0.2))
        head.ring((side * x, -0.3), radii, 0.9, frame)
        head.line([(side * (x + radii[0]), -1.2), (side * 15.6 * sitter.width, -1.8)], 0.9, frame)
    head.bow([(radii[0] - x, -0.8), (0, -1.7), (x - radii[0], -0.8)], 0.9, frame)


def highlight(sitter: Sitter) -> str:
    """Return the colour of light on a bald head."""
    return sheer(lighter(sitter.skin.base, 0.6), 0.5)
