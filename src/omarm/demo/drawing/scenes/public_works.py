"""Scenes of the street and of the people who keep it in order."""

import math

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ASPHALT,
    BRICKS,
    EARTH,
    GRASS,
    INK,
    LEAF_AUTUMN,
    PAVING,
    PAVING_LINE,
    SAND,
    SKY_CLEAR,
    SKY_GREY,
    SKY_WARM,
    SKY_WINTER,
    STEEL,
    STEEL_DARK,
    TRUNK_DARK,
    WATER_GREY,
    WHITE,
    darker,
    lighter,
    mix,
    sheer,
)
from omarm.demo.drawing.props.buildings import draw_house_row
from omarm.demo.drawing.props.nature import (
    draw_bare_tree,
    draw_clouds,
    draw_conifer,
    draw_land,
    draw_sky,
    draw_tree,
    draw_woods,
)
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.props.street import (
    draw_barrier,
    draw_bricks,
    draw_cone,
    draw_lamp,
    draw_pavement,
    draw_pile,
    draw_rain,
    draw_road,
    draw_sign,
    draw_snowfall,
)
from omarm.demo.drawing.props.vehicles import draw_excavator, draw_lorry, draw_wheel

YELLOW = "#EDB63A"


def street_works(canvas: Canvas, chance: Chance) -> None:
    """A street that has been dug up, with barriers, cones and an excavator."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_GREY)), 520)
    draw_clouds(canvas, chance)
    draw_house_row(canvas, chance, 510, start=chance.uniform(-90, -20))
    draw_pavement(canvas, 510, 570)
    canvas.box((0, 570), (WIDTH, HEIGHT), ASPHALT)
    canvas.blob([(150, 640), (420, 600), (980, 610), (1210, 660), (1130, 770), (700, 800), (260, 780)], SAND)
    canvas.blob([(220, 664), (460, 630), (700, 640), (760, 690), (620, 740), (330, 740)], darker(EARTH, 0.1))
    draw_pile(canvas, (1030, 700), width=300, fill=SAND)
    digs_left = chance.happens(0.5)
    draw_excavator(canvas, (chance.uniform(570, 620), 676), colour=YELLOW, scale=1.15, mirrored=digs_left)
    draw_bricks(canvas, (880, 770), columns=5, rows=4, fill=BRICKS[1])
    draw_bricks(canvas, (120, 650), columns=4, rows=3, fill=BRICKS[1])
    draw_figure(canvas, (790 if digs_left else 380, 760), figure_by(chance, vest=True), pose="working", height=190)
    draw_figure(canvas, (1150, 740), figure_by(chance, vest=True), pose="standing", height=-190)
    draw_sign(canvas, (90, 800), height=190)
    for x in (230, 480, 730):
        draw_barrier(canvas, (x, 830), width=200)
    for x in (970, 1090, 1210):
        draw_cone(canvas, (x + chance.about(0, 14), 826), height=84)


def sewer(canvas: Canvas, chance: Chance) -> None:
    """A cut through the street that shows the sewer pipe."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_GREY)), 350)
    draw_clouds(canvas.placed((0, -50)), chance)
    draw_house_row(canvas.placed((0, 84), scale=0.7), chance, 350, start=-40, end=1900)
    draw_pavement(canvas, 328, 410)
    canvas.box((0, 410), (WIDTH, HEIGHT), EARTH)
    canvas.box((0, 400), (WIDTH, 424), darker(PAVING_LINE, 0.2))
    canvas.box((0, 424), (WIDTH, 452), SAND)
    for _ in range(110):
        at = (chance.uniform(0, WIDTH), chance.uniform(465, HEIGHT))
        canvas.oval(at, chance.uniform(4, 13), chance.choice((darker(EARTH, 0.12), lighter(EARTH, 0.12))))
    canvas.polygon([(300, 404), (1000, 404), (930, 790), (370, 790)], darker(EARTH, 0.42))
    _draw_pipe(canvas, 700)
    for x in (318, 960):
        canvas.box((x, 330), (x + 18, 760), STEEL)
    for y in (470, 590):
        canvas.box((330, y), (970, y + 13), STEEL)
    figure = figure_by(chance, vest=True)
    draw_figure(canvas, (chance.uniform(540, 620), 668), figure, pose="working", height=170)
    draw_figure(canvas, (chance.uniform(760, 850), 668), figure_by(chance, vest=True), pose="reaching", height=-170)
    draw_barrier(canvas, (60, 398), width=200)
    draw_barrier(canvas, (1030, 398), width=200)
    _draw_hanging_pipe(canvas, chance.uniform(620, 720))


