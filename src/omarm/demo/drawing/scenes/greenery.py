"""Scenes of trees, parks and gardens."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    CLOTHES,
    EARTH,
    FLOWERS,
    GRASS,
    GRASS_DEEP,
    GRASS_PALE,
    HEDGE,
    INK,
    LEAF,
    PAPER,
    SAND,
    SKY_CLEAR,
    SKY_WARM,
    TRUNK,
    WATER,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    mix,
    sheer,
)
from omarm.demo.drawing.props.buildings import draw_skyline
from omarm.demo.drawing.props.nature import (
    draw_bush,
    draw_clouds,
    draw_flowers,
    draw_grass,
    draw_hedge,
    draw_land,
    draw_reeds,
    draw_sky,
    draw_sun,
    draw_tree,
    draw_woods,
)
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.props.street import draw_bench

SOFT_WOODS = "#A9C6A4"


def oak_avenue(canvas: Canvas, chance: Chance) -> None:
    """A lane between oaks that leads to the horizon."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 470)
    draw_woods(canvas, chance, 470, SOFT_WOODS, height=60)
    draw_land(canvas, chance, 470, GRASS, wave=3)
    canvas.polygon([(622, 468), (658, 468), (1010, HEIGHT), (270, HEIGHT)], SAND)
    canvas.polygon([(636, 468), (644, 468), (690, HEIGHT), (590, HEIGHT)], lighter(SAND, 0.35))
    leaf = chance.choice(LEAF[:3])
    for step in range(7):
        near = ((step + 1) / 7) ** 1.9
        for side in (-1, 1):
            x = 640 + side * (42 + 560 * near)
            draw_tree(
                canvas,
                (x, 474 + 330 * near),
                height=120 + 700 * near,
                leaf=mix(SOFT_WOODS, leaf, 0.25 + near * 0.75),
                trunk=TRUNK,
            )
        canvas.oval((640, 478 + 350 * near), (250 * near, 9 * near), sheer(HEDGE, 0.16))
    for x in chance.some((560, 600, 690, 730), chance.choice((1, 2))):
        draw_figure(canvas, (x, 640), figure_by(chance), pose="walking", height=chance.choice((-120, 120)))


def park(canvas: Canvas, chance: Chance) -> None:
    """A park with a pond, a path and people on a bench."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 460)
    draw_clouds(canvas, chance)
    draw_skyline(canvas, chance, 440, "#C3D0D4")
    draw_woods(canvas, chance, 440, SOFT_WOODS, height=84)
    draw_land(canvas, chance, 440, GRASS_PALE)
    draw_land(canvas, chance, 530, GRASS)
    canvas.blob(
        [(560, 560), (760, 520), (1000, 530), (1120, 580), (1000, 640), (760, 650), (600, 620)], darker(GRASS, 0.12)
    )
    canvas.blob([(580, 566), (760, 530), (1000, 538), (1096, 582), (990, 630), (770, 640), (620, 612)], WATER[0])
    for x, y in ((700, 580), (850, 560), (930, 604), (780, 612)):
        canvas.line([(x, y), (x + 60, y)], 3, sheer(PAPER, 0.5))
    draw_reeds(canvas, chance, (1060, 600))
    canvas.blob(
        [
            (-40, 650),
            (260, 640),
            (520, 700),
            (900, 760),
            (WIDTH + 60, 770),
            (WIDTH + 60, 830),
            (860, 820),
            (480, 760),
            (240, 710),
            (-40, 730),
        ],
        SAND,
    )
    for x, y, height in ((130, 560, 330), (430, 520, 230), (1190, 560, 360)):
        draw_tree(canvas, (x + chance.about(0, 30), y), height=height, leaf=chance.choice(LEAF))
    draw_bench(canvas, (330, 690), width=190)
    draw_figure(canvas, (300, 706), figure_by(chance), pose="sitting", height=140)
    draw_figure(canvas, (850, 790), figure_by(chance), pose="walking", height=-190)
    draw_figure(canvas, (925, 794), figure_by(chance), pose="walking", height=-178)
    draw_flowers(canvas, chance, (20, 780), (560, 850), 26)


def flower_bed(canvas: Canvas, chance: Chance) -> None:
    """Gardeners in a public garden full of flowers."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 430)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 420, SOFT_WOODS, height=80)
    draw_land(canvas, chance, 420, GRASS_PALE, wave=5)
    for x in (110, 1160):
        draw_tree(canvas, (x, 500), height=chance.uniform(330, 400), leaf=chance.choice(LEAF))
    draw_hedge(canvas, (-20, 440), (WIDTH + 20, 505))
    draw_land(canvas, chance, 505, GRASS, wave=2)
    for top, reach in ((560, 330), (690, 560)):
        canvas.blob(
            [
                (640 - reach, top + 60),
                (640 - reach * 0.6, top),
                (640 + reach * 0.6, top),
                (640 + reach, top + 60),
                (640 + reach * 0.6, top + 130),
                (640 - reach * 0.6, top + 130),
            ],
            EARTH,
        )
        draw_flowers(canvas, chance, (640 - reach * 0.8, top + 24), (640 + reach * 0.8, top + 120), 150)
        for x in (640 - reach * 0.98, 640 + reach * 0.98):
            draw_bush(canvas, (x, top + 84), width=110)
    draw_figure(canvas, (chance.uniform(330, 420), 690), figure_by(chance, vest=True), pose="working", height=200)
    draw_figure(canvas, (chance.uniform(860, 950), 700), figure_by(chance, vest=True), pose="working", height=-200)


