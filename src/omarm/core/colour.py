"""Colours as people see them: OKLCH to sRGB and back, and the contrast of WCAG 2."""

import math
import re
from dataclasses import dataclass, replace

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_OKLCH = re.compile(r"oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)\s*(?:/[^)]*)?\)")


@dataclass(frozen=True)
class Colour:
    """A colour by lightness (0 to 1), chroma and hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def from_hex(cls, text: str) -> "Colour":
        """Return the colour written as #rgb or #rrggbb. Raises ValueError for anything else."""
        match = _HEX.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a colour like #00634a.")
        digits = match[1] if len(match[1]) == len("rrggbb") else "".join(digit * 2 for digit in match[1])
        return cls._from_linear(*(_to_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4)))

    @classmethod
    def from_css(cls, text: str) -> "Colour":
        """Return the colour written as oklch(). Raises ValueError for anything else."""
        match = _OKLCH.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not written as oklch().")
        lightness = float(match[1]) / (100 if match[2] else 1)
        return cls(lightness, float(match[3]), float(match[4]))

    @classmethod
    def _from_linear(cls, red, green, blue):
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        return cls(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    def with_lightness(self, lightness: float, *, most_chroma: float = 1.0) -> "Colour":
        """Return this hue at another lightness, with as much of its chroma as a screen can show."""
        chroma = min(self.chroma, most_chroma)
        while chroma > 0 and not replace(self, lightness=lightness, chroma=chroma).fits_screen():
            chroma -= 0.005
        return Colour(lightness, max(chroma, 0.0), self.hue)

    def fits_screen(self) -> bool:
        """Return whether sRGB has this colour."""
        return all(-0.0005 <= channel <= 1.0005 for channel in self._linear())  # noqa: PLR2004

    def luminance(self) -> float:
        """Return the relative luminance of WCAG 2, after clipping to what a screen shows."""
        red, green, blue = (min(max(channel, 0.0), 1.0) for channel in self._linear())
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """Return the contrast ratio with another colour, from 1 to 21."""
        darker, lighter = sorted((self.luminance(), other.luminance()))
        return (lighter + 0.05) / (darker + 0.05)

    def css(self) -> str:
        """Return the colour as CSS writes it."""
        return f"oklch({self.lightness:.2%} {self.chroma:.3f} {self.hue:.1f})"

    def _linear(self):
        a = self.chroma * math.cos(math.radians(self.hue))
        b = self.chroma * math.sin(math.radians(self.hue))
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )


def _to_linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
