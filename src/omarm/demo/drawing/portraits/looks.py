"""What a portrait looks like: the features that are asked for and those that the seed adds."""

from dataclasses import dataclass
from typing import TypedDict

from omarm.demo.drawing.chance import Chance, chance_for
from omarm.demo.drawing.colours import BACKGROUNDS, CAPS, CLOTHES, HAIR, SCARVES, SKINS, Skin, darker, distance, mix

STYLES = ("short", "long", "bun", "curly", "hijab", "bald", "cap")
NECKLINES = {"crew": 4, "v": 2, "collar": 3, "blazer": 3, "roll": 2, "hoodie": 1}
MOUTHS = {"smile": 4, "grin": 4, "soft": 2}
BACKGROUND_STANDS_OUT = 0.42
BACKGROUND_DIFFERS = 0.2
CLOTHES_STAND_OUT = 0.3


class Look(TypedDict):
    """The features that are chosen for a person."""

    skin: int
    hair: str
    style: str
    glasses: bool
    beard: bool


@dataclass(frozen=True)
class Sitter:
    """Everything that one portrait needs to be drawn."""

    look: Look
    skin: Skin
    hair: str
    brow: str
    soft: bool
    width: float
    jaw: float
    tilt: float
    brow_angle: float
    nose: str
    mouth: str
    neckline: str
    clothing: str
    headwear: str
    background: str
    parting: int
    cut: int


def sitter_for(seed: str, look: Look) -> Sitter:
    """Return the sitter with this look, completed by small variations that belong to the seed."""
    if look["style"] not in STYLES or look["hair"] not in HAIR or look["skin"] not in SKINS:
        raise ValueError(look)

    chance = chance_for("portrait", seed)
    hair, skin = HAIR[look["hair"]], SKINS[look["skin"]]
    soft = _is_soft(look, chance)
    background = chance.choice(_standing_out_from(hair, skin))
    return Sitter(
        look=look,
        skin=skin,
        hair=hair,
        brow=mix(darker(hair, 0.3), skin.line, 0.25),
        soft=soft,
        width=chance.about(0.98 if soft else 1.01, 0.045),
        jaw=chance.about(0.93 if soft else 1.03, 0.05),
        tilt=chance.about(0, 3.5),
        brow_angle=chance.about(0, 0.6),
        nose=chance.choice(("round", "small", "side")),
        mouth=chance.weighted(MOUTHS),
        neckline="crew" if look["style"] == "hijab" else chance.weighted(NECKLINES),
        clothing=chance.choice([colour for colour in CLOTHES if distance(colour, background) > CLOTHES_STAND_OUT]),
        headwear=chance.choice(CAPS if look["style"] == "cap" else SCARVES),
        background=background,
        parting=chance.choice((-1, 1)),
        cut=chance.randrange(3),
    )


def generated_look(seed: str, *, feminine: bool | None = None) -> Look:
    """Return a plausible look for a generated employee; without `feminine` the seed decides that too."""
    chance = chance_for("look", seed)
    by_chance = chance.happens(0.5)
    is_feminine = by_chance if feminine is None else feminine
    skin = chance.weighted({1: 28, 2: 34, 3: 14, 4: 10, 5: 9, 6: 5})
    hair = chance.weighted(_hair_weights(skin))
    style = chance.weighted(_style_weights(skin, feminine=is_feminine))
    return Look(
        skin=skin,
        hair=hair,
        style=style,
        glasses=chance.happens(0.3),
        beard=chance.happens(0.36) and not is_feminine,
    )


def _is_soft(look: Look, chance: Chance) -> bool:
    by_chance = chance.happens(0.45)
    if look["beard"] or look["style"] == "bald":
        return False
    return look["style"] in {"long", "bun", "hijab"} or by_chance


def _standing_out_from(hair: str, skin: Skin) -> list[str]:
    """Backgrounds against which light hair and light skin stay visible."""
    clear = [
        colour
        for colour in BACKGROUNDS
        if min(distance(colour, hair), 2 * distance(colour, skin.base)) > BACKGROUND_DIFFERS
    ]
    return [colour for colour in clear if distance(colour, hair) > BACKGROUND_STANDS_OUT] or clear or list(BACKGROUNDS)


def _hair_weights(skin: int) -> dict[str, int]:
    match skin:
        case 1 | 2:
            return {"brown": 36, "blond": 26, "grey": 15, "red": 7, "white": 5, "black": 11}
        case 3:
            return {"black": 40, "brown": 40, "grey": 16, "white": 4}
        case _:
            return {"black": 78, "brown": 10, "grey": 12}


def _style_weights(skin: int, *, feminine: bool) -> dict[str, int]:
    tightly_curled = 5
    if not feminine:
        return {"short": 62, "curly": 10 if skin < tightly_curled else 20, "bald": 16, "cap": 10, "long": 2}

    hijab = 16 if skin in {3, 4} else 4
    return {"long": 42, "bun": 20, "short": 16, "curly": 14 if skin < tightly_curled else 34, "hijab": hijab, "cap": 2}
