"""Things with wheels. They stand on their place and look to the right."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.colours import GLASS, INK, PAPER, STEEL, STEEL_DARK, TYRE, WHITE, darker, lighter, sheer

SHADOW = sheer(INK, 0.18)


def draw_wheel(canvas: Canvas, at: Point, radius: float) -> None:
    """Draw a wheel seen from the side."""
    canvas.oval(at, radius, TYRE)
    canvas.oval(at, radius * 0.52, "#C6CBCE")
    canvas.oval(at, radius * 0.2, STEEL_DARK)


def draw_van(canvas: Canvas, at: Point, *, colour: str, scale: float = 1, mirrored: bool = False) -> None:
    """Draw a delivery van, 260 units long."""
    van = canvas.placed(at, scale=scale, mirrored=mirrored)
    van.oval((0, 2), (140, 8), SHADOW)
    body = [
        (-130, -22),
        (-130, -128),
        (-118, -136),
        (40, -136),
        (62, -132),
        (98, -84),
        (126, -72),
        (132, -56),
        (132, -22),
    ]
    van.polygon(body, colour)
    van.polygon([(28, -122), (56, -122), (84, -84), (28, -84)], GLASS)
    van.polygon([(28, -98), (50, -122), (56, -122), (28, -90)], sheer(WHITE, 0.35))
    van.box((-130, -62), (18, -50), lighter(colour, 0.5))
    van.line([(18, -126), (18, -30)], 2.5, darker(colour, 0.2))
    van.box((116, -64), (132, -50), "#F7E7A6", 4)
    van.box((-134, -34), (136, -20), STEEL_DARK, 5)
    for x in (-80, 82):
        draw_wheel(van, (x, -22), 23)


def draw_bus(canvas: Canvas, at: Point, *, colour: str, scale: float = 1) -> None:
    """Draw an electric city bus, 620 units long."""
    bus = canvas.placed(at, scale=scale)
    bus.oval((0, 2), (325, 11), SHADOW)
    bus.box((-310, -232), (310, -26), PAPER, 24)
    bus.box((-310, -120), (310, -26), colour, 16)
    bus.box((-310, -120), (310, -100), colour)
    bus.box((-250, -246), (120, -226), STEEL, 8)
    bus.box((-298, -212), (302, -118), "#40525F", 12)
    for x in (-288, -190, -20, 78):
        bus.box((x, -204), (x + 86, -126), GLASS, 8)
        bus.polygon([(x + 6, -130), (x + 50, -202), (x + 76, -202), (x + 32, -130)], sheer(WHITE, 0.3))
    bus.polygon([(270, -204), (300, -204), (308, -126), (270, -126)], GLASS)
    for x in (-94, 180):
        _draw_bus_door(bus, x)
    bus.box((286, -72), (310, -54), "#F7E7A6", 6)
    for x in (-196, 126):
        draw_wheel(bus, (x, -30), 32)


def _draw_bus_door(bus: Canvas, x: float) -> None:
    bus.box((x - 2, -210), (x + 74, -34), "#40525F", 6)
    for left in (x + 4, x + 39):
        bus.box((left, -202), (left + 30, -42), GLASS, 4)


def draw_lorry(canvas: Canvas, at: Point, *, colour: str, scale: float = 1) -> None:
    """Draw a lorry with an empty chassis from -210 to 70; the load is the caller's."""
    lorry = canvas.placed(at, scale=scale)
    lorry.oval((0, 3), (220, 10), SHADOW)
    lorry.box((-210, -58), (200, -36), STEEL_DARK, 4)
    lorry.polygon([(80, -44), (80, -176), (92, -186), (160, -186), (184, -118), (206, -106), (206, -44)], colour)
    lorry.polygon([(112, -170), (152, -170), (172, -118), (112, -118)], GLASS)
    lorry.line([(104, -174), (104, -56)], 3, darker(colour, 0.2))
    lorry.box((110, -200), (146, -186), "#F2A233", 6)
    lorry.box((188, -84), (206, -66), "#F7E7A6", 4)
    for x in (-150, -84, 146):
        draw_wheel(lorry, (x, -32), 31)


def draw_bicycle(canvas: Canvas, at: Point, *, colour: str, scale: float = 1, mirrored: bool = False) -> None:
    """Draw a city bicycle, 170 units long."""
    bicycle = canvas.placed(at, scale=scale, mirrored=mirrored)
    for x in (-50, 50):
        bicycle.ring((x, -34), 32, 5, TYRE)
        bicycle.oval((x, -34), 4, STEEL)
        bicycle.line([(x - 22, -57), (x + 22, -11)], 1.2, STEEL)
        bicycle.line([(x - 22, -11), (x + 22, -57)], 1.2, STEEL)
    for tube in (
        [(-50, -34), (-6, -32), (-22, -86)],
        [(-50, -34), (-19, -78)],
        [(-6, -32), (36, -80)],
        [(-19, -72), (34, -76)],
        [(50, -34), (33, -96)],
    ):
        bicycle.line(tube, 5.5, colour)
    bicycle.bow([(33, -96), (30, -106), (16, -106)], 5, STEEL_DARK)
    bicycle.line([(-34, -89), (-10, -89)], 9, INK)
    bicycle.line([(-72, -72), (-34, -72)], 4, STEEL_DARK)
    bicycle.oval((-6, -32), 8, STEEL_DARK)
    bicycle.line([(-6, -32), (2, -16), (10, -16)], 4, STEEL_DARK)


def draw_excavator(canvas: Canvas, at: Point, *, colour: str, scale: float = 1, mirrored: bool = False) -> None:
    """Draw a small excavator on tracks with its bucket to the right."""
    machine = canvas.placed(at, scale=scale, mirrored=mirrored)
    machine.oval((0, 2), (120, 8), SHADOW)
    machine.box((-92, -38), (82, 0), TYRE, 19)
    for x in (-70, -36, -4, 28, 60):
        machine.oval((x, -19), 10, STEEL)
    machine.box((-100, -92), (70, -40), colour, 10)
    machine.box((-100, -70), (-60, -40), darker(colour, 0.2), 8)
    machine.polygon([(-26, -90), (-26, -160), (40, -160), (58, -90)], colour)
    machine.polygon([(-14, -98), (-14, -148), (34, -148), (46, -98)], GLASS)
    machine.line([(66, -78), (128, -186), (214, -148)], 19, colour)
    machine.line([(84, -100), (122, -150)], 7, STEEL)
    machine.line([(214, -148), (204, -60)], 15, darker(colour, 0.12))
    machine.polygon([(184, -64), (222, -66), (216, -18), (188, -10), (166, -26)], STEEL_DARK)
