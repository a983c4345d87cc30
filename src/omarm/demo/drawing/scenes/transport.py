"""Scenes of vehicles, bicycles and energy."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ACCENTS,
    BRICKS,
    GRASS,
    INK,
    LEAF,
    PAPER,
    PAVING,
    SKY_CLEAR,
    SKY_WARM,
    STEEL,
    STEEL_DARK,
    STONE,
    STONE_SHADE,
    WHITE,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.buildings import draw_block, draw_skyline
from omarm.demo.drawing.props.nature import draw_clouds, draw_hedge, draw_sky, draw_sun, draw_tree, draw_woods
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.props.street import draw_pavement, draw_road
from omarm.demo.drawing.props.vehicles import draw_bicycle, draw_bus, draw_lorry, draw_van

CHARGING = "#5FB37C"
PANEL = "#34507A"


def fleet(canvas: Canvas, chance: Chance) -> None:
    """The yard with the vehicles of the municipality."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 560)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 540, "#A9C6A4", height=100)
    wall = chance.choice(("#C9CFC6", "#E6D8BF", BRICKS[4]))
    canvas.box((90, 230), (1190, 590), wall)
    canvas.box((76, 210), (1204, 244), darker(wall, 0.3))
    for index in range(4):
        left = 130 + index * 262
        canvas.box((left, 320), (left + 224, 590), STEEL_DARK)
        open_to = chance.choice((380, 420, 590, 590))
        canvas.box((left, 320), (left + 224, open_to), lighter(STEEL, 0.35))
        for y in range(344, open_to, 30):
            canvas.line([(left, y), (left + 224, y)], 2, STEEL)
        canvas.oval((left + 112, 282), 22, PAPER)
        canvas.box((left + 104, 272), (left + 120, 292), ACCENTS[index], 3)
    draw_pavement(canvas, 588, fill="#B9BCBC", line="#A9ADAE")
    vans = chance.some(("#F4F2EA", "#4F7FA0", "#6F9578", "#E9A23B"), 3)
    for index, colour in enumerate(vans):
        draw_van(canvas, (230 + index * 290, 690), colour=colour, scale=0.92, mirrored=chance.happens(0.3))
    _draw_tipper(canvas, (900, 810))
    draw_van(canvas, (chance.uniform(300, 380), 820), colour="#F4F2EA", scale=1.3)
    draw_figure(canvas, (620, 806), figure_by(chance, vest=True), pose="reaching", height=-210)


def _draw_tipper(canvas: Canvas, at: Point) -> None:
    draw_lorry(canvas, at, colour="#E9A23B", scale=1.1)
    load = canvas.placed(at, scale=1.1)
    load.polygon([(-214, -130), (70, -130), (58, -58), (-200, -58)], STEEL)
    for x in range(-180, 60, 44):
        load.line([(x, -124), (x + 2, -64)], 5, darker(STEEL, 0.2))


def electric_bus(canvas: Canvas, chance: Chance) -> None:
    """An electric bus at a charging point."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 560)
    draw_clouds(canvas, chance)
    draw_skyline(canvas, chance, 520, "#B9C9D3")
    draw_woods(canvas, chance, 530, "#A9C6A4", height=90)
    draw_hedge(canvas, (-20, 520), (WIDTH + 20, 590))
    for x in (90, 1010):
        draw_tree(canvas, (x + chance.about(0, 30), 590), height=chance.uniform(300, 350), leaf=chance.choice(LEAF))
    draw_pavement(canvas, 580, 660)
    draw_road(canvas, 660, 800)
    canvas.box((0, 809), (WIDTH, HEIGHT), PAVING)
    draw_bus(canvas, (560, 736), colour=chance.choice(("#3D8C84", "#4F7FA0", "#6F9578")), scale=1.36)
    _draw_lightning(canvas.placed((640, 622), scale=1.2))
    _draw_charger(canvas, chance)
    draw_figure(canvas, (chance.uniform(1050, 1100), 826), figure_by(chance), pose="walking", height=-200)


def _draw_lightning(badge: Canvas) -> None:
    badge.polygon([(6, -34), (-20, 6), (-3, 6), (-8, 36), (20, -6), (3, -6)], "#FBE9A9")


def _draw_charger(canvas: Canvas, chance: Chance) -> None:
    x = chance.uniform(1130, 1180)
    canvas.box((x - 40, 520), (x + 40, 700), PAPER, 12)
    canvas.box((x - 40, 520), (x + 40, 580), CHARGING, 12)
    _draw_lightning(canvas.placed((x, 550), scale=0.6))
    canvas.box((x - 24, 596), (x + 24, 630), STEEL_DARK, 4)
    canvas.box((x - 20, 600), (x + 8, 626), CHARGING, 2)
    canvas.bow([(x - 38, 650), (x - 90, 720), (x - 150, 720), (x - 184, 660)], 8, INK)
    canvas.box((x - 204, 636), (x - 176, 668), STEEL_DARK, 5)


def bicycle_parking(canvas: Canvas, chance: Chance) -> None:
    """A bicycle shelter with a green roof."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 560)
    draw_clouds(canvas, chance)
    draw_block(canvas, (760, 130), (1240, 560), chance.choice(BRICKS[:3]), columns=5, rows=3)
    draw_woods(canvas, chance, 540, "#A9C6A4", height=110)
    canvas.box((0, 530), (WIDTH, 590), GRASS)
    draw_pavement(canvas, 580)
    canvas.box((110, 330), (1170, 610), sheer("#DDEBEC", 0.62))
    for x in (110, 464, 818, 1158):
        canvas.box((x, 320), (x + 14, 660), STEEL_DARK)
    for index in range(54):
        canvas.oval((100 + index * 20.4, 292), (17, chance.uniform(10, 22)), chance.choice(LEAF))
    canvas.box((80, 296), (1200, 330), STEEL_DARK, 6)
    for index in range(9):
        x = 190 + index * 112
        canvas.ring((x + 40, 640), (4, 34), 5, STEEL)
        if chance.happens(0.88):
            bicycle = canvas.placed((x, 668), degrees=chance.about(0, 1.5))
            draw_bicycle(bicycle, (0, 0), colour=chance.choice(ACCENTS), scale=1.02, mirrored=chance.happens(0.3))
    _draw_bicycle_sign(canvas.placed((1226, 700)))
    draw_figure(canvas, (chance.uniform(380, 480), 815), figure_by(chance), pose="walking", height=235)
    draw_bicycle(canvas, (chance.uniform(560, 600), 820), colour=chance.choice(ACCENTS), scale=1.35)


