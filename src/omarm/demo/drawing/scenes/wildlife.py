"""Scenes of the smallest inhabitants: caterpillars and bees."""

from itertools import pairwise

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    GRASS,
    GRASS_DEEP,
    GRASS_PALE,
    INK,
    LEAF,
    PAPER,
    SIGNAL_RED,
    SKY_CLEAR,
    SKY_WARM,
    TRUNK,
    TRUNK_DARK,
    WOOD,
    WOOD_DARK,
    WOOD_PALE,
    darker,
    sheer,
)
from omarm.demo.drawing.props.nature import (
    draw_clouds,
    draw_flowers,
    draw_land,
    draw_sky,
    draw_woods,
)
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH

SOFT_WOODS = "#A9C6A4"


def caterpillars(canvas: Canvas, chance: Chance) -> None:
    """The trunk of an oak with a nest of processionary caterpillars behind warning tape."""
    canvas.fade((0, 0), (WIDTH, HEIGHT), "#CFE3C6", "#A8C795")
    for _ in range(16):
        canvas.oval(
            (chance.uniform(0, WIDTH), chance.uniform(0, 500)),
            chance.uniform(50, 130),
            sheer(chance.choice(LEAF), 0.28),
        )
    draw_land(canvas, chance, 730, GRASS_DEEP, wave=8)
    trunk = [
        (420, HEIGHT),
        (480, 700),
        (492, 400),
        (470, 160),
        (440, -20),
        (850, -20),
        (816, 200),
        (812, 480),
        (840, 700),
        (900, HEIGHT),
    ]
    canvas.blob([trunk[0], *trunk, trunk[-1]], TRUNK)
    for x in range(524, 800, 42):
        lean = chance.about(0, 12)
        canvas.bow([(x, -10), (x + lean, 220), (x - lean, 480), (x + lean, HEIGHT)], 8, darker(TRUNK, 0.16))
    _draw_nest(canvas, (700, 250))
    for line in range(2):
        _draw_procession(
            canvas, [(560 + line * 40, 760), (600 + line * 46, 600), (585 + line * 50, 470), (650 + line * 16, 350)]
        )
    _draw_tape(canvas, 600)
    _draw_leaves(canvas, chance)


def _draw_nest(canvas: Canvas, at: Point) -> None:
    nest = canvas.placed(at)
    nest.blob([(-100, 20), (-80, -70), (-10, -106), (76, -80), (104, 0), (80, 84), (0, 112), (-76, 86)], "#D9D2C0")
    nest.blob([(-76, 16), (-60, -52), (-6, -80), (58, -58), (80, 0), (60, 62), (0, 84), (-56, 66)], "#EAE5D8")
    for step in range(6):
        y = -66 + step * 27
        nest.bow([(-88, y + 10), (-20, y - 9), (40, y + 8), (94, y - 5)], 3, "#C5BCA5")
    for x, y, degrees in ((-26, -44, -52), (-8, 8, -66), (22, -2, -60), (14, 60, -74), (48, 46, -66)):
        _draw_caterpillar(nest.placed((x, y), degrees=degrees, scale=0.9))


def _draw_procession(canvas: Canvas, route: list[Point]) -> None:
    for start, end in pairwise(route):
        for part in (0.15, 0.5, 0.85):
            x, y = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
            lean = -80 if end[0] > start[0] else -100
            _draw_caterpillar(canvas.placed((x, y), degrees=lean))


def _draw_caterpillar(caterpillar: Canvas) -> None:
    for index in range(6):
        x, y = index * 9 - 24, -2 if index % 2 else 0
        for lean in (-5, 0, 5):
            caterpillar.line([(x, y), (x + lean, y - 14)], 1.3, PAPER)
        caterpillar.oval((x, y), 7.2, "#6E6A5E" if index % 2 else "#857C68")
    caterpillar.oval((27, 0), 7, TRUNK_DARK)


