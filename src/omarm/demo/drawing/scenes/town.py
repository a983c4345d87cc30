"""Scenes at the canal, the town hall, the market and other places where people meet."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ACCENTS,
    BRICKS,
    FLOWERS,
    GLASS_DARK,
    GRASS,
    INK,
    LEAF,
    PAPER,
    ROOFS,
    SKY_CLEAR,
    SKY_WARM,
    STEEL,
    STEEL_DARK,
    STONE,
    STONE_SHADE,
    WATER,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.buildings import (
    draw_flag,
    draw_hip_roof,
    draw_house_row,
    draw_windows,
)
from omarm.demo.drawing.props.nature import (
    draw_clouds,
    draw_sky,
    draw_tree,
    draw_water,
    draw_woods,
)
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.props.street import draw_bench, draw_bollard, draw_lamp, draw_pavement
from omarm.demo.drawing.props.vehicles import draw_bicycle


def quay(canvas: Canvas, chance: Chance) -> None:
    """A canal with gabled houses, a quay wall and a boat."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 520)
    draw_clouds(canvas, chance)
    draw_house_row(canvas, chance, 500, start=chance.uniform(-90, -20))
    canvas.box((0, 498), (WIDTH, 540), STONE)
    canvas.box((0, 536), (WIDTH, 610), darker(BRICKS[1], 0.1))
    for row in range(4):
        canvas.line([(0, 552 + row * 16), (WIDTH, 552 + row * 16)], 2, darker(BRICKS[1], 0.25))
    canvas.box((0, 530), (WIDTH, 542), STONE_SHADE)
    for x in chance.some((170, 420, 690, 930, 1150), 3):
        draw_tree(canvas, (x, 528), height=chance.uniform(190, 230), leaf=chance.choice(LEAF))
    draw_bicycle(canvas, (chance.uniform(240, 380), 530), colour=chance.choice(ACCENTS), scale=0.62)
    draw_figure(canvas, (chance.uniform(760, 880), 530), figure_by(chance), pose="walking", height=110)
    for x in range(60, WIDTH, 240):
        draw_bollard(canvas, (x, 534), height=34)
    draw_water(canvas, chance, 608, HEIGHT, WATER)
    _draw_boat(canvas, (chance.uniform(360, 900), 730), chance)


def _draw_boat(canvas: Canvas, at: Point, chance: Chance) -> None:
    boat = canvas.placed(at, mirrored=chance.happens(0.5))
    hull = chance.choice(ACCENTS)
    boat.oval((0, 24), (230, 14), sheer(INK, 0.16))
    boat.blob([(-220, -34), (-220, -34), (0, -24), (240, -56), (240, -56), (200, 18), (140, 26), (-180, 26)], hull)
    boat.bow([(-220, -34), (0, -24), (240, -56)], 11, PAPER)
    boat.box((-130, -92), (40, -28), WOOD, 12)
    for x in (-112, -58, -4):
        boat.box((x, -78), (x + 38, -46), GLASS_DARK, 6)
    boat.box((-140, -102), (50, -88), WOOD_DARK, 6)


def bridge(canvas: Canvas, chance: Chance) -> None:
    """A white drawbridge over a canal."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 520)
    draw_clouds(canvas, chance)
    draw_house_row(canvas.placed((0, 150), scale=0.68), chance, 500, start=-40, end=1900)
    canvas.box((0, 0), (WIDTH, 500), sheer("#D5E6EF", 0.55))
    draw_woods(canvas, chance, 492, "#9DBC97", height=34)
    canvas.box((0, 490), (WIDTH, 520), GRASS)
    draw_water(canvas, chance, 516, HEIGHT, WATER)
    for left, right in ((-20, 330), (950, WIDTH + 20)):
        canvas.box((left, 520), (right, 760), BRICKS[1])
        for y in range(548, 750, 26):
            canvas.line([(left, y), (right, y)], 2, darker(BRICKS[1], 0.2))
        canvas.box((left, 506), (right, 532), STONE)
    _draw_drawbridge(canvas)
    draw_figure(canvas, (chance.uniform(480, 560), 507), figure_by(chance), pose="walking", height=112)
    draw_bicycle(canvas, (chance.uniform(720, 820), 507), colour=chance.choice(ACCENTS), scale=0.62)
    canvas.box((326, 470), (954, 476), PAPER)
    for x in range(340, 950, 62):
        canvas.line([(x, 472), (x, 510)], 4, PAPER)
    for x in (150, 1110):
        draw_lamp(canvas, (x, 508), height=170)


def _draw_drawbridge(canvas: Canvas) -> None:
    canvas.box((310, 506), (970, 528), STEEL_DARK)
    canvas.polygon([(330, 528), (640, 546), (950, 528)], STEEL_DARK)
    for x in (330, 400):
        canvas.line([(x, 510), (x, 210)], 15, PAPER)
    canvas.box((316, 236), (414, 254), PAPER)
    canvas.line([(170, 262), (800, 164)], 17, PAPER)
    canvas.box((140, 250), (240, 296), STEEL)
    canvas.line([(790, 168), (790, 508)], 4, STEEL_DARK)
    canvas.polygon([(318, 236), (365, 196), (412, 236)], darker(PAPER, 0.1))


def town_hall(canvas: Canvas, chance: Chance) -> None:
    """The town hall with its clock tower on a square."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 640)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 600, "#A9C6A4", height=90)
    brick = chance.choice(BRICKS[:3])
    canvas.box((220, 330), (1060, 640), brick)
    draw_hip_roof(canvas, (196, 240), (1084, 334), ROOFS[3])
    draw_windows(canvas, (244, 350), (530, 620), columns=4, rows=2)
    draw_windows(canvas, (750, 350), (1036, 620), columns=4, rows=2)
    _draw_tower(canvas, brick)
    draw_pavement(canvas, 640)
    canvas.polygon([(520, 640), (760, 640), (790, 676), (490, 676)], STONE)
    canvas.line([(506, 658), (774, 658)], 2, STONE_SHADE)
    for x in (150, 1130):
        draw_flag(canvas, (x, 650), height=230)
    for x in (90, 1190):
        draw_tree(canvas, (x, 690), height=260, leaf=chance.choice(LEAF))
    for _ in range(5):
        at = (chance.uniform(140, 1140), chance.uniform(700, 800))
        draw_figure(canvas, at, figure_by(chance), pose="walking", height=at[1] * 0.2 * chance.choice((-1, 1)))
    draw_bench(canvas, (chance.choice((330, 950)), 726))


