"""Scenes outside the town: polder, sunrise, runners."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    CLOTHES,
    GRASS,
    GRASS_DEEP,
    GRASS_PALE,
    INK,
    LEAF,
    PAPER,
    SAND,
    SKY_CLEAR,
    SKY_DAWN,
    SKY_WARM,
    STONE,
    WATER,
    darker,
    lighter,
    mix,
    sheer,
)
from omarm.demo.drawing.props.buildings import draw_skyline
from omarm.demo.drawing.props.nature import (
    draw_clouds,
    draw_grass,
    draw_land,
    draw_poplar,
    draw_reeds,
    draw_sky,
    draw_sun,
    draw_tree,
    draw_water,
    draw_woods,
)
from omarm.demo.drawing.props.people import Figure, draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.props.street import draw_lamp

HORIZON = 430
EARLY_WALKER = Figure(skin="#6B5A5F", hair="#2B303B", top="#35506B", trousers="#262F3B")


def polder(canvas: Canvas, chance: Chance) -> None:
    """Meadows between ditches, with a mill and cows."""
    draw_sky(canvas, SKY_CLEAR, HORIZON)
    draw_clouds(canvas, chance, 4)
    draw_skyline(canvas, chance, HORIZON + 4, "#BCCBD3")
    canvas.box((0, HORIZON), (WIDTH, HEIGHT), GRASS_PALE)
    for x in range(40, WIDTH, 92):
        if chance.happens(0.55):
            draw_poplar(canvas, (x, HORIZON + 6), height=chance.uniform(60, 100), leaf="#8FB08A")
    vanishing = chance.uniform(480, 800)
    for index, foot in enumerate(range(-1500, 2900, 440)):
        field = [(vanishing, HORIZON), (foot, HEIGHT), (foot + 440, HEIGHT)]
        canvas.polygon(field, (GRASS, GRASS_PALE, mix(GRASS, GRASS_PALE, 0.5))[index % 3])
    for foot in range(-1500, 2900, 440):
        canvas.polygon([(vanishing, HORIZON), (foot - 46, HEIGHT), (foot + 46, HEIGHT)], WATER[1])
    canvas.box((0, HORIZON), (WIDTH, HORIZON + 12), GRASS_DEEP)
    _draw_mill(canvas, (chance.choice((230, 1040)), HORIZON + 70), chance)
    for y in (560, 604, 650, 706, 770):
        field = -1500 + 440 * (chance.choice((3, 4, 5)) + 0.5)
        x = vanishing + (field - vanishing) * (y - HORIZON) / (HEIGHT - HORIZON)
        _draw_cow(canvas.placed((x, y), scale=y / 950, mirrored=chance.happens(0.5)), chance)
    draw_reeds(canvas, chance, (chance.uniform(60, 200), 850), 14)
    draw_reeds(canvas, chance, (chance.uniform(1080, 1220), 850), 14)


def _draw_mill(canvas: Canvas, at: Point, chance: Chance) -> None:
    mill = canvas.placed(at)
    mill.polygon([(-74, 0), (-40, -190), (40, -190), (74, 0)], "#8E6B55")
    mill.polygon([(10, 0), (16, -190), (40, -190), (74, 0)], darker("#8E6B55", 0.14))
    mill.box((-92, -66), (92, -56), "#5E4433")
    mill.blob([(-46, -186), (-46, -186), (-34, -228), (0, -246), (34, -228), (46, -186), (46, -186)], "#5C5A60")
    mill.box((-16, -40), (16, 0), "#3F6B4B")
    mill.box((-12, -130), (12, -104), PAPER)
    turn = chance.uniform(10, 80)
    for quarter in range(4):
        sail = mill.placed((0, -212), degrees=turn + quarter * 90)
        sail.line([(0, 0), (0, -190)], 8, "#5E4433")
        sail.box((2, -186), (36, -40), PAPER)
        for y in range(-186, -39, 24):
            sail.line([(2, y), (36, y)], 2.5, "#B9A88F")
    mill.oval((0, -212), 12, "#5E4433")


def _draw_cow(cow: Canvas, chance: Chance) -> None:
    hide, spots = chance.choice(((PAPER, INK), (PAPER, "#8A5638"), ("#8A5638", PAPER)))
    cow.oval((0, 0), (66, 6), sheer(INK, 0.14))
    for x in (-46, -32, 30, 42):
        cow.line([(x, -40), (x, -2)], 10, darker(hide, 0.12))
    cow.box((-60, -92), (54, -34), hide, 20)
    cow.blob([(-30, -92), (6, -92), (10, -66), (-14, -52), (-36, -66)], spots)
    cow.blob([(30, -90), (50, -84), (50, -60), (34, -56)], spots)
    cow.polygon([(44, -88), (72, -110), (84, -92), (56, -62)], hide)
    cow.blob([(62, -112), (82, -116), (98, -92), (96, -80), (84, -80), (66, -92)], spots)
    cow.oval((94, -82), (8, 7), "#E6B4A4")
    cow.bow([(-58, -84), (-70, -66), (-68, -44)], 4, spots)


def sunrise(canvas: Canvas, chance: Chance) -> None:
    """The sun comes up behind the town, over the water."""
    draw_sky(canvas, SKY_DAWN, 470)
    sun = (chance.uniform(420, 860), chance.uniform(390, 430))
    draw_sun(canvas, sun, 74, "#FCE7B8")
    for index in range(5):
        y = 110 + index * 54 + chance.about(0, 14)
        x = chance.uniform(60, 900)
        canvas.box((x, y), (x + chance.uniform(180, 380), y + 13), sheer("#FBE0CE", 0.5), 6)
    draw_skyline(canvas, chance, 472, "#6C7796")
    draw_woods(canvas, chance, 470, "#5B6A7E", height=36)
    draw_water(canvas, chance, 482, 720, ("#F0BFA0", "#8795B5"))
    for index in range(9):
        reach = 92 - abs(3 - index) * 9
        canvas.box((sun[0] - reach, 494 + index * 22), (sun[0] + reach, 501 + index * 22), sheer("#FCE7B8", 0.75), 3)
    canvas.polygon([(0, 690), (430, 706), (900, 690), (WIDTH, 712), (WIDTH, HEIGHT), (0, HEIGHT)], "#3F4C5A")
    for x in (chance.uniform(40, 160), chance.uniform(1100, 1220)):
        draw_reeds(canvas.placed((0, 0)), chance, (x, 740), 16)
    draw_figure(canvas, (chance.uniform(280, 380), 800), EARLY_WALKER, pose="walking", height=190)
    _draw_geese(canvas, chance)


def _draw_geese(canvas: Canvas, chance: Chance) -> None:
    lead = (chance.uniform(300, 900), chance.uniform(120, 200))
    for index in range(7):
        step = (index + 1) // 2
        side = -1 if index % 2 else 1
        x, y = lead[0] - step * 38, lead[1] + side * step * 17
        canvas.bow([(x - 17, y - 9), (x - 5, y - 5), (x, y), (x + 5, y - 5), (x + 17, y - 9)], 3.4, "#46536A")


def runners(canvas: Canvas, chance: Chance) -> None:
    """Colleagues run through the park together."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 460)
    draw_clouds(canvas, chance)
    draw_skyline(canvas, chance, 440, "#C3D0D4")
    draw_woods(canvas, chance, 440, "#A9C6A4", height=80)
    draw_land(canvas, chance, 440, GRASS_PALE)
    for x in (150, 640, 1130):
        draw_tree(canvas, (x + chance.about(0, 90), 560), height=chance.uniform(250, 350), leaf=chance.choice(LEAF))
    draw_lamp(canvas, (chance.uniform(380, 460), 590))
    draw_land(canvas, chance, 580, GRASS, wave=3)
    canvas.polygon([(0, 670), (WIDTH, 640), (WIDTH, 790), (0, 816)], SAND)
    canvas.polygon([(0, 670), (WIDTH, 640), (WIDTH, 652), (0, 682)], lighter(STONE, 0.3))
    tops = chance.some([*CLOTHES[1:7], "#E27B66", "#F0B84B"], 5)
    for index, top in enumerate(tops):
        x = 170 + index * 215 + chance.about(0, 34)
        draw_figure(
            canvas,
            (x, 740 + (index % 2) * 30),
            figure_by(chance, top=top),
            pose="running",
            height=232 + chance.about(0, 16),
        )
    draw_grass(canvas, chance, 815, GRASS_DEEP)
