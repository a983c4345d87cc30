"""Scenes inside: desk, canteen, meetings and small celebrations."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import (
    ACCENTS,
    FLOWERS,
    INK,
    PAPER,
    SIGNAL_RED,
    STEEL,
    STEEL_DARK,
    STONE,
    WHITE,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    sheer,
)
from omarm.demo.drawing.props.indoors import (
    draw_chair,
    draw_lamp_above,
    draw_laptop,
    draw_mug,
    draw_picture,
    draw_plant,
    draw_room,
    draw_screen,
    draw_table,
    draw_view,
)
from omarm.demo.drawing.props.people import draw_figure, figure_by
from omarm.demo.drawing.props.stage import WIDTH

NOTES = ("#F6D96B", "#F2A88F", "#A9D0B4", "#A8C9E2", "#D7B9DD")


def service_desk(canvas: Canvas, chance: Chance) -> None:
    """The public desk of the town hall with visitors."""
    draw_room(canvas, chance, floor=600)
    accent = chance.choice(ACCENTS)
    canvas.box((0, 0), (WIDTH, 70), darker(accent, 0.1))
    for index in range(3):
        _draw_number(canvas, (170 + index * 400, 70), index, accent)
    for index in range(3):
        x = 220 + index * 400
        draw_figure(canvas, (x + chance.about(0, 14), 640), figure_by(chance), height=290 * chance.choice((-1, 1)))
        draw_laptop(canvas, (x + 100, 500), width=100)
    canvas.box((40, 520), (1240, 700), accent)
    canvas.box((40, 690), (1240, 704), darker(accent, 0.3))
    canvas.box((20, 496), (1260, 524), WOOD, 6)
    for x in (440, 840):
        canvas.box((x - 4, 330), (x + 4, 500), sheer(WHITE, 0.8))
        canvas.box((x - 40, 520), (x + 40, 690), lighter(accent, 0.12))
    draw_plant(canvas, (1190, 500), height=150)
    visitors = chance.sample((250, 640, 1030), 2)
    for x in visitors:
        draw_figure(
            canvas,
            (x + 70, 836),
            figure_by(chance, away=True),
            pose=chance.choice(("standing", "reaching")),
            height=-320,
        )


def _draw_number(canvas: Canvas, at: Point, index: int, accent: str) -> None:
    x, top = at
    for pole in (x + 20, x + 120):
        canvas.line([(pole, top), (pole, top + 40)], 4, STEEL)
    canvas.box((x, top + 36), (x + 140, top + 116), "#2F353D", 10)
    canvas.oval((x + 42, top + 76), 24, lighter(accent, 0.35))
    strokes = (
        [[(0, -14), (0, 14)]],
        [[(-9, -12), (8, -12), (8, 0), (-9, 12), (9, 12)]],
        [[(-8, -12), (8, -12), (0, -1), (8, 5), (-8, 13)]],
    )
    figure = canvas.placed((x + 42, top + 76))
    for stroke in strokes[index]:
        figure.line(stroke, 5, "#2F353D")
    for row in range(3):
        canvas.box((x + 80, top + 54 + row * 17), (x + 122 - row * 8, top + 62 + row * 17), "#EFC65A", 3)


def canteen(canvas: Canvas, chance: Chance) -> None:
    """Lunch in the canteen."""
    draw_room(canvas, chance, floor=560)
    accent = chance.choice(ACCENTS)
    draw_view(canvas, (60, 140), (380, 400))
    canvas.box((500, 150), (1240, 330), "#3B4248", 8)
    for index in range(3):
        left = 530 + index * 240
        canvas.box((left, 178), (left + 120, 192), NOTES[index], 4)
        for row in range(4):
            canvas.box((left, 212 + row * 26), (left + 170 - row * 22, 222 + row * 26), sheer(PAPER, 0.6), 3)
    draw_figure(canvas, (chance.uniform(680, 760), 620), figure_by(chance, top=WHITE), pose="reaching", height=280)
    draw_figure(canvas, (1080, 620), figure_by(chance, top=WHITE), pose="carrying", height=-280)
    canvas.box((500, 476), (WIDTH, 660), accent)
    canvas.box((480, 456), (WIDTH, 480), STONE)
    _draw_dishes(canvas, chance)
    for x in (200, 620, 1040):
        draw_lamp_above(canvas, x, drop=126, fill=darker(accent, 0.1))
    _draw_lunch(canvas, (90, 690), chance)
    _draw_lunch(canvas, (640, 740), chance)


def _draw_dishes(canvas: Canvas, chance: Chance) -> None:
    for index in range(4):
        x = 560 + index * 170
        canvas.blob(
            [(x - 54, 456), (x - 54, 456), (x - 40, 424), (x, 412), (x + 40, 424), (x + 54, 456), (x + 54, 456)],
            chance.choice(("#E4B65B", "#C56B4C", "#7FA75E", "#EAD9AE")),
        )
        canvas.box((x - 66, 444), (x + 66, 460), STEEL, 6)


def _draw_lunch(canvas: Canvas, at: Point, chance: Chance) -> None:
    left, top = at
    chairs = (left + 40, left + 390)
    for x, height in zip(chairs, (230, -230), strict=True):
        draw_chair(canvas, (x, top + 136), colour=chance.choice(ACCENTS), height=150, mirrored=height < 0)
        draw_figure(canvas, (x, top + 150), figure_by(chance), pose="sitting", height=height)
    draw_table(canvas, (left + 60, top), (left + 370, top + 146))
    for x in (left + 140, left + 290):
        canvas.oval((x, top - 4), (40, 8), WHITE)
        canvas.blob(
            [(x - 24, top - 6), (x - 18, top - 22), (x, top - 26), (x + 18, top - 22), (x + 24, top - 6)],
            chance.choice(("#E4B65B", "#7FA75E", "#D9825B")),
        )
    draw_mug(canvas, (left + 214, top), chance.choice(ACCENTS))


def meeting_room(canvas: Canvas, chance: Chance) -> None:
    """A meeting around a long table."""
    draw_room(canvas, chance, floor=600)
    draw_view(canvas, (60, 120), (330, 430))
    draw_screen(canvas, (450, 110), (880, 370))
    draw_picture(canvas, (1000, 160), (1190, 330), chance.choice(ACCENTS))
    draw_plant(canvas, (1200, 640), height=260)
    draw_figure(canvas, (370, 690), figure_by(chance), pose="reaching", height=330)
    for x in (520, 670, 820):
        canvas.box((x - 52, 470), (x + 52, 600), darker("#6C7A86", 0.1), 20)
        draw_figure(
            canvas,
            (x + chance.about(0, 8), 740),
            figure_by(chance),
            pose="standing",
            height=300 * chance.choice((-1, 1)),
        )
    canvas.oval((680, 800), (560, 30), sheer(INK, 0.12))
    canvas.box((300, 660), (1060, 776), darker(WOOD, 0.34))
    for x in (290, 1044):
        canvas.box((x, 640), (x + 26, 800), darker(WOOD, 0.25))
    canvas.polygon([(290, 610), (1070, 610), (1190, 690), (170, 690)], WOOD)
    canvas.polygon([(170, 690), (1190, 690), (1186, 712), (174, 712)], darker(WOOD, 0.16))
    for x in (500, 690, 860):
        draw_laptop(canvas, (x, 650), width=100)
    for x in (410, 600, 790, 980):
        draw_mug(canvas, (x, 664 + chance.about(0, 6)), chance.choice(ACCENTS))
    canvas.polygon([(270, 668), (340, 656), (366, 672), (292, 684)], PAPER)


def whiteboard(canvas: Canvas, chance: Chance) -> None:
    """Colleagues at a whiteboard full of notes."""
    draw_room(canvas, chance, floor=660)
    canvas.box((130, 80), (1150, 560), STEEL, 12)
    canvas.box((146, 96), (1134, 544), "#FDFDFB", 4)
    canvas.box((440, 556), (840, 574), STEEL_DARK, 4)
    for index in range(3):
        canvas.box((480 + index * 60, 548), (524 + index * 60, 557), ACCENTS[index], 3)
    for column in range(4):
        _draw_column(canvas.placed((190 + column * 236, 126)), chance, ACCENTS[column])
    canvas.bow([(330, 500), (460, 516), (560, 486), (690, 512)], 5, ACCENTS[1])
    canvas.line([(672, 496), (692, 512), (668, 524)], 5, ACCENTS[1])
    middle = chance.uniform(480, 640)
    draw_figure(canvas, (middle, 838), figure_by(chance, away=True), height=-395)
    people = ((250, "reaching", 400), (1050, "reaching", -395))
    for x, pose, height in people:
        draw_figure(canvas, (x + chance.about(0, 24), 830), figure_by(chance), pose=pose, height=height)
    draw_plant(canvas, (1220, 760), height=240)


def _draw_column(column: Canvas, chance: Chance, accent: str) -> None:
    column.box((0, 0), (150, 12), accent, 5)
    column.line([(193, -10), (193, 330)], 3, "#D5DADC")
    for row in range(chance.randint(2, 3)):
        for index in range(chance.randint(1, 2)):
            at = (42 + index * 88 + chance.about(0, 5), 74 + row * 100 + chance.about(0, 6))
            note = column.placed(at, degrees=chance.about(0, 5))
            note.box((-36, -38), (42, 42), sheer(INK, 0.1))
            note.box((-39, -41), (39, 39), chance.choice(NOTES))
            for line in range(3):
                note.line([(-26, -20 + line * 17), (chance.uniform(4, 26), -20 + line * 17)], 3.4, "#7C7268")


def cake(canvas: Canvas, chance: Chance) -> None:
    """A cake on the table, with plates and bunting."""
    wall = draw_room(canvas, chance, floor=560)
    _draw_garland(canvas, chance)
    draw_view(canvas, (80, 190), (350, 430))
    for x, height in ((880, 330), (1050, -345), (480, 335)):
        draw_figure(
            canvas,
            (x + chance.about(0, 20), 680),
            figure_by(chance),
            pose=chance.choice(("standing", "cheering")),
            height=height,
        )
    canvas.box((0, 610), (WIDTH, 853), lighter(wall, 0.6))
    canvas.box((0, 610), (WIDTH, 630), WHITE)
    for x in range(40, WIDTH, 90):
        canvas.line([(x, 640), (x, 853)], 2, darker(wall, 0.06))
    _draw_cake(canvas.placed((640, 770), scale=1.18), chance)
    for x in (170, 330, 1010):
        _draw_slice(canvas.placed((x + chance.about(0, 12), 760)), chance)
    for x in (1130, 1200):
        draw_mug(canvas, (x, 750), chance.choice(ACCENTS))


def _draw_garland(canvas: Canvas, chance: Chance) -> None:
    for index in range(20):
        x = 20 + index * 66
        y = 60 + 46 * (1 - ((x % 440) / 220 - 1) ** 2)
        canvas.polygon([(x - 28, y), (x + 28, y), (x, y + 62)], FLOWERS[index % 5])
    for start in (0, 440, 880):
        canvas.bow(
            [(start, 58), (start + 110, 92), (start + 220, 106), (start + 330, 92), (start + 440, 58)], 4, WOOD_DARK
        )


def _draw_cake(tart: Canvas, chance: Chance) -> None:
    icing, sponge = chance.choice((("#FBF3E4", "#D9A66C"), ("#F3C6C4", "#E9CFA0"), ("#6B4636", "#8C5E45")))
    tart.oval((0, 4), (250, 36), darker(STONE, 0.1))
    tart.oval((0, -4), (250, 34), WHITE)
    tart.box((-190, -150), (190, -10), sponge)
    tart.oval((0, -10), (190, 28), sponge)
    tart.box((-190, -92), (190, -70), lighter(icing, 0.2))
    tart.oval((0, -150), (190, 34), icing)
    for index, drop in enumerate((54, 30, 62, 36, 50, 28, 58, 40)):
        x = -166 + index * 47.4
        tart.box((x - 24, -154), (x + 24, -128 + drop * 0.8), icing, 22)
    tart.oval((0, -156), (182, 30), lighter(icing, 0.16))
    for index, x in enumerate((-150, -96, -36, 30, 92, 148)):
        y = -166 + (10 if index % 5 else 2)
        tart.oval((x, y), 17, SIGNAL_RED)
        tart.oval((x - 5, y - 6), 5, lighter(SIGNAL_RED, 0.5))
    for index, x in enumerate((-70, 0, 70)):
        tart.box((x - 6, -236), (x + 6, -162), NOTES[index + 1], 3)
        tart.blob([(x, -272), (x + 10, -250), (x, -238), (x - 10, -250)], "#F5B63F")


def _draw_slice(plate: Canvas, chance: Chance) -> None:
    plate.oval((0, 0), (74, 17), WHITE)
    plate.oval((0, -2), (54, 11), STONE)
    sponge = chance.choice(("#D9A66C", "#E9CFA0"))
    plate.polygon([(-40, -6), (-40, -52), (38, -38), (38, 0)], sponge)
    plate.polygon([(-40, -32), (38, -22), (38, -15), (-40, -24)], "#FBF3E4")
    plate.polygon([(-40, -54), (-16, -66), (42, -40), (38, -34)], "#F3C6C4")
    plate.oval((-18, -66), 10, SIGNAL_RED)
