"""A drawing surface in its own units, drawn large and scaled down so that edges are smooth."""

import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

type Point = tuple[float, float]
type Matrix = tuple[float, float, float, float, float, float]

CIRCLE = [(math.cos(turn * math.tau / 40), math.sin(turn * math.tau / 40)) for turn in range(40)]
CORNER = [(math.cos(turn * math.pi / 12), math.sin(turn * math.pi / 12)) for turn in range(7)]
# Catmull-Rom: how much the four points around a section weigh at each step between the middle two.
CURVE = [
    ((-(t**3) + 2 * t**2 - t) / 2, (3 * t**3 - 5 * t**2 + 2) / 2, (-3 * t**3 + 4 * t**2 + t) / 2, (t**3 - t**2) / 2)
    for t in (step / 8 for step in range(8))
]
OPAQUE = len("#RRGGBB")
VISIBLE_END = 5


class Canvas:
    """Draws flat shapes. A placed canvas is a moved, scaled or turned view on the same image."""

    def __init__(self, image: Image.Image, matrix: Matrix):
        self.image = image
        self._solid = ImageDraw.Draw(image)
        self._sheer = ImageDraw.Draw(image, "RGBA")
        self._matrix = matrix
        a, b, _, d, e, _ = matrix
        self._scale = math.sqrt(abs(a * e - b * d))

    @classmethod
    def blank(cls, width: float, height: float, *, pixels_per_unit: float, fill: str = "white") -> "Canvas":
        """Return an empty canvas of `width` by `height` units."""
        pixels = (math.ceil(width * pixels_per_unit), math.ceil(height * pixels_per_unit))
        return cls(Image.new("RGB", pixels, fill), (pixels_per_unit, 0, 0, 0, pixels_per_unit, 0))

    def placed(self, at: Point, *, scale: float = 1, degrees: float = 0, mirrored: bool = False) -> "Canvas":
        """Return this canvas with its origin at `at`."""
        a, b, _, d, e, _ = self._matrix
        cos, sin = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
        flip = -1 if mirrored else 1
        x, y = self._pixel(at)
        return Canvas(
            self.image,
            ((a * cos + b * sin) * flip, b * cos - a * sin, x, (d * cos + e * sin) * flip, e * cos - d * sin, y),
        )

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        """Fill straight-edged points."""
        self._with(fill).polygon([self._pixel(point) for point in points], fill=fill)

    def blob(self, points: Sequence[Point], fill: str) -> None:
        """Fill a smooth closed line through the points; a point given twice becomes a corner."""
        self.polygon(smooth(points, closed=True), fill)

    def oval(self, centre: Point, radii: Point | float, fill: str) -> None:
        """Fill an ellipse, or a circle when one radius is given."""
        self.polygon(_ellipse(centre, radii), fill)

    def box(self, corner: Point, opposite: Point, fill: str, radius: float = 0) -> None:
        """Fill a rectangle, with rounded corners when a radius is given."""
        (left, top), (right, bottom) = corner, opposite
        if not radius:
            self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)
            return

        centres = [(right, bottom, 1, 1), (left, bottom, -1, 1), (left, top, -1, -1), (right, top, 1, -1)]
        outline: list[Point] = []
        for x, y, across, down in centres:
            arc = CORNER if across == down else CORNER[::-1]
            outline += [(x + across * radius * (cos - 1), y + down * radius * (sin - 1)) for cos, sin in arc]
        self.polygon(outline, fill)

    def line(self, points: Sequence[Point], width: float, fill: str) -> None:
        """Draw a straight-edged line with round joints and ends."""
        pixels = [self._pixel(point) for point in points]
        thickness = max(1, round(width * self._scale))
        draw = self._with(fill)
        draw.line(pixels, fill=fill, width=thickness, joint="curve")
        if thickness < VISIBLE_END:
            return

        reach = thickness / 2
        for x, y in (pixels[0], pixels[-1]):
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=fill)

    def bow(self, points: Sequence[Point], width: float, fill: str) -> None:
        """Draw a smooth line through the points with round ends."""
        self.line(smooth(points), width, fill)

    def ring(self, centre: Point, radii: Point | float, width: float, fill: str) -> None:
        """Draw the outline of an ellipse."""
        outline = _ellipse(centre, radii)
        self.line([*outline, outline[0], outline[1]], width, fill)

    def fade(self, corner: Point, opposite: Point, top: str, bottom: str) -> None:
        """Fill an upright rectangle with a gradient from top to bottom."""
        left, upper = (round(value) for value in self._pixel(corner))
        right, lower = (round(value) for value in self._pixel(opposite))
        size = (right - left, lower - upper)
        column = Image.linear_gradient("L").resize((1, size[1]), Image.Resampling.BILINEAR)
        blended = Image.composite(Image.new("RGB", column.size, bottom), Image.new("RGB", column.size, top), column)
        self.image.paste(blended.resize(size, Image.Resampling.NEAREST), (left, upper))

    def _with(self, fill: str) -> ImageDraw.ImageDraw:
        """Blending is slow: only sheer colours need it."""
        return self._solid if len(fill) <= OPAQUE else self._sheer

    def _pixel(self, point: Point) -> Point:
        a, b, c, d, e, f = self._matrix
        x, y = point
        return (a * x + b * y + c, d * x + e * y + f)


def smooth(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """Return a finely divided line that flows through all the points."""
    before = [points[-1] if closed else points[0], *points[:-1]]
    after = [*points[1:], points[0] if closed else points[-1]]
    beyond = [*after[1:], after[0] if closed else after[-1]]
    sections = list(zip(before, points, after, beyond, strict=True))
    if not closed:
        sections.pop()

    line = [_between(section, weights) for section in sections if section[1] != section[2] for weights in CURVE]
    return line if closed else [*line, points[-1]]


def mirrored(points: Sequence[Point]) -> list[Point]:
    """Return the points, given top to bottom on the right, followed by their reflection on the left."""
    return [*points, *((-x, y) for x, y in reversed(points))]


def _between(section: tuple[Point, Point, Point, Point], weights: tuple[float, ...]) -> Point:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = section
    w0, w1, w2, w3 = weights
    return (w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3, w0 * y0 + w1 * y1 + w2 * y2 + w3 * y3)


def _ellipse(centre: Point, radii: Point | float) -> list[Point]:
    across, down = radii if isinstance(radii, tuple) else (radii, radii)
    return [(centre[0] + across * cos, centre[1] + down * sin) for cos, sin in CIRCLE]
