"""What stands in streets and on building sites."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ASPHALT,
    ASPHALT_LINE,
    HI_VIS,
    INK,
    KERB,
    PAPER,
    PAVING,
    PAVING_LINE,
    SIGNAL_RED,
    STEEL,
    STEEL_DARK,
    WHITE,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH


def draw_pavement(
    canvas: Canvas, top: float, bottom: float = HEIGHT, *, fill: str = PAVING, line: str = PAVING_LINE
) -> None:
    """Draw paving seen in perspective."""
    canvas.box((0, top), (WIDTH, bottom), fill)
    y, step = top, 14.0
    while y < bottom:
        canvas.line([(0, y), (WIDTH, y)], 2, line)
        y += step
        step *= 1.22
    for x in range(-900, 2200, 110):
        canvas.line([(640 + (x - 640) * 0.62, top), (x, bottom)], 2, line)


def draw_road(canvas: Canvas, top: float, bottom: float, *, marked: bool = True) -> None:
    """Draw a road across the scene, with kerbs."""
    canvas.box((0, top), (WIDTH, bottom), ASPHALT)
    canvas.box((0, top - 9), (WIDTH, top), KERB)
    canvas.box((0, bottom), (WIDTH, bottom + 9), KERB)
    if marked:
        middle = (top + bottom) / 2
        for x in range(-30, WIDTH, 150):
            canvas.box((x, middle - 4), (x + 80, middle + 4), ASPHALT_LINE)


def draw_cone(canvas: Canvas, at: Point, *, height: float = 70) -> None:
    """Draw a traffic cone."""
    cone = canvas.placed(at, scale=height / 100)
    cone.oval((4, 0), (46, 7), sheer(INK, 0.18))
    cone.box((-38, -10), (38, 0), darker(HI_VIS, 0.16), 4)
    cone.polygon([(-27, -9), (-6, -100), (6, -100), (27, -9)], HI_VIS)
    cone.polygon([(-20.5, -38), (-14.5, -64), (14.5, -64), (20.5, -38)], PAPER)


def draw_barrier(canvas: Canvas, at: Point, *, width: float = 200) -> None:
    """Draw a red and white barrier; `at` is the left of its foot."""
    left, base = at
    for x in (left + width * 0.12, left + width * 0.88):
        canvas.line([(x, base), (x, base - 84)], 7, STEEL)
        canvas.line([(x - 20, base), (x + 20, base)], 7, STEEL_DARK)
    for top in (base - 92, base - 52):
        canvas.box((left, top), (left + width, top + 24), PAPER)
        for index in range(round(width / 40)):
            x = left + index * 40
            canvas.polygon([(x, top + 24), (x + 18, top), (x + 38, top), (x + 20, top + 24)], SIGNAL_RED)


def draw_lamp(canvas: Canvas, at: Point, *, height: float = 260, lit: bool = False) -> None:
    """Draw a lamp post."""
    x, base = at
    canvas.line([(x, base), (x, base - height)], 7, STEEL_DARK)
    canvas.box((x - 7, base - 40), (x + 7, base), STEEL_DARK, 3)
    if lit:
        canvas.oval((x, base - height - 10), 40, sheer("#FBE3A4", 0.35))
    canvas.box((x - 15, base - height - 28), (x + 15, base - height), "#FBE9BD" if lit else "#EDE9DC", 6)
    canvas.polygon([(x - 21, base - height - 26), (x, base - height - 44), (x + 21, base - height - 26)], STEEL_DARK)


def draw_bench(canvas: Canvas, at: Point, *, width: float = 170) -> None:
    """Draw a wooden park bench."""
    bench = canvas.placed(at, scale=width / 100)
    bench.oval((0, 0), (52, 3), sheer(INK, 0.16))
    for x in (-38, 38):
        bench.line([(x, 0), (x, -22)], 4, STEEL_DARK)
        bench.line([(x, -20), (x - 2, -46)], 3, STEEL_DARK)
    for y in (-46, -36):
        bench.box((-48, y), (48, y + 7), WOOD, 2)
    bench.box((-50, -25), (50, -18), WOOD_DARK, 2)


def draw_bollard(canvas: Canvas, at: Point, *, height: float = 46) -> None:
    """Draw a low post."""
    x, base = at
    canvas.box((x - 8, base - height), (x + 8, base), STEEL_DARK, 5)
    canvas.box((x - 8, base - height * 0.8), (x + 8, base - height * 0.65), PAPER)


def draw_sign(canvas: Canvas, at: Point, *, height: float = 150) -> None:
    """Draw the triangular sign for road works."""
    x, base = at
    canvas.line([(x, base), (x, base - height)], 6, STEEL)
    sign = canvas.placed((x, base - height))
    sign.polygon([(-46, 20), (0, -60), (46, 20)], SIGNAL_RED)
    sign.polygon([(-29, 10), (0, -41), (29, 10)], PAPER)
    sign.oval((-2, -20), 4.5, INK)
    sign.line([(-3, -14), (-7, -2), (-14, 7)], 4, INK)
    sign.line([(-6, -3), (1, 7)], 4, INK)
    sign.line([(-4, -11), (12, 4)], 3, INK)
    sign.polygon([(8, 8), (15, -1), (22, 8)], INK)


def draw_pile(canvas: Canvas, at: Point, *, width: float, fill: str) -> None:
    """Draw a heap of sand or earth."""
    heap = canvas.placed(at, scale=width / 100)
    heap.blob([(-50, 0), (-50, 0), (-30, -14), (-10, -31), (6, -34), (24, -20), (50, 0), (50, 0)], fill)
    heap.blob([(2, -33), (10, -24), (8, -10), (18, 0), (50, 0), (50, 0), (24, -20), (6, -34)], darker(fill, 0.1))


def draw_bricks(canvas: Canvas, at: Point, *, columns: int, rows: int, fill: str) -> None:
    """Draw a neat stack of bricks; `at` is the left of its foot."""
    for row in range(rows):
        for column in range(columns):
            left, bottom = at[0] + column * 32 + (row % 2) * 8, at[1] - row * 15
            canvas.box((left, bottom - 14), (left + 30, bottom), lighter(fill, 0.12 * ((column + row) % 3)), 2)


def draw_rain(canvas: Canvas, chance: Chance, count: int = 150) -> None:
    """Draw slanted rain over a whole scene."""
    for _ in range(count):
        x, y = chance.uniform(0, WIDTH + 60), chance.uniform(0, HEIGHT)
        canvas.line([(x, y), (x - 9, y + 30)], 2, sheer(WHITE, 0.42))


def draw_snowfall(canvas: Canvas, chance: Chance, count: int = 130) -> None:
    """Draw snow in the air."""
    for _ in range(count):
        canvas.oval((chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT)), chance.uniform(2, 5.5), sheer(WHITE, 0.85))
