"""Sky, land, water and everything that grows."""

import math

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    FLOWERS,
    HEDGE,
    LEAF,
    TRUNK,
    TRUNK_DARK,
    WHITE,
    darker,
    lighter,
    mix,
    sheer,
)
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH


def draw_sky(canvas: Canvas, colours: tuple[str, str], horizon: float = HEIGHT) -> None:
    """Fill the upper part of a scene with sky."""
    canvas.fade((0, 0), (WIDTH, horizon), *colours)


def draw_clouds(canvas: Canvas, chance: Chance, count: int = 3, fill: str = WHITE) -> None:
    """Draw soft flat clouds, spread over the width of the sky."""
    step = WIDTH / count
    for index in range(count):
        at = (step * (index + 0.5) + chance.about(0, step * 0.3), chance.uniform(70, 190))
        cloud = canvas.placed(at, scale=chance.uniform(0.7, 1.2), mirrored=chance.happens(0.5))
        colour = sheer(fill, 0.6)
        outline = [(-110, 22), (-70, 4), (-46, -22), (-6, -34), (30, -14), (60, -18), (84, 4), (116, 22), (116, 24)]
        cloud.blob([(-110, 24), *outline], colour)


def draw_sun(canvas: Canvas, at: Point, radius: float = 46, fill: str = "#FBE3A4") -> None:
    """Draw a sun with a soft glow."""
    for reach, strength in ((2.4, 0.16), (1.6, 0.25)):
        canvas.oval(at, radius * reach, sheer(fill, strength))
    canvas.oval(at, radius, fill)


def draw_land(canvas: Canvas, chance: Chance, top: float, fill: str, *, wave: float = 14) -> None:
    """Fill everything under a gently rolling line."""
    phase = chance.uniform(0, math.tau)
    line = [(x, top + wave * math.sin(phase + x / 210)) for x in range(-40, WIDTH + 81, 40)]
    canvas.polygon([*line, (WIDTH + 40, HEIGHT), (-40, HEIGHT)], fill)


def draw_woods(canvas: Canvas, chance: Chance, base: float, fill: str, *, height: float = 70) -> None:
    """Draw a distant line of trees."""
    x = -20.0
    while x < WIDTH + 40:
        reach = chance.uniform(0.5, 1) * height
        canvas.oval((x, base), (reach * 0.7, reach), fill)
        x += reach * 0.8
    canvas.box((0, base - 4), (WIDTH, base + height * 0.4), fill)


def draw_tree(canvas: Canvas, at: Point, *, height: float, leaf: str = LEAF[0], trunk: str = TRUNK) -> None:
    """Draw a round-headed tree that stands on `at`."""
    tree = canvas.placed(at, scale=height / 100)
    tree.oval((3, 0), (20, 3), sheer("#2A1F2B", 0.14))
    tree.polygon([(-3.4, 0), (-2.2, -44), (2.2, -44), (3.4, 0)], trunk)
    tree.line([(0, -34), (9, -47)], 1.8, trunk)
    crown = ((0, -68, 27), (-16, -58, 18), (16, -57, 19), (-10, -80, 18), (11, -80, 19))
    for x, y, reach in crown:
        tree.oval((x, y), reach, leaf)
    shaded = darker(leaf, 0.14)
    tree.blob(
        [(-31, -50), (-18, -46), (0, -49), (18, -45), (33, -51), (30, -43), (16, -38), (0, -41), (-19, -40)], shaded
    )
    for x, y, reach in ((-9, -77, 9), (10, -84, 8), (-19, -62, 6)):
        tree.oval((x, y), reach, lighter(leaf, 0.14))


def draw_poplar(canvas: Canvas, at: Point, *, height: float, leaf: str = LEAF[2]) -> None:
    """Draw a slender tree."""
    tree = canvas.placed(at, scale=height / 100)
    tree.polygon([(-1.8, 0), (-1, -30), (1, -30), (1.8, 0)], TRUNK)
    tree.blob([(0, -100), (8, -80), (11, -52), (9, -24), (0, -13), (-9, -24), (-11, -52), (-8, -80)], leaf)
    tree.blob([(0, -100), (8, -80), (11, -52), (9, -24), (0, -13), (3, -50)], darker(leaf, 0.1))


def draw_conifer(canvas: Canvas, at: Point, *, height: float, leaf: str = HEDGE) -> None:
    """Draw a fir tree in layers."""
    tree = canvas.placed(at, scale=height / 100)
    tree.box((-3.5, -12), (3.5, 0), TRUNK)
    layers = ((-10, -44, 33), (-30, -66, 27), (-52, -84, 20), (-70, -100, 13))
    for index, (bottom, top, reach) in enumerate(layers):
        colour = mix(leaf, lighter(leaf, 0.22), index / 4)
        tree.blob(
            [(0, top), (0, top), (reach, bottom), (reach, bottom), (0, bottom + 4), (-reach, bottom), (-reach, bottom)],
            colour,
        )