def _draw_bicycle_sign(sign: Canvas) -> None:
    sign.line([(0, 0), (0, -260)], 8, STEEL)
    sign.box((-46, -340), (46, -248), "#3B6FA8", 8)
    for x in (-20, 20):
        sign.ring((x, -284), 14, 4, WHITE)
    sign.line([(-20, -284), (-8, -308), (14, -308), (20, -284)], 4, WHITE)
    sign.line([(-8, -308), (0, -286), (14, -308)], 4, WHITE)


def solar_panels(canvas: Canvas, chance: Chance) -> None:
    """Two installers on a roof full of solar panels."""
    draw_sky(canvas, SKY_CLEAR, 640)
    draw_sun(canvas, (chance.choice((220, 1060)), 130), 62)
    draw_clouds(canvas, chance, 2)
    draw_skyline(canvas, chance, 560, "#B9C9D3")
    draw_woods(canvas, chance, 560, "#A9C6A4", height=70)
    canvas.box((0, 556), (WIDTH, HEIGHT), STONE_SHADE)
    canvas.box((0, 540), (WIDTH, 566), STONE)
    canvas.box((0, 566), (WIDTH, 572), darker(STONE_SHADE, 0.12))
    for x in (chance.uniform(90, 150), chance.uniform(1130, 1190)):
        canvas.box((x - 34, 480), (x + 34, 562), BRICKS[1])
        canvas.box((x - 40, 472), (x + 40, 488), STONE)
    draw_figure(canvas, (chance.uniform(330, 400), 660), figure_by(chance, vest=True), pose="reaching", height=210)
    for row in range(2):
        for index in range(4 + row):
            scale = 0.9 + row * 0.34
            left = (150 if row == 0 else -60) + index * 290 * scale * 0.98
            _draw_panel(canvas.placed((left, 700 + row * 136), scale=scale))
        if row == 0:
            draw_figure(
                canvas, (chance.uniform(860, 960), 726), figure_by(chance, vest=True), pose="working", height=-235
            )


def _draw_panel(panel: Canvas) -> None:
    panel.polygon([(20, 8), (250, 8), (262, 18), (10, 18)], sheer(INK, 0.2))
    panel.line([(228, -100), (244, 8)], 7, STEEL)
    panel.polygon([(0, 0), (34, -112), (270, -112), (250, 0)], STEEL)
    panel.polygon([(8, -6), (39, -106), (261, -106), (244, -6)], PANEL)
    panel.polygon([(60, -6), (120, -106), (176, -106), (116, -6)], sheer(WHITE, 0.12))
    for part in (0.2, 0.4, 0.6, 0.8):
        panel.line([(8 + 236 * part, -6), (39 + 222 * part, -106)], 2.4, "#7E97BC")
    for part in (0.33, 0.67):
        panel.line([(8 + 31 * part, -6 - 100 * part), (244 + 17 * part, -6 - 100 * part)], 2.4, "#7E97BC")
