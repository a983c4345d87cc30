"""The palette of all drawings, and the few ways in which colours combine."""

from typing import NamedTuple

from PIL import ImageColor


class Skin(NamedTuple):
    """One skin tone: the light side, the shaded side, cheeks, lips and the tone of drawn lines."""

    base: str
    shade: str
    blush: str
    lips: str
    line: str


SKINS = {
    1: Skin("#FBE0CF", "#EFC4AC", "#F0A594", "#CC6F66", "#D99C80"),
    2: Skin("#F4CFB0", "#E3B08C", "#E8967F", "#C2655A", "#C98D66"),
    3: Skin("#E5B68D", "#CE976C", "#DB8366", "#B05A4C", "#B27A50"),
    4: Skin("#C98F63", "#AD7349", "#C2694A", "#99483D", "#8F5B38"),
    5: Skin("#9C6745", "#804F33", "#9F4F38", "#73352E", "#673D27"),
    6: Skin("#714A35", "#583726", "#7E3F31", "#4A231F", "#452A1C"),
}

HAIR = {
    "black": "#2B2629",
    "brown": "#5F3F2E",
    "blond": "#DDB973",
    "grey": "#A5A3A2",
    "red": "#B85B31",
    "white": "#EEEAE4",
    "none": "#5B4638",
}

BACKGROUNDS = ("#CFE0D0", "#CDE0EA", "#F3E3C5", "#F1D6CB", "#DDD7EA", "#CFE7E1", "#F6E7BC", "#E9D3C2", "#D5DCE4")
CLOTHES = ("#2F4B5E", "#3D6C6A", "#6F9578", "#C56B4C", "#D8A546", "#8A4B5B", "#56657F", "#E9DFCF", "#6C5A7A", "#4F7FA0")
SHIRTS = ("#FFFFFF", "#E4EDF3", "#F7EADB", "#DCE8E0")
SCARVES = ("#5B7A8C", "#B4707B", "#7E8F6A", "#C99A5B", "#3F4F66", "#8D6E8F", "#D9C7B4", "#4C7F7B")
CAPS = ("#2F4B5E", "#3F6B4B", "#B5563C", "#3B3F46", "#D08C3A")

INK = "#2E2524"
WHITE = "#FFFFFF"
PAPER = "#FBF7EF"

HI_VIS = "#F2762E"
REFLECTIVE = "#F3F1E4"
SIGNAL_RED = "#D6402F"

LEAF = ("#5E8F5A", "#6FA066", "#4F7F56", "#83AD6B")
LEAF_AUTUMN = ("#D08A3B", "#C46B38", "#DDAE4B", "#A9622F")
GRASS = "#9DC183"
GRASS_DEEP = "#7FAA6C"
GRASS_PALE = "#BCD6A0"
HEDGE = "#4D7A52"
TRUNK = "#7A5A42"
TRUNK_DARK = "#5E4433"
EARTH = "#8B6A4E"
SAND = "#E3CDA4"
FLOWERS = ("#E27B66", "#F0B84B", "#B77FB0", "#F4F0E6", "#E59AA6", "#7A8CC7")

SKY_CLEAR = ("#A9D3EA", "#E6F3F5")
SKY_GREY = ("#AFBEC9", "#DEE5E8")
SKY_WARM = ("#BFD9E8", "#FBEBD3")
SKY_DAWN = ("#6E86B4", "#F8C9A0")
SKY_WINTER = ("#C3D4E2", "#F1F4F7")
WATER = ("#7FB2C9", "#9CC7D6")
WATER_GREY = ("#8FA5AE", "#A9BBC1")

BRICKS = ("#B9624A", "#A85641", "#C67C58", "#8E4C40", "#D2A07A", "#9B6B5A")
FACADES = (*BRICKS, "#E6D8BF", "#C9CFC6", "#EDE3D2")
ROOFS = ("#7C4A3E", "#5C5A60", "#8E5A45", "#4F565E")
STONE = "#E7DECF"
STONE_SHADE = "#CFC4B2"
PAVING = "#C9BDAE"
PAVING_LINE = "#B5A897"
KERB = "#DAD4C8"
ASPHALT = "#70757B"
ASPHALT_LINE = "#EDEBE3"
STEEL = "#8D979E"
STEEL_DARK = "#545D65"
TYRE = "#33363B"
GLASS = "#BFDDE6"
GLASS_DARK = "#5F8396"
WOOD = "#C59A6C"
WOOD_DARK = "#9A7450"
WOOD_PALE = "#E2C59C"
PLANT_POT = "#C8775A"

WALLS = ("#F3EBDD", "#E6EDE8", "#EFE4DA", "#E4EAF0", "#F2E9D2")
ACCENTS = ("#3D6C6A", "#C56B4C", "#4F7FA0", "#D8A546", "#8A4B5B", "#6F9578")


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with the given share of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#{:02X}{:02X}{:02X}".format(*(round(a + (b - a) * share) for a, b in pairs))


def darker(colour: str, share: float = 0.15) -> str:
    """Return a shaded colour that stays warm."""
    return mix(colour, "#2A1F2B", share)


def lighter(colour: str, share: float = 0.2) -> str:
    """Return a colour closer to white."""
    return mix(colour, WHITE, share)


def sheer(colour: str, opacity: float) -> str:
    """Return a colour that lets through what lies under it."""
    return f"{colour}{round(opacity * 255):02X}"


def distance(one: str, other: str) -> float:
    """Return how far two colours are apart: 0 for equal, about 1.7 for black and white."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return sum(((a - b) / 255) ** 2 for a, b in pairs) ** 0.5


def _channels(colour: str) -> tuple[int, int, int]:
    return ImageColor.getrgb(colour)[:3]