def tree_planting(canvas: Canvas, chance: Chance) -> None:
    """People plant a young tree together."""
    draw_sky(canvas, SKY_WARM, 520)
    draw_sun(canvas, (chance.choice((220, 1060)), 130))
    draw_clouds(canvas, chance, 2)
    draw_woods(canvas, chance, 500, SOFT_WOODS, height=60)
    draw_land(canvas, chance, 490, GRASS_PALE)
    draw_land(canvas, chance, 590, GRASS)
    for x in (140, 350, 960, 1150):
        _draw_sapling(canvas, (x + chance.about(0, 20), 610), 0.66)
    canvas.oval((640, 762), (150, 30), EARTH)
    canvas.oval((640, 756), (84, 16), darker(EARTH, 0.25))
    _draw_sapling(canvas, (640, 760), 1.35)
    draw_grass(canvas, chance, 640, GRASS_DEEP)
    draw_figure(canvas, (500, 770), figure_by(chance), pose="working", height=270)
    _draw_spade(canvas, (592, 770))
    draw_figure(canvas, (790, 776), figure_by(chance), pose="reaching", height=-270)
    draw_figure(canvas, (340, 750), figure_by(chance, child=True), pose="carrying", height=160)
    draw_figure(canvas, (940, 756), figure_by(chance, child=True), pose="cheering", height=165)
    canvas.polygon([(320, 690), (362, 690), (354, 728), (328, 728)], "#6F8FA3")


def _draw_sapling(canvas: Canvas, at: Point, scale: float) -> None:
    sapling = canvas.placed(at, scale=scale)
    for x in (-26, 26):
        sapling.line([(x, 0), (x, -110)], 6, WOOD)
    sapling.line([(-26, -92), (26, -92)], 5, INK)
    sapling.line([(0, 0), (0, -170)], 7, TRUNK)
    for x, y, reach in ((0, -205, 40), (-28, -178, 28), (28, -180, 28), (0, -170, 30)):
        sapling.oval((x, y), reach, LEAF[3])
    sapling.oval((-10, -216), 16, lighter(LEAF[3], 0.2))


def _draw_spade(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.line([(x - 30, y - 150), (x, y - 30)], 8, WOOD_DARK)
    canvas.line([(x - 44, y - 146), (x - 18, y - 154)], 8, WOOD_DARK)
    canvas.polygon([(x - 18, y - 34), (x + 14, y - 42), (x + 20, y - 4), (x + 6, y + 10), (x - 8, y)], "#8D979E")


def greenhouse(canvas: Canvas, chance: Chance) -> None:
    """A greenhouse with seedlings and a gardener."""
    draw_sky(canvas, SKY_CLEAR, 500)
    draw_woods(canvas, chance, 470, SOFT_WOODS, height=100)
    draw_land(canvas, chance, 470, GRASS_PALE, wave=4)
    canvas.polygon([(60, 330), (640, 70), (1220, 330), (1220, HEIGHT), (60, HEIGHT)], sheer("#EAF5F3", 0.72))
    canvas.polygon([(560, 600), (720, 600), (900, HEIGHT), (380, HEIGHT)], SAND)
    frame = "#F4F7F5"
    for part in range(7):
        x = 60 + part * 193.3
        roof = 330 - 260 * (1 - abs(x - 640) / 580)
        canvas.line([(x, roof), (x, 600)], 7, frame)
    for line in (
        [(60, 330), (640, 70), (1220, 330)],
        [(60, 330), (1220, 330)],
        [(60, 330), (60, HEIGHT)],
        [(1220, 330), (1220, HEIGHT)],
    ):
        canvas.line(line, 12, frame)
    for side in (-1, 1):
        _draw_staging(canvas, chance, side)
    draw_figure(
        canvas,
        (chance.uniform(600, 680), 740),
        figure_by(chance, top=CLOTHES[2]),
        pose="reaching",
        height=chance.choice((-270, 270)),
    )


def _draw_staging(canvas: Canvas, chance: Chance, side: int) -> None:
    """Two rows of benches along one side, the nearer one larger."""
    for top, start, end, size in ((560, 130, 500, 0.8), (690, 210, 640, 1.15)):
        left, right = sorted((640 + side * start, 640 + side * end))
        canvas.box((left + 12, top), (right - 12, top + 110 * size), sheer(INK, 0.1))
        canvas.box((left, top), (right, top + 18 * size), WOOD)
        pots = round((right - left) / (58 * size))
        for index in range(pots):
            _draw_potted(canvas.placed((left + (index + 0.5) * (right - left) / pots, top), scale=size), chance)


def _draw_potted(pot: Canvas, chance: Chance) -> None:
    leaf = chance.choice(LEAF)
    tall = chance.uniform(30, 70)
    pot.line([(0, -26), (0, -26 - tall)], 4, HEDGE)
    for x, y in ((-13, 0.5), (13, 0.7), (-10, 0.95), (9, 1.1)):
        pot.oval((x, -26 - tall * y), (12, 8), leaf)
    if chance.happens(0.45):
        pot.oval((0, -34 - tall), 10, chance.choice(FLOWERS))
    pot.polygon([(-19, -32), (19, -32), (14, 0), (-14, 0)], "#C8775A")
