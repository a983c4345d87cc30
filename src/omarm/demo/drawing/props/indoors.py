"""Rooms and furniture."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ACCENTS,
    GRASS,
    INK,
    LEAF,
    PAPER,
    PLANT_POT,
    SKY_CLEAR,
    STEEL,
    STEEL_DARK,
    WALLS,
    WHITE,
    WOOD,
    WOOD_DARK,
    WOOD_PALE,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.nature import draw_tree
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH


def draw_room(canvas: Canvas, chance: Chance, *, floor: float = 620) -> str:
    """Draw a wall and a wooden floor; returns the colour of the wall."""
    wall = chance.choice(WALLS)
    canvas.box((0, 0), (WIDTH, floor), wall)
    canvas.box((0, floor), (WIDTH, HEIGHT), WOOD_PALE)
    for y in (floor + 34, floor + 84, floor + 152):
        canvas.line([(0, y), (WIDTH, y)], 2, darker(WOOD_PALE, 0.08))
    canvas.box((0, floor - 14), (WIDTH, floor), lighter(wall, 0.5))
    return wall


def draw_view(canvas: Canvas, corner: Point, opposite: Point) -> None:
    """Draw a window with trees outside."""
    (left, top), (right, bottom) = corner, opposite
    canvas.box((left - 10, top - 10), (right + 10, bottom + 10), PAPER)
    canvas.fade(corner, opposite, *SKY_CLEAR)
    canvas.box((left, bottom - (bottom - top) * 0.22), opposite, GRASS)
    for index, part in enumerate((0.22, 0.62)):
        draw_tree(canvas, (left + (right - left) * part, bottom - 18), height=(bottom - top) * 0.62, leaf=LEAF[index])
    canvas.box(((left + right) / 2 - 4, top), ((left + right) / 2 + 4, bottom), PAPER)
    canvas.box((left - 20, bottom + 8), (right + 20, bottom + 20), darker(PAPER, 0.1), 3)


def draw_plant(canvas: Canvas, at: Point, *, height: float = 190) -> None:
    """Draw a house plant in a pot."""
    plant = canvas.placed(at, scale=height / 100)
    plant.oval((0, 0), (20, 3), sheer(INK, 0.15))
    for index, (x, y) in enumerate(((-26, -70), (-13, -92), (4, -100), (17, -88), (27, -64))):
        plant.bow([(0, -28), (x * 0.4, y * 0.7), (x, y)], 1.6, LEAF[2])
        leaf = [(x * 0.3, y * 0.55), (x * 0.95 + 6, y * 0.8), (x, y), (x * 0.6 - 6, y * 0.85)]
        plant.blob(leaf, LEAF[index % 3])
    plant.polygon([(-15, -32), (15, -32), (11, 0), (-11, 0)], PLANT_POT)
    plant.box((-17, -36), (17, -28), darker(PLANT_POT, 0.1), 2)


def draw_lamp_above(canvas: Canvas, x: float, *, drop: float = 150, fill: str = ACCENTS[0]) -> None:
    """Draw a lamp that hangs from the ceiling."""
    canvas.line([(x, 0), (x, drop - 40)], 3, STEEL_DARK)
    canvas.oval((x, drop + 2), (26, 9), "#FBEFC6")
    canvas.blob(
        [
            (x - 46, drop),
            (x - 46, drop),
            (x - 32, drop - 32),
            (x, drop - 48),
            (x + 32, drop - 32),
            (x + 46, drop),
            (x + 46, drop),
        ],
        fill,
    )


def draw_table(canvas: Canvas, corner: Point, opposite: Point, *, fill: str = WOOD) -> None:
    """Draw a table; its top is the upper edge of the rectangle."""
    (left, top), (right, bottom) = corner, opposite
    canvas.oval(((left + right) / 2, bottom), ((right - left) * 0.52, 12), sheer(INK, 0.12))
    for x in (left + 26, right - 40):
        canvas.box((x, top), (x + 14, bottom), darker(fill, 0.25))
    canvas.box((left, top), (right, top + 20), fill, 6)
    canvas.box((left, top + 12), (right, top + 20), darker(fill, 0.14), 4)


def draw_chair(canvas: Canvas, at: Point, *, colour: str, height: float = 170, mirrored: bool = False) -> None:
    """Draw a chair seen from the side, looking to the right."""
    chair = canvas.placed(at, scale=height / 100, mirrored=mirrored)
    for foot in (-20, 22):
        chair.line([(foot * 0.8, -46), (foot, 0)], 3.4, WOOD_DARK)
    chair.line([(-22, -48), (-26, -96)], 7, colour)
    chair.line([(-22, -48), (20, -48)], 8, colour)


def draw_screen(canvas: Canvas, corner: Point, opposite: Point) -> None:
    """Draw a wall screen that shows a bar chart."""
    (left, top), (right, bottom) = corner, opposite
    canvas.box((left - 12, top - 12), (right + 12, bottom + 12), "#3A4049", 10)
    canvas.box(corner, opposite, PAPER)
    wide, tall = right - left, bottom - top
    canvas.box((left + wide * 0.08, top + tall * 0.1), (left + wide * 0.5, top + tall * 0.17), STEEL_DARK, 4)
    for index, part in enumerate((0.3, 0.44, 0.38, 0.58, 0.5)):
        x = left + wide * (0.1 + index * 0.17)
        canvas.box(
            (x, bottom - tall * (0.1 + part)), (x + wide * 0.1, bottom - tall * 0.1), ACCENTS[index % len(ACCENTS)], 4
        )


def draw_mug(canvas: Canvas, at: Point, colour: str) -> None:
    """Draw a mug that stands on `at`."""
    x, base = at
    canvas.ring((x + 15, base - 16), 8, 4, colour)
    canvas.box((x - 14, base - 32), (x + 14, base), colour, 5)
    canvas.box((x - 14, base - 32), (x + 14, base - 26), lighter(colour, 0.3), 3)


def draw_laptop(canvas: Canvas, at: Point, *, width: float = 110) -> None:
    """Draw a laptop seen from behind its screen."""
    x, base = at
    canvas.box((x - width * 0.42, base - width * 0.58), (x + width * 0.42, base - 4), STEEL, 6)
    canvas.oval((x, base - width * 0.3), 6, lighter(STEEL, 0.5))
    canvas.box((x - width * 0.5, base - 7), (x + width * 0.5, base), STEEL_DARK, 3)


def draw_picture(canvas: Canvas, corner: Point, opposite: Point, fill: str) -> None:
    """Draw a framed picture of hills."""
    (left, top), (right, bottom) = corner, opposite
    canvas.box(corner, opposite, WOOD)
    canvas.box((left + 9, top + 9), (right - 9, bottom - 9), lighter(fill, 0.6))
    middle = (left + right) / 2
    canvas.polygon([(left + 9, bottom - 9), (middle - 10, top + (bottom - top) * 0.45), (right - 9, bottom - 9)], fill)
    canvas.oval((right - 40, top + 40), 13, WHITE)
