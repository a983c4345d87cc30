"""Scenes of places in the neighbourhood: playground, school and community centre."""

from itertools import pairwise

from omarm.demo.drawing.canvas import Canvas
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
    SAND,
    SKY_CLEAR,
    SKY_WARM,
    STEEL,
    STEEL_DARK,
    STONE_SHADE,
    WHITE,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.buildings import (
    draw_hip_roof,
    draw_windows,
)
from omarm.demo.drawing.props.indoors import draw_mug
from omarm.demo.drawing.props.nature import (
    draw_bush,
    draw_clouds,
    draw_hedge,
    draw_land,
    draw_sky,
    draw_tree,
    draw_woods,
)
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import WIDTH
from omarm.demo.drawing.props.street import draw_pavement
from omarm.demo.drawing.props.vehicles import draw_bicycle


def playground(canvas: Canvas, chance: Chance) -> None:
    """A playground with a slide, swings and children."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 520)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 500, "#A9C6A4", height=110)
    draw_hedge(canvas, (-20, 490), (WIDTH + 20, 550))
    draw_land(canvas, chance, 548, GRASS, wave=3)
    canvas.blob([(60, 720), (300, 630), (900, 620), (1230, 700), (1200, 810), (640, 840), (120, 810)], SAND)
    for x in (90, 1200):
        draw_tree(canvas, (x, 590), height=chance.uniform(280, 340), leaf=chance.choice(LEAF))
    _draw_slide(canvas.placed((370, 760)), chance)
    _draw_swings(canvas.placed((900, 750)), chance)
    draw_figure(canvas, (chance.uniform(590, 660), 790), figure_by(chance, child=True), pose="running", height=130)
    draw_figure(canvas, (chance.uniform(1110, 1160), 780), figure_by(chance), pose="standing", height=-200)


def _draw_slide(slide: Canvas, chance: Chance) -> None:
    colour = chance.choice(("#D9573F", "#E5A93C", "#4F7FA0"))
    for x in (-110, -10):
        slide.line([(x, 0), (x, -330)], 13, WOOD_DARK)
    for y in range(-40, -200, -36):
        slide.line([(-110, y), (-10, y)], 8, WOOD)
    draw_figure(slide, (-58, -208), figure_by(chance, child=True), height=104)
    slide.box((-122, -214), (4, -196), WOOD)
    slide.polygon([(-140, -320), (-60, -394), (20, -320)], colour)
    slide.bow([(0, -206), (70, -150), (150, -50), (230, -16)], 26, lighter(colour, 0.2))
    slide.bow([(0, -222), (72, -166), (154, -66), (236, -32)], 8, colour)


def _draw_swings(swings: Canvas, chance: Chance) -> None:
    for x in (-170, 170):
        for lean in (-34, 34):
            swings.line([(x, -300), (x + lean, 0)], 11, "#C56B4C")
    swings.line([(-176, -300), (176, -300)], 13, "#C56B4C")
    for x, lean in ((-80, chance.about(0, 24)), (80, chance.about(0, 24))):
        for side in (-20, 20):
            swings.line([(x + side, -300), (x + lean + side, -92)], 3, STEEL_DARK)
        swings.box((x + lean - 30, -94), (x + lean + 30, -84), INK, 4)
        if lean > 0:
            draw_figure(swings, (x + lean - 4, -46), figure_by(chance, child=True), pose="sitting", height=118)


def school(canvas: Canvas, chance: Chance) -> None:
    """A primary school at the start of the day."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 600)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 580, "#A9C6A4", height=120)
    wall = chance.choice((BRICKS[2], BRICKS[4], "#E6D8BF"))
    canvas.box((140, 370), (1140, 630), wall)
    draw_hip_roof(canvas, (110, 280), (1170, 374), ROOFS[2])
    draw_windows(canvas, (164, 390), (520, 610), columns=4, rows=1)
    draw_windows(canvas, (760, 390), (1116, 610), columns=4, rows=1)
    canvas.polygon([(520, 374), (640, 250), (760, 374)], darker(wall, 0.1))
    canvas.box((520, 370), (760, 630), darker(wall, 0.1))
    canvas.oval((640, 336), 30, PAPER)
    canvas.line([(640, 336), (640, 318)], 4, INK)
    canvas.line([(640, 336), (652, 342)], 4, INK)
    canvas.box((540, 400), (740, 440), chance.choice(ACCENTS), 8)
    for x, y in zip(range(566, 730, 28), (422, 416, 422, 416, 422, 416), strict=True):
        canvas.oval((x, y), 8, PAPER)
    canvas.box((570, 460), (710, 630), GLASS_DARK)
    canvas.box((636, 460), (644, 630), PAPER)
    draw_pavement(canvas, 630)
    _draw_schoolyard(canvas, chance)


