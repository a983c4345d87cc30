"""The organisation's own colour, corrected until everyone can read it."""

from dataclasses import dataclass

from omarm.core.colour import Colour

TEXT = 4.5
STEP = 0.005
DEFAULT_ACCENT = "#00634a"

WHITE = Colour(1.0, 0.0, 0.0)
DAY_GROUNDS = (WHITE, Colour(0.985, 0.008, 85), Colour(0.958, 0.009, 85))
NIGHT_GROUNDS = (Colour(0.19, 0.012, 230), Colour(0.235, 0.014, 230), Colour(0.28, 0.015, 230))


@dataclass(frozen=True)
class Shades:
    """An accent as one scheme needs it: the shape, the text on it, itself as text, and a soft ground under that."""

    accent: Colour
    hover: Colour
    on_accent: Colour
    text: Colour
    soft: Colour


def theme_css(organisation) -> str:
    """Return the style sheet for /theme.css; empty without an accent of one's own (`organisation.accent`, "#rrggbb").

    Raises ValueError when the accent is no colour.
    """
    chosen = getattr(organisation, "accent", "")
    if not chosen or chosen.lower() == DEFAULT_ACCENT:
        return ""
    day, night = day_shades(Colour.from_hex(chosen)), night_shades(Colour.from_hex(chosen))
    lines = [
        _line("accent", day.accent, night.accent),
        _line("accent-hover", day.hover, night.hover),
        _line("on-accent", day.on_accent, night.on_accent),
        _line("accent-text", day.text, night.text),
        _line("accent-soft", day.soft, night.soft),
    ]
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def day_shades(chosen: Colour) -> Shades:
    """Return the shades by day: as near to the chosen colour as white text and white paper allow."""
    soft = chosen.with_lightness(0.945, most_chroma=0.03)
    accent = _darkened(chosen, grounds=(WHITE,))
    return Shades(
        accent=accent,
        hover=accent.with_lightness(max(accent.lightness - 0.07, 0.0)),
        on_accent=WHITE,
        text=_darkened(chosen, grounds=(*DAY_GROUNDS, soft)),
        soft=soft,
    )


def night_shades(chosen: Colour) -> Shades:
    """Return the shades in the dark: light enough to read on every ground, with dark text on the shape itself."""
    soft = chosen.with_lightness(0.30, most_chroma=0.04)
    accent = _lightened(chosen.with_lightness(0.76, most_chroma=0.12), grounds=(*NIGHT_GROUNDS, soft))
    return Shades(
        accent=accent,
        hover=accent.with_lightness(min(accent.lightness + 0.07, 0.97)),
        on_accent=chosen.with_lightness(0.20, most_chroma=0.03),
        text=accent,
        soft=soft,
    )


def _darkened(colour, *, grounds):
    while colour.lightness > 0 and not _readable(colour, grounds):
        colour = colour.with_lightness(max(colour.lightness - STEP, 0.0))
    return colour


def _lightened(colour, *, grounds):
    while colour.lightness < 1 and not _readable(colour, grounds):
        colour = colour.with_lightness(min(colour.lightness + STEP, 1.0))
    return colour


def _readable(colour, grounds):
    return all(colour.contrast(ground) >= TEXT for ground in grounds)


def _line(name, day, night):
    return f"  --omarm-{name}: light-dark({day.css()}, {night.css()});"