def _draw_pipe(canvas: Canvas, y: float) -> None:
    grey = "#A9A59C"
    canvas.box((0, y - 44), (WIDTH, y + 64), grey)
    canvas.box((0, y - 32), (WIDTH, y - 12), lighter(grey, 0.3))
    canvas.box((0, y + 34), (WIDTH, y + 64), darker(grey, 0.16))
    for x in (150, 430, 850, 1130):
        canvas.box((x, y - 56), (x + 42, y + 76), darker(grey, 0.08), 6)
        canvas.box((x, y - 44), (x + 42, y - 26), lighter(grey, 0.2))


def _draw_hanging_pipe(canvas: Canvas, x: float) -> None:
    canvas.line([(x, 0), (x, 150)], 5, STEEL_DARK)
    canvas.line([(x, 120), (x - 90, 214)], 4, STEEL_DARK)
    canvas.line([(x, 120), (x + 90, 214)], 4, STEEL_DARK)
    canvas.box((x - 130, 200), (x + 130, 284), "#B6B2A8", 8)
    canvas.box((x - 130, 210), (x + 130, 228), "#CFCBC2")
    canvas.oval((x + 130, 242), (20, 42), "#8E8A81")
    canvas.oval((x + 130, 242), (13, 32), INK)


def gritting(canvas: Canvas, chance: Chance) -> None:
    """A gritter spreads salt on a snowy road."""
    draw_sky(canvas, SKY_WINTER, 520)
    draw_woods(canvas, chance, 480, "#C5D3DC", height=80)
    draw_land(canvas, chance, 470, "#EDF2F5", wave=10)
    for x in chance.some((90, 240, 420, 560, 1080, 1210), 4):
        draw_bare_tree(canvas, (x, 550), height=chance.uniform(220, 320))
    for x in (320, 930):
        draw_conifer(canvas, (x + chance.about(0, 40), 545), height=chance.uniform(150, 210), leaf="#6E9486")
    canvas.box((0, 540), (WIDTH, HEIGHT), "#F6F8FA")
    draw_road(canvas, 600, 770, marked=False)
    canvas.box((0, 600), (WIDTH, 642), "#DCE3E8")
    canvas.box((0, 740), (WIDTH, 770), "#DCE3E8")
    for y in (668, 712):
        canvas.box((0, y), (WIDTH, y + 13), darker(ASPHALT, 0.1))
    for x in (180, 700, 1220):
        draw_lamp(canvas, (x, 596), height=270, lit=True)
    _draw_gritter(canvas, (chance.uniform(620, 760), 740), chance)
    draw_snowfall(canvas, chance)


def _draw_gritter(canvas: Canvas, at: Point, chance: Chance) -> None:
    draw_lorry(canvas, at, colour="#F08A2C", scale=1.2)
    load = canvas.placed(at, scale=1.2)
    load.polygon([(-200, -170), (60, -170), (24, -58), (-160, -58)], "#F08A2C")
    load.polygon([(-200, -170), (60, -170), (54, -150), (-194, -150)], darker("#F08A2C", 0.15))
    load.blob([(-180, -168), (-180, -168), (-110, -206), (-40, -210), (40, -168), (40, -168)], WHITE)
    load.box((-226, -56), (-196, -24), STEEL_DARK)
    load.polygon([(206, -60), (240, -66), (258, -6), (214, -6)], YELLOW)
    for _ in range(70):
        away = chance.random()
        load.oval((-222 - away * 170, -24 + chance.uniform(-20, 26) * (0.3 + away)), 3.4, WHITE)


def leaf_baskets(canvas: Canvas, chance: Chance) -> None:
    """Wire baskets for leaves along an autumn street."""
    draw_sky(canvas, SKY_WARM, 520)
    draw_clouds(canvas, chance)
    draw_house_row(canvas, chance, 520, start=chance.uniform(-90, -20))
    canvas.box((0, 516), (WIDTH, 600), GRASS)
    draw_pavement(canvas, 590)
    for x in (120, 500, 880, 1240):
        draw_tree(
            canvas, (x + chance.about(0, 26), 610), height=chance.uniform(330, 400), leaf=chance.choice(LEAF_AUTUMN[:3])
        )
    for _ in range(170):
        at = (chance.uniform(0, WIDTH), chance.uniform(560, HEIGHT))
        canvas.placed(at, degrees=chance.uniform(0, 180)).oval(
            (0, 0), (4 + at[1] / 90, 2.4 + at[1] / 200), chance.choice(LEAF_AUTUMN)
        )
    for x in (300, 690):
        _draw_basket(canvas.placed((x + chance.about(0, 18), 745)), chance)
    figure = figure_by(chance, vest=True)
    draw_figure(canvas, (1010, 790), figure, pose="working", height=-250)
    canvas.line([(1000, 660), (870, 796)], 7, "#B98A5B")
    for lean in range(-24, 25, 8):
        canvas.line([(876, 790), (866 + lean, 816)], 3, STEEL_DARK)
    draw_pile(canvas, (820, 826), width=150, fill=LEAF_AUTUMN[0])