def _draw_schoolyard(canvas: Canvas, chance: Chance) -> None:
    for index in range(5):
        fill = FLOWERS[index]
        canvas.box((250 + index * 42, 720), (286 + index * 42, 748), sheer(fill, 0.8), 4)
    draw_tree(canvas, (70, 680), height=330, leaf=chance.choice(LEAF))
    draw_bicycle(canvas, (1130, 700), colour=chance.choice(ACCENTS), scale=0.8)
    for x in chance.some((200, 330, 520, 640, 770, 900, 1020), 5):
        pose = chance.choice(("running", "cheering", "walking"))
        draw_figure(
            canvas,
            (x, chance.uniform(730, 810)),
            figure_by(chance, child=True),
            pose=pose,
            height=chance.choice((-125, 125)),
        )
    draw_figure(canvas, (chance.uniform(560, 720), 700), figure_by(chance), height=170)


def community_centre(canvas: Canvas, chance: Chance) -> None:
    """A community centre with bunting, an open door and a table outside."""
    draw_sky(canvas, chance.choice((SKY_CLEAR, SKY_WARM)), 620)
    draw_clouds(canvas, chance)
    draw_woods(canvas, chance, 590, "#A9C6A4", height=120)
    colour = chance.choice(ACCENTS)
    canvas.box((180, 330), (1100, 640), "#EDE3D2")
    canvas.polygon([(150, 334), (420, 200), (700, 334)], colour)
    canvas.box((690, 310), (1130, 340), darker(colour, 0.2))
    canvas.box((180, 590), (1100, 640), STONE_SHADE)
    draw_windows(canvas, (700, 370), (1080, 600), columns=3, rows=1)
    canvas.box((220, 390), (640, 640), GLASS_DARK)
    for x in (220, 320, 426, 532, 632):
        canvas.box((x, 390), (x + 9, 640), PAPER)
    canvas.oval((420, 274), 32, PAPER)
    canvas.blob(
        [(420, 294), (420, 294), (400, 272), (402, 258), (414, 257), (420, 265), (426, 257), (438, 258), (440, 272)],
        "#D9573F",
    )
    draw_pavement(canvas, 640)
    _draw_bunting(canvas, chance)
    draw_tree(canvas, (1180, 690), height=340, leaf=chance.choice(LEAF))
    draw_bush(canvas, (110, 690), width=150)
    for x, pose, height in (
        (300, "standing", 190),
        (410, "carrying", -190),
        (560, "walking", 185),
        (930, "standing", -195),
    ):
        draw_figure(canvas, (x + chance.about(0, 26), 760), figure_by(chance), pose=pose, height=height)
    canvas.box((640, 700), (880, 716), WHITE, 5)
    for x in (664, 850):
        canvas.line([(x, 716), (x, 780)], 8, STEEL)
    for x, colour in zip((680, 726, 800, 842), ACCENTS, strict=False):
        draw_mug(canvas, (x, 700), colour)
    draw_figure(canvas, (1010, 780), figure_by(chance), pose="reaching", height=-190)


def _draw_bunting(canvas: Canvas, chance: Chance) -> None:
    line = [(150, 350), (420, 392), (690, 356), (920, 398), (1130, 352)]
    canvas.bow(line, 3, INK)
    for start, end in pairwise(line):
        for part in (0.14, 0.38, 0.62, 0.86):
            x, y = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
            canvas.polygon([(x - 19, y + 3), (x + 19, y + 3), (x, y + 42)], chance.choice(FLOWERS))
