from types import SimpleNamespace

from django.test import SimpleTestCase

from omarm.core.colour import Colour
from omarm.core.theme import DAY_GROUNDS, NIGHT_GROUNDS, TEXT, day_shades, night_shades, theme_css

HOUSE_STYLES = ("#003366", "#ffcc00", "#e3000f", "#ffffff", "#000000", "#7f7f7f", "#00ff00", "#ff69b4")


class ThemeTests(SimpleTestCase):
    def test_any_accent_can_be_read_by_day_and_in_the_dark(self):
        for chosen in HOUSE_STYLES:
            for shades, grounds in (
                (day_shades(Colour.from_hex(chosen)), DAY_GROUNDS),
                (night_shades(Colour.from_hex(chosen)), NIGHT_GROUNDS),
            ):
                with self.subTest(chosen=chosen, grounds=grounds):
                    self.assertGreaterEqual(shades.accent.contrast(shades.on_accent), TEXT)
                    self.assertGreaterEqual(shades.hover.contrast(shades.on_accent), TEXT)
                    for ground in (*grounds, shades.soft):
                        self.assertGreaterEqual(shades.text.contrast(ground), TEXT)

    def test_a_readable_accent_stays_as_it_was_chosen(self):
        self.assertEqual(day_shades(Colour.from_hex("#003366")).accent, Colour.from_hex("#003366"))

    def test_the_default_accent_needs_no_style_sheet(self):
        self.assertEqual(theme_css(SimpleNamespace(accent="")), "")
        self.assertEqual(theme_css(SimpleNamespace(accent="#00634a")), "")

    def test_the_style_sheet_sets_the_raw_values_only(self):
        text = theme_css(SimpleNamespace(accent="#ffcc00"))
        self.assertEqual(text.count("--omarm-"), text.count(";"))
        self.assertIn("--omarm-accent: light-dark(oklch(", text)

    def test_what_is_no_colour_is_refused(self):
        for text in ("red", "#12345", "#00634a; } body { display: none", ""):
            with self.subTest(text=text), self.assertRaises(ValueError):
                Colour.from_hex(text)

    def test_colours_survive_the_way_there_and_back(self):
        self.assertAlmostEqual(Colour.from_hex("#ffffff").contrast(Colour.from_hex("#000")), 21, places=1)
        self.assertAlmostEqual(Colour.from_hex("#00634a").lightness, 0.45, places=1)
        self.assertAlmostEqual(Colour.from_css("oklch(45% 0.1 165)").chroma, 0.1)