def _draw_basket(basket: Canvas, chance: Chance) -> None:
    basket.oval((0, 4), (128, 14), sheer(INK, 0.18))
    basket.box((-108, -148), (108, 0), sheer(TRUNK_DARK, 0.5), 8)
    for _ in range(150):
        at = (chance.about(0, 96), chance.uniform(-150, -10))
        basket.placed(at, degrees=chance.uniform(0, 180)).oval((0, 0), (17, 10), chance.choice(LEAF_AUTUMN))
    for _ in range(34):
        x = chance.about(0, 90)
        lift = 46 * math.cos(x / 62)
        basket.placed((x, -150 - lift * chance.random()), degrees=chance.uniform(0, 180)).oval(
            (0, 0), (17, 10), chance.choice(LEAF_AUTUMN)
        )
    for x in range(-112, 113, 28):
        basket.line([(x, -166), (x, 0)], 3, STEEL_DARK)
    for y in (-166, -124, -82, -40, 0):
        basket.line([(-112, y), (112, y)], 3.4, STEEL_DARK)


def flooding(canvas: Canvas, chance: Chance) -> None:
    """Water stands in the street after heavy rain."""
    draw_sky(canvas, ("#8494A1", "#C5CED4"), 560)
    draw_clouds(canvas, chance, 4, "#6F7F8C")
    draw_house_row(canvas, chance, 540, start=chance.uniform(-90, -20))
    draw_pavement(canvas, 540, 600, fill=mix(PAVING, "#7A8791", 0.4), line="#8D969B")
    canvas.fade((0, 596), (WIDTH, HEIGHT), *WATER_GREY)
    for _ in range(46):
        x, y = chance.uniform(0, WIDTH), chance.uniform(612, HEIGHT)
        canvas.ring((x, y), ((y - 540) * 0.12, (y - 540) * 0.03), 2, sheer(WHITE, 0.5))
    for x in (150, 760, 1160):
        draw_lamp(canvas, (x, 620), height=290, lit=True)
        canvas.box((x - 4, 626), (x + 4, 720), sheer("#FBE3A4", 0.3))
    _draw_car(canvas.placed((chance.uniform(880, 1000), 704), scale=1.1), chance)
    _draw_sandbags(canvas, (330, 612))
    draw_figure(canvas, (chance.uniform(470, 560), 770), figure_by(chance, vest=True), pose="walking", height=230)
    canvas.blob([(430, 750), (520, 742), (610, 752), (600, 790), (520, 796), (440, 788)], mix(*WATER_GREY, 0.7))
    canvas.ring((515, 756), (66, 10), 3, sheer(WHITE, 0.6))
    draw_sign(canvas, (170, 780), height=170)
    draw_rain(canvas, chance)


def _draw_car(car: Canvas, chance: Chance) -> None:
    colour = chance.choice(("#B5563C", "#4F7FA0", "#D8A546", "#6F9578"))
    car.polygon(
        [(-150, -30), (-146, -66), (-96, -74), (-56, -116), (52, -116), (98, -76), (146, -66), (152, -30)], colour
    )
    car.polygon([(-80, -76), (-48, -106), (-4, -106), (-4, -76)], "#BFDDE6")
    car.polygon([(6, -76), (6, -106), (46, -106), (78, -76)], "#BFDDE6")
    for x in (-92, 92):
        draw_wheel(car, (x, -28), 28)
    car.box((-190, -22), (190, 14), mix(*WATER_GREY, 0.4), 12)
    car.line([(-180, -22), (180, -22)], 4, sheer(WHITE, 0.6))


def _draw_sandbags(canvas: Canvas, at: Point) -> None:
    for row, count in enumerate((6, 5, 4)):
        for index in range(count):
            x = at[0] - 170 + row * 28 + index * 58
            bag = canvas.placed((x, at[1] - row * 24))
            bag.box((-31, -26), (31, 0), (SAND, darker(SAND, 0.08))[(index + row) % 2], 12)
            bag.line([(20, -20), (20, -8)], 3, darker(SAND, 0.25))