def _draw_tower(canvas: Canvas, brick: str) -> None:
    canvas.box((540, 180), (740, 640), darker(brick, 0.08))
    canvas.box((528, 330), (752, 344), STONE)
    canvas.box((528, 172), (752, 190), STONE)
    canvas.polygon([(540, 174), (640, 40), (740, 174)], ROOFS[3])
    canvas.line([(640, 50), (640, 14)], 5, "#D9A441")
    canvas.oval((640, 256), 52, PAPER)
    canvas.ring((640, 256), 52, 7, STONE_SHADE)
    canvas.line([(640, 256), (640, 222)], 6, INK)
    canvas.line([(640, 256), (664, 268)], 6, INK)
    draw_windows(canvas, (560, 350), (720, 470), columns=2, rows=1)
    canvas.box((584, 490), (696, 640), STONE, 8)
    canvas.box((598, 506), (682, 640), WOOD_DARK)
    canvas.line([(640, 506), (640, 640)], 4, INK)
    for x in (630, 650):
        canvas.oval((x, 580), 5, "#D9A441")


def market(canvas: Canvas, chance: Chance) -> None:
    """Market stalls with striped awnings in front of old houses."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 540)
    draw_clouds(canvas, chance)
    draw_house_row(canvas, chance, 540, start=chance.uniform(-90, -20))
    draw_pavement(canvas, 540)
    stripes = chance.some(ACCENTS, 3)
    for index, colour in enumerate(stripes):
        _draw_stall(canvas.placed((230 + index * 410, 700)), chance, colour)
    for x in chance.some((70, 300, 440, 640, 850, 1000, 1210), 5):
        pose = chance.choice(("walking", "standing", "carrying"))
        height = chance.uniform(180, 200) * chance.choice((-1, 1))
        draw_figure(canvas, (x, 790 + chance.about(0, 24)), figure_by(chance), pose=pose, height=height)


def _draw_stall(stall: Canvas, chance: Chance, colour: str) -> None:
    draw_figure(stall, (chance.about(0, 80), 20), figure_by(chance), height=190)
    for x in (-160, 160):
        stall.line([(x, 24), (x, -190)], 7, STEEL)
    stall.box((-168, -70), (168, 24), WOOD)
    stall.box((-168, -70), (168, -58), WOOD_DARK)
    for column in range(5):
        _draw_crate(stall.placed((-134 + column * 67, -70)), chance)
    for index in range(8):
        left = -184 + index * 46
        fill = colour if index % 2 else PAPER
        stall.polygon([(left * 0.9, -246), ((left + 46) * 0.9, -246), (left + 46, -176), (left, -176)], fill)
        stall.oval((left + 23, -176), (23, 13), fill)


def _draw_crate(crate: Canvas, chance: Chance) -> None:
    fruit = chance.choice(("#D9573F", "#EFA13B", "#8DAF4E", "#F0CB4D", "#8A4B6B", *FLOWERS[:2]))
    for row, count in ((0, 4), (1, 3)):
        for index in range(count):
            crate.oval((-22 + index * 15 + row * 7, -18 - row * 11), 8.5, lighter(fruit, 0.12 * (index % 2)))
    crate.box((-31, -18), (31, 0), "#D8B488", 3)