def _draw_tape(canvas: Canvas, y: float) -> None:
    edge = [(-20, y), (300, y + 34), (640, y + 20), (980, y + 38), (WIDTH + 20, y - 6)]
    canvas.polygon([*edge, *((x, down + 46) for x, down in reversed(edge))], PAPER)
    for start, end in pairwise(edge):
        for part in (0.08, 0.33, 0.58, 0.83):
            across, down = end[0] - start[0], end[1] - start[1]
            x, top = start[0] + across * part, start[1] + down * part
            canvas.polygon(
                [(x, top), (x + 40, top + 40 * down / across), (x + 26, top + 46), (x - 14, top + 46)], SIGNAL_RED
            )


def _draw_leaves(canvas: Canvas, chance: Chance) -> None:
    for _ in range(15):
        side = chance.choice((-1, 1))
        at = (640 + side * chance.uniform(290, 660), chance.uniform(-10, 210))
        leaf = canvas.placed(at, degrees=chance.uniform(0, 360), scale=chance.uniform(0.9, 1.5))
        lobes = [(0, -64), (14, -50), (10, -38), (26, -26), (18, -12), (28, 6), (14, 18), (12, 34), (0, 40)]
        leaf.blob([*lobes, *((-x, y) for x, y in reversed(lobes[1:-1]))], chance.choice(LEAF))
        leaf.line([(0, -52), (0, 58)], 3, sheer(PAPER, 0.45))


def bee_hotel(canvas: Canvas, chance: Chance) -> None:
    """A wooden hotel for wild bees among flowers."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 620)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 560, SOFT_WOODS, height=110)
    draw_land(canvas, chance, 560, GRASS_PALE)
    draw_land(canvas, chance, 640, GRASS)
    hotel = canvas.placed((chance.uniform(570, 710), 730))
    for x in (-150, 150):
        hotel.box((x - 14, -160), (x + 14, 40), WOOD_DARK)
    hotel.box((-190, -470), (190, -100), WOOD_DARK, 6)
    hotel.polygon([(-236, -460), (0, -600), (236, -460), (220, -436), (0, -566), (-220, -436)], "#8E4C40")
    hotel.polygon([(-186, -470), (0, -566), (186, -470)], WOOD)
    _draw_nesting_rooms(hotel, chance)
    draw_flowers(canvas, chance, (0, 700), (WIDTH, 850), 120)
    for _ in range(7):
        _draw_bee(
            canvas.placed(
                (chance.uniform(140, 1140), chance.uniform(190, 660)),
                scale=chance.uniform(0.9, 1.3),
                mirrored=chance.happens(0.5),
            )
        )


def _draw_nesting_rooms(hotel: Canvas, chance: Chance) -> None:
    for row in range(2):
        for column in range(3):
            left, top = -176 + column * 119, -456 + row * 176
            hotel.box((left, top), (left + 113, top + 168), "#4B372B", 4)
            filling = chance.choice(("logs", "canes", "cones"))
            _draw_filling(hotel.placed((left, top)), chance, filling)


def _draw_filling(room: Canvas, chance: Chance, filling: str) -> None:
    reach = {"logs": 26, "canes": 12, "cones": 18}[filling]
    for row in range(round(160 / (reach * 2))):
        for column in range(round(104 / (reach * 2))):
            at = (reach + 6 + column * reach * 2.02, reach + 6 + row * reach * 2.02)
            room.oval(at, reach, chance.choice((WOOD, WOOD_PALE, "#B98A5B")) if filling != "cones" else "#8A5F40")
            holes = [(-9, -8), (9, -6), (0, 10)] if filling == "logs" else [(0, 0)]
            for x, y in holes:
                room.oval((at[0] + x, at[1] + y), reach * (0.18 if filling == "logs" else 0.42), "#4B372B")


def _draw_bee(bee: Canvas) -> None:
    for x in (-4, 9):
        bee.oval((x, -15), (9, 13), sheer(PAPER, 0.85))
    bee.oval((0, 0), (21, 14), "#F0B93F")
    for x in (-8, 3):
        bee.bow([(x, -12), (x + 3, 0), (x, 12)], 5, INK)
    bee.oval((18, 0), 8, INK)