def draw_bare_tree(canvas: Canvas, at: Point, *, height: float, bark: str = TRUNK_DARK) -> None:
    """Draw a tree in winter."""
    tree = canvas.placed(at, scale=height / 100)
    tree.polygon([(-3.4, 0), (-1.6, -56), (1.6, -56), (3.4, 0)], bark)
    limbs = ((-24, -30, -78), (22, -36, -84), (-14, -46, -94), (12, -50, -98), (30, -42, -68), (-30, -40, -62))
    for x, start, end in limbs:
        tree.bow([(0, start), (x * 0.6, start - 12), (x, end)], 1.7, bark)
        tree.bow([(x * 0.62, start - 14), (x * 1.1, start - 22), (x * 1.35, start - 34)], 1.1, bark)
        tree.bow([(x * 0.75, start - 20), (x * 0.65, start - 32), (x * 0.5, start - 42)], 0.9, bark)


def draw_bush(canvas: Canvas, at: Point, *, width: float, leaf: str = HEDGE) -> None:
    """Draw a low rounded shrub."""
    bush = canvas.placed(at, scale=width / 100)
    for x, y, reach in ((-30, -16, 22), (30, -15, 21), (0, -24, 30)):
        bush.oval((x, y), (reach, reach * 0.95), leaf)
    bush.box((-48, -17), (48, 0), leaf, 10)
    for x, y, reach in ((-8, -36, 9), (-33, -24, 6), (24, -26, 6)):
        bush.oval((x, y), reach, lighter(leaf, 0.13))


def draw_hedge(canvas: Canvas, corner: Point, opposite: Point, leaf: str = HEDGE) -> None:
    """Draw a trimmed hedge with some light on its top."""
    canvas.box(corner, opposite, leaf, 12)
    canvas.box(corner, (opposite[0], corner[1] + 14), lighter(leaf, 0.14), 7)


def draw_flowers(canvas: Canvas, chance: Chance, corner: Point, opposite: Point, count: int) -> None:
    """Scatter flowers; those further down are nearer and larger."""
    places = sorted(
        (chance.uniform(corner[1], opposite[1]), chance.uniform(corner[0], opposite[0])) for _ in range(count)
    )
    for y, x in places:
        flower = canvas.placed((x, y), scale=0.5 + y / HEIGHT)
        flower.line([(0, 0), (0, -17)], 2, HEDGE)
        flower.oval((-4, -5), (6, 3), LEAF[0])
        flower.oval((5, -8), (6, 3), LEAF[1])
        flower.oval((0, -20), 6.4, chance.choice(FLOWERS))
        flower.oval((0, -20), 2.2, "#F7E3A1")


def draw_grass(canvas: Canvas, chance: Chance, top: float, fill: str, count: int = 40) -> None:
    """Scatter tufts of grass over the land below `top`."""
    for _ in range(count):
        tuft = canvas.placed((chance.uniform(0, WIDTH), chance.uniform(top, HEIGHT)), scale=chance.uniform(0.7, 1.3))
        for lean in (-6, 0, 6):
            tuft.line([(lean * 0.3, 0), (lean, -13)], 2.4, fill)


def draw_water(canvas: Canvas, chance: Chance, top: float, bottom: float, colours: tuple[str, str]) -> None:
    """Fill a band with water and calm ripples."""
    canvas.fade((0, top), (WIDTH, bottom), *colours)
    ripple = lighter(colours[1], 0.3)
    for _ in range(round((bottom - top) / 9)):
        depth = chance.random() ** 0.7
        y, x, reach = top + 8 + depth * (bottom - top - 14), chance.uniform(-40, WIDTH), 20 + 50 * depth
        canvas.line([(x, y), (x + reach, y)], 2 + 3 * depth, ripple)


def draw_reeds(canvas: Canvas, chance: Chance, at: Point, count: int = 12) -> None:
    """Draw a clump of reeds with bulrushes."""
    for _ in range(count):
        x, lean, tall = at[0] + chance.about(0, 55), chance.about(0, 14), chance.uniform(50, 105)
        canvas.bow(
            [(x, at[1]), (x + lean * 0.4, at[1] - tall * 0.6), (x + lean, at[1] - tall)], 3.4, chance.choice(LEAF)
        )
        if chance.happens(0.3):
            canvas.line([(x + lean, at[1] - tall), (x + lean * 1.1, at[1] - tall - 20)], 7, TRUNK_DARK)
