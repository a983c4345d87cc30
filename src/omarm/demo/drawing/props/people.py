"""Small people without faces: a figure is 100 units high and stands on its place."""

from dataclasses import dataclass, replace

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import CLOTHES, HAIR, HI_VIS, INK, REFLECTIVE, SCARVES, SKINS, darker, sheer

TROUSERS = ("#3C4657", "#54506B", "#5C5348", "#39525A", "#6B5C52")
SHOES = "#33302F"
HELMET = "#F0C23F"

# Outlines around the head, whose middle is at (0.6, -86.5).
HAIRLINE = [
    (-8.4, -84),
    (-8.6, -90),
    (-5.6, -96.4),
    (1, -98),
    (7.2, -95),
    (8.2, -89),
    (4, -92),
    (-3, -91.4),
    (-5.4, -87),
]
DRAPE = [(0, -99), (9.4, -92), (8.4, -80), (12, -70), (0, -67), (-12, -70), (-8.4, -80), (-9.4, -92)]
TOPS: dict[str, list[Point]] = {
    "helmet": [(-9, -89), (-9, -89), (-7, -96), (0, -99), (7, -96), (9, -89), (12, -88), (12, -87), (-9, -87)],
    "hijab": [(0, -98.5), (8.6, -92), (7, -88), (3, -92.4), (-3, -91), (-6, -84), (-8.6, -86), (-8.8, -92)],
}

# Per pose: both knees and feet, both elbows and hands.
POSES: dict[str, tuple[Point, ...]] = {
    "standing": ((-5, -24), (-6, -1), (5, -24), (6, -1), (-15, -54), (-14, -38), (15, -54), (14, -38)),
    "walking": ((-7, -24), (-13, -3), (7, -25), (12, -1), (-14, -53), (-18, -39), (13, -52), (20, -40)),
    "running": ((-6, -23), (-24, -14), (15, -30), (14, -4), (-17, -56), (-10, -46), (15, -54), (25, -62)),
    "reaching": ((-5, -24), (-6, -1), (5, -24), (7, -1), (-15, -54), (-14, -38), (16, -62), (30, -68)),
    "working": ((-6, -24), (-9, -1), (8, -25), (10, -1), (8, -50), (20, -43), (16, -53), (27, -47)),
    "cheering": ((-5, -24), (-6, -1), (5, -24), (6, -1), (-17, -76), (-20, -96), (17, -76), (20, -96)),
    "carrying": ((-5, -24), (-6, -1), (5, -24), (6, -1), (-13, -51), (3, -49), (15, -51), (14, -48)),
    "sitting": ((10, -38), (11, -4), (14, -38), (16, -4), (-8, -55), (10, -49), (10, -54), (18, -49)),
}


@dataclass(frozen=True)
class Figure:
    """How a small person looks; one who looks away shows no face."""

    skin: str
    hair: str
    top: str
    trousers: str
    head: str = "short"
    vest: bool = False
    away: bool = False


def figure_by(chance: Chance, *, vest: bool = False, child: bool = False, away: bool = False, top: str = "") -> Figure:
    """Return a person, any person; a vest comes with a helmet."""
    head = chance.weighted({"short": 4, "long": 3, "bun": 2, "hijab": 0 if child else 1})
    colours = ("black", "brown", "brown", "blond", "red", "brown" if child else "grey")
    hair = HAIR[chance.choice(colours)]
    figure = Figure(
        skin=SKINS[chance.weighted({1: 3, 2: 4, 3: 2, 4: 2, 5: 2, 6: 1})].base,
        hair=chance.choice(SCARVES) if head == "hijab" else hair,
        top=top or chance.choice(CLOTHES),
        trousers=chance.choice(TROUSERS),
        head=head,
        away=away,
    )
    return replace(figure, vest=True, head="helmet") if vest else figure


def draw_figure(canvas: Canvas, at: Point, figure: Figure, *, pose: str = "standing", height: float = 150) -> None:
    """Draw a person standing on `at`; a negative height mirrors the pose."""
    body = canvas.placed(at, scale=abs(height) / 100, mirrored=height < 0)
    left_knee, left_foot, right_knee, right_foot, left_elbow, left_hand, right_elbow, right_hand = POSES[pose]
    if pose != "sitting":
        body.oval((0, 0), (17, 2.6), sheer("#2A1F2B", 0.16))
    _draw_arm(body, [(-9, -69), left_elbow, left_hand], figure, darker(figure.top, 0.12))
    _draw_leg(body, [(-4, -44), left_knee, left_foot], darker(figure.trousers, 0.14))
    _draw_leg(body, [(4, -44), right_knee, right_foot], figure.trousers)
    _draw_hair_behind(body, figure)
    _draw_trunk(body, figure)
    _draw_head(body, figure)
    _draw_arm(body, [(9, -69), right_elbow, right_hand], figure, figure.top)


def _draw_leg(body: Canvas, joints: list[Point], fill: str) -> None:
    body.line(joints, 8.2, fill)
    x, y = joints[-1]
    body.line([(x, y - 0.6), (x + 4, y - 0.4)], 4.4, SHOES)


def _draw_arm(body: Canvas, joints: list[Point], figure: Figure, fill: str) -> None:
    body.oval(joints[-1], 3.3, figure.skin)
    (x, y), (elbow_x, elbow_y) = joints[-1], joints[-2]
    wrist = (x + (elbow_x - x) * 0.22, y + (elbow_y - y) * 0.22)
    body.line([*joints[:-1], wrist], 6.4, fill)


def _draw_hair_behind(body: Canvas, figure: Figure) -> None:
    if figure.head == "long":
        body.blob(
            [(-8.6, -90), (-4, -97), (5, -97), (8.8, -90), (9.6, -78), (8.4, -69), (-9, -68), (-10, -78)], figure.hair
        )
    elif figure.head == "bun":
        body.oval((-3, -99), 4.2, figure.hair)


def _draw_trunk(body: Canvas, figure: Figure) -> None:
    body.box((-3, -80), (3, -70), darker(figure.skin, 0.12))
    outline = [
        (-5, -75),
        (5, -75),
        (12, -72),
        (12.5, -66),
        (10, -50),
        (10.5, -40),
        (-10.5, -40),
        (-10, -50),
        (-12.5, -66),
        (-12, -72),
    ]
    body.polygon(outline, figure.top)
    if figure.vest:
        body.polygon([(-4, -75), (4, -75), (10, -72.5), (10.2, -42), (-10.2, -42), (-10, -72.5)], HI_VIS)
        body.box((-10.2, -55), (10.2, -51), REFLECTIVE)
        for side in (-1, 1):
            body.line([(side * 5.6, -73), (side * 5.6, -43)], 2.4, REFLECTIVE)


def _draw_head(body: Canvas, figure: Figure) -> None:
    if figure.head == "hijab":
        body.blob(DRAPE, figure.hair)
    body.oval((0.6, -86.5), (7, 8.2), figure.skin)
    if figure.away:
        body.oval((0.4, -88), (8.2, 9.4), figure.hair)
    else:
        _draw_face(body, figure)
        colour = HELMET if figure.head == "helmet" else figure.hair
        body.blob(TOPS.get(figure.head, HAIRLINE), colour)


def _draw_face(body: Canvas, figure: Figure) -> None:
    """A hint of a face: two eyes and a smile, turned a little to the right."""
    for x in (-1.4, 4.2):
        body.oval((x, -87), (0.75, 0.95), INK)
    body.bow([(-0.8, -82.9), (1.4, -82), (3.6, -82.9)], 0.6, darker(figure.skin, 0.45))
