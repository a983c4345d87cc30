"""Houses and larger buildings."""

from omarm.demo.drawing.canvas import Canvas, Point
from omarm.demo.drawing.chance import Chance
from omarm.demo.drawing.colours import FACADES, GLASS, GLASS_DARK, PAPER, ROOFS, STONE, WHITE, darker, lighter, sheer
from omarm.demo.drawing.props.stage import WIDTH

DOORS = ("#2F4B5E", "#3F6B4B", "#7A3B35", "#3D3F46", "#8C6A3F")
WIDE_HOUSE = 125
FLAGS = ("#C8453A", "#F7F3EA", "#3B5F96")


def draw_window(canvas: Canvas, corner: Point, opposite: Point, *, glass: str = GLASS, frame: str = PAPER) -> None:
    """Draw a window with a cross bar and some light in it."""
    (left, top), (right, bottom) = corner, opposite
    edge = min(right - left, bottom - top) * 0.1
    canvas.box(corner, opposite, frame)
    canvas.box((left + edge, top + edge), (right - edge, bottom - edge), glass)
    middle = (left + right) / 2
    canvas.polygon(
        [
            (left + edge, bottom - edge),
            (left + edge, (top + bottom) / 2),
            (middle, top + edge),
            (right - edge, top + edge),
        ],
        sheer(WHITE, 0.28),
    )
    canvas.box((middle - edge / 2, top), (middle + edge / 2, bottom), frame)
    canvas.box((left - edge, bottom), (right + edge, bottom + edge), darker(frame, 0.1))


def draw_windows(canvas: Canvas, corner: Point, opposite: Point, *, columns: int, rows: int) -> None:
    """Fill a part of a facade with evenly spaced windows."""
    across, down = (opposite[0] - corner[0]) / columns, (opposite[1] - corner[1]) / rows
    for column in range(columns):
        for row in range(rows):
            left, top = corner[0] + across * (column + 0.2), corner[1] + down * (row + 0.16)
            draw_window(canvas, (left, top), (left + across * 0.6, top + down * 0.66), glass=GLASS_DARK)


def draw_gable_house(canvas: Canvas, at: Point, *, width: float, height: float, chance: Chance) -> None:
    """Draw a narrow canal house; `at` is the left of its foot."""
    house = canvas.placed(at)
    facade = chance.choice(FACADES)
    _draw_gable(house, width, height, facade, chance)
    draw_windows(house, (0, -height + 10), (width, -height * 0.3), columns=2 if width < WIDE_HOUSE else 3, rows=3)
    door = width * 0.32
    house.box((width * 0.1, -height * 0.22), (width * 0.1 + door, 0), chance.choice(DOORS))
    house.box((width * 0.1 + door * 0.18, -height * 0.2), (width * 0.1 + door * 0.82, -height * 0.155), GLASS)
    draw_window(house, (width * 0.54, -height * 0.21), (width * 0.9, -height * 0.05), glass=GLASS_DARK)
    house.box((0, -8), (width, 0), darker(facade, 0.28))


def draw_house_row(canvas: Canvas, chance: Chance, base: float, *, start: float = -20, end: float = WIDTH) -> None:
    """Draw a row of canal houses, each different."""
    x = start
    while x < end:
        width = chance.uniform(104, 150)
        draw_gable_house(canvas, (x, base), width=width, height=chance.uniform(230, 300), chance=chance)
        x += width


def draw_skyline(canvas: Canvas, chance: Chance, base: float, fill: str) -> None:
    """Draw the distant outline of a small town with its church."""
    x = -10.0
    while x < WIDTH:
        width, height = chance.uniform(40, 90), chance.uniform(24, 62)
        canvas.polygon(
            [
                (x, base),
                (x, base - height),
                (x + width / 2, base - height - 22),
                (x + width, base - height),
                (x + width, base),
            ],
            fill,
        )
        x += width
    tower = chance.uniform(300, 980)
    canvas.box((tower, base - 150), (tower + 34, base), fill)
    canvas.polygon([(tower - 4, base - 150), (tower + 17, base - 235), (tower + 38, base - 150)], fill)


def draw_block(canvas: Canvas, corner: Point, opposite: Point, fill: str, *, columns: int, rows: int) -> None:
    """Draw a plain building with a flat roof."""
    canvas.box(corner, opposite, fill)
    canvas.box((corner[0] - 8, corner[1] - 12), (opposite[0] + 8, corner[1] + 4), darker(fill, 0.2))
    draw_windows(
        canvas, (corner[0] + 12, corner[1] + 18), (opposite[0] - 12, opposite[1] - 20), columns=columns, rows=rows
    )


def draw_flag(canvas: Canvas, at: Point, *, height: float = 120) -> None:
    """Draw a flag pole with a flag in the wind."""
    canvas.line([at, (at[0], at[1] - height)], 5, "#C9CDD0")
    for index, colour in enumerate(FLAGS):
        top = at[1] - height + 4 + index * 15
        upper = [(at[0] + 3, top), (at[0] + 30, top - 5), (at[0] + 52, top + 3), (at[0] + 78, top - 2)]
        canvas.polygon([*upper, *((x, y + 15) for x, y in reversed(upper))], colour)


def draw_hip_roof(canvas: Canvas, corner: Point, opposite: Point, fill: str = ROOFS[0]) -> None:
    """Draw a sloping roof between the eaves and the ridge."""
    (left, top), (right, bottom) = corner, opposite
    slope = (bottom - top) * 0.7
    canvas.polygon([(left, bottom), (left + slope, top), (right - slope, top), (right, bottom)], fill)
    for index in range(1, 4):
        y = top + (bottom - top) * index / 4
        inset = slope * (1 - index / 4)
        canvas.line([(left + inset, y), (right - inset, y)], 2, darker(fill, 0.13))


def _draw_gable(house: Canvas, width: float, height: float, facade: str, chance: Chance) -> None:
    top, trim = -height, lighter(STONE, 0.3)
    house.box((0, top), (width, 0), facade)
    kind = chance.choice(("stepped", "pointed", "bell"))
    if kind == "stepped":
        for step in range(4):
            inset = width * (0.05 + step * 0.115)
            house.box((inset, top - (step + 1) * 17), (width - inset, top - step * 17 + 1), facade)
            house.box((inset, top - (step + 1) * 17), (width - inset, top - (step + 1) * 17 + 5), trim)
    elif kind == "pointed":
        house.polygon([(-3, top), (width / 2, top - 74), (width + 3, top)], chance.choice(ROOFS))
        house.polygon([(8, top), (width / 2, top - 60), (width - 8, top)], facade)
    else:
        curve = [(width * 0.02, top), (width * 0.2, top - 14), (width * 0.27, top - 48), (width * 0.5, top - 70)]
        house.blob([*curve, *((width - x, y) for x, y in reversed(curve[:-1])), (width, top + 4), (0, top + 4)], facade)
        house.bow([*curve, *((width - x, y) for x, y in reversed(curve[:-1]))], 6, trim)
    house.oval((width / 2, top - 22), 9, GLASS_DARK)
