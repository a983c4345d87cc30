"""The Christmas tree in the hall."""

import math

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ACCENTS,
    HEDGE,
    INK,
    SIGNAL_RED,
    STONE,
    STONE_SHADE,
    WHITE,
    WOOD,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.nature import draw_conifer
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH

GOLD = "#F2C65A"
BAUBLES = (SIGNAL_RED, GOLD, "#E9E3D6", "#5B86B0", "#C98BA6")


def christmas_tree(canvas: Canvas, chance: Chance) -> None:
    """A lit Christmas tree in the hall of the town hall."""
    canvas.box((0, 0), (WIDTH, 640), chance.choice(("#E9DFD0", "#E1E6E4", "#EADBD0")))
    for x in (110, 1000):
        _draw_night_window(canvas, (x, 110), chance)
    canvas.box((0, 640), (WIDTH, HEIGHT), STONE)
    for x in range(-700, 2000, 150):
        canvas.line([(640 + (x - 640) * 0.6, 640), (x, HEIGHT)], 2, STONE_SHADE)
    for y in (676, 730, 806):
        canvas.line([(0, y), (WIDTH, y)], 2, STONE_SHADE)
    _draw_stairs(canvas)
    canvas.oval((640, 420), 335, sheer("#FBE9B4", 0.35))
    canvas.oval((640, 782), (230, 26), sheer(INK, 0.14))
    draw_conifer(canvas, (640, 780), height=700, leaf=HEDGE)
    _draw_lights(canvas, chance)
    _draw_star(canvas.placed((640, 86)))
    for index, x in enumerate((430, 510, 760, 850)):
        _draw_parcel(canvas, (x, 800 + (index % 2) * 10), chance)
    draw_figure(
        canvas,
        (chance.uniform(230, 320), 800),
        figure_by(chance),
        pose=chance.choice(("reaching", "carrying")),
        height=280,
    )
    draw_figure(canvas, (chance.uniform(960, 1030), 806), figure_by(chance), pose="standing", height=-285)
    draw_figure(canvas, (chance.uniform(1080, 1140), 812), figure_by(chance, child=True), pose="cheering", height=180)


def _draw_night_window(canvas: Canvas, corner: Point, chance: Chance) -> None:
    left, top = corner
    canvas.box((left - 12, top - 12), (left + 182, top + 352), WHITE, 10)
    canvas.fade((left, top), (left + 170, top + 340), "#33466B", "#6C83A8")
    for _ in range(16):
        canvas.oval((left + chance.uniform(8, 162), top + chance.uniform(8, 320)), chance.uniform(2.5, 5), WHITE)
    canvas.box((left, top + 320), (left + 170, top + 340), WHITE)
    canvas.box((left + 80, top), (left + 90, top + 340), WHITE)
    canvas.box((left, top + 160), (left + 170, top + 170), WHITE)


def _draw_stairs(canvas: Canvas) -> None:
    for index in range(3):
        canvas.box((300, 640 - index * 18 - 18), (980, 640 - index * 18), lighter(STONE, 0.1 + index * 0.15))
        canvas.line([(300, 640 - index * 18 - 18), (980, 640 - index * 18 - 18)], 2, STONE_SHADE)


def _draw_lights(canvas: Canvas, chance: Chance) -> None:
    """Hang garlands and baubles within the outline of the tree."""
    for step, (y, reach) in enumerate(((256, 54), (386, 98), (536, 146), (676, 184))):
        rope = [(640 - reach, y - 10), (640 - reach * 0.4, y + 22), (640 + reach * 0.4, y + 20), (640 + reach, y - 12)]
        canvas.bow(rope, 5, darker(GOLD, 0.1))
        for index in range(2 + step * 2):
            part = (index + 0.5) / (2 + step * 2) * 2 - 1
            at = (640 + reach * 0.95 * part, y + 26 + chance.uniform(-34, 6))
            bauble = chance.choice(BAUBLES)
            canvas.oval(at, 14, bauble)
            canvas.oval((at[0] - 4, at[1] - 5), 4, lighter(bauble, 0.6))
        for index in range(5 + step * 2):
            part = (index + 0.5) / (5 + step * 2) * 2 - 1
            at = (640 + reach * part, y - 30 + 34 * math.cos(part * 1.4))
            canvas.oval(at, 11, sheer("#FDF0B8", 0.4))
            canvas.oval(at, 4.6, "#FFF7D6")


def _draw_star(star: Canvas) -> None:
    star.oval((0, 0), 62, sheer("#FDF0B8", 0.5))
    points = []
    for index in range(10):
        turn, reach = math.pi * index / 5, 46 if index % 2 == 0 else 20
        points.append((reach * math.sin(turn), -reach * math.cos(turn)))
    star.polygon(points, GOLD)


def _draw_parcel(canvas: Canvas, at: Point, chance: Chance) -> None:
    x, base = at
    wide, tall = chance.uniform(36, 50), chance.uniform(50, 84)
    paper = chance.choice((*ACCENTS, WOOD))
    canvas.box((x - wide, base - tall), (x + wide, base), paper, 4)
    canvas.box((x - 7, base - tall), (x + 7, base), GOLD)
    for side in (-1, 1):
        canvas.blob([(x, base - tall), (x + side * 24, base - tall - 22), (x + side * 32, base - tall - 4)], GOLD)
