"""Portraits of people who do not exist: flat, friendly and the same for the same seed."""

from typing import Unpack

from PIL import Image

from omarm.demo.drawing.canvas import Canvas
from omarm.demo.drawing.colours import lighter
from omarm.demo.drawing.portraits.clothing import draw_clothes
from omarm.demo.drawing.portraits.faces import draw_face, draw_neck
from omarm.demo.drawing.portraits.hair import draw_hair_behind, draw_hair_in_front
from omarm.demo.drawing.portraits.headwear import draw_headwear, draw_scarf
from omarm.demo.drawing.portraits.looks import STYLES, Look, Sitter, generated_look, sitter_for

__all__ = ["STYLES", "Look", "generated_look", "portrait"]

SIDE = 100
HEAD = (50, 44)
CLOSER = 1.14
SUPERSAMPLING = 4


def portrait(seed: str, *, size: int = 320, **look: Unpack[Look]) -> Image.Image:
    """Return a square portrait; raises ValueError for a skin, hair or style that cannot be drawn."""
    sitter = sitter_for(seed, look)
    canvas = Canvas.blank(SIDE, SIDE, pixels_per_unit=size * SUPERSAMPLING / SIDE, fill=sitter.background)
    _draw(canvas, sitter)
    return canvas.image.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=2)


def _draw(canvas: Canvas, sitter: Sitter) -> None:
    canvas.oval((50, 50), 45, lighter(sitter.background, 0.35))
    canvas = canvas.placed((50 - 50 * CLOSER, 51 - 50 * CLOSER), scale=CLOSER)
    head = canvas.placed(HEAD, degrees=sitter.tilt)

    draw_hair_behind(head, sitter)
    draw_clothes(canvas, sitter)
    draw_neck(canvas, sitter)
    draw_scarf(canvas, head, sitter)
    draw_face(head, sitter)
    draw_hair_in_front(head, sitter)
    draw_headwear(head, sitter)
