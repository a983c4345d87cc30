"""The drawings of the demo organisation: the same for the same seed, and there for every name in the content."""

import unittest
from collections import Counter

from omarm.demo.drawing.canvas import Canvas
from omarm.demo.drawing.colours import HAIR, SKINS
from omarm.demo.drawing.portraits import STYLES, generated_look, portrait
from omarm.demo.drawing.scenes import ONE_WAY, SCENES, scene

SCENE_NAMES = [
    "eikenlaan",
    "rups",
    "park",
    "plantsoen",
    "kade",
    "brug",
    "straat-opbreking",
    "riolering",
    "sneeuw-strooien",
    "bladkorven",
    "stadhuis",
    "balie",
    "kantine",
    "vergaderzaal",
    "whiteboard",
    "wagenpark",
    "elektrische-bus",
    "fietsenstalling",
    "markt",
    "speeltuin",
    "school",
    "wijkcentrum",
    "kas",
    "zonnepanelen",
    "bijenhotel",
    "boomplantdag",
    "wateroverlast",
    "polder",
    "zonsopgang",
    "taart",
    "hardlopers",
    "kerstboom",
]
LOOK = {"skin": 3, "hair": "brown", "style": "short", "glasses": False, "beard": False}
SMALL = (192, 128)


def has_detail(image):
    """Tell whether more than a background was drawn."""
    return len(image.convert("P", colors=32).getcolors()) > 8


class PortraitTests(unittest.TestCase):
    def test_same_seed_gives_same_bytes(self):
        self.assertEqual(portrait("noor", **LOOK, size=96).tobytes(), portrait("noor", **LOOK, size=96).tobytes())

    def test_different_seeds_differ(self):
        drawn = {portrait(f"seed-{number}", **LOOK, size=48).tobytes() for number in range(25)}
        self.assertEqual(len(drawn), 25)

    def test_size(self):
        self.assertEqual(portrait("noor", **LOOK).size, (320, 320))
        self.assertEqual(portrait("noor", **LOOK, size=64).size, (64, 64))

    def test_every_look_draws(self):
        for style in STYLES:
            for index, hair in enumerate(HAIR):
                look = LOOK | {"style": style, "hair": hair, "skin": index % 6 + 1, "beard": index % 2 == 0}
                with self.subTest(style=style, hair=hair):
                    self.assertTrue(has_detail(portrait("noor", **look, size=48)))

    def test_every_asked_feature_shows(self):
        plain = portrait("noor", **LOOK, size=96).tobytes()
        changes = {"skin": 5, "hair": "red", "style": "bun", "glasses": True, "beard": True}
        for feature, value in changes.items():
            with self.subTest(feature=feature):
                self.assertNotEqual(portrait("noor", **(LOOK | {feature: value}), size=96).tobytes(), plain)

    def test_unknown_look_is_refused(self):
        for feature, value in {"skin": 7, "hair": "blue", "style": "mohawk"}.items():
            with self.subTest(feature=feature), self.assertRaises(ValueError):
                portrait("noor", **(LOOK | {feature: value}))


class GeneratedLookTests(unittest.TestCase):
    def test_same_seed_gives_same_look(self):
        self.assertEqual(generated_look("groen.3"), generated_look("groen.3"))

    def test_looks_are_varied_and_drawable(self):
        looks = [generated_look(f"employee-{number}") for number in range(480)]
        self.assertEqual({look["skin"] for look in looks}, set(SKINS))
        self.assertEqual({look["style"] for look in looks}, set(STYLES))
        self.assertLess(Counter(str(look) for look in looks).most_common(1)[0][1], 60)

    def test_beards_follow_the_choice(self):
        women = [generated_look(f"employee-{number}", feminine=True) for number in range(200)]
        men = [generated_look(f"employee-{number}", feminine=False) for number in range(200)]
        self.assertFalse(any(look["beard"] for look in women))
        self.assertTrue(any(look["beard"] for look in men))
        self.assertFalse(any(look["style"] in {"hijab", "bun"} for look in men))


class SceneTests(unittest.TestCase):
    def test_every_name_of_the_content_draws(self):
        self.assertEqual(set(SCENES), set(SCENE_NAMES))
        for name in SCENE_NAMES:
            with self.subTest(name=name):
                drawn = scene(name, "a", size=SMALL)
                self.assertEqual(drawn.size, SMALL)
                self.assertTrue(has_detail(drawn))

    def test_same_seed_gives_same_bytes(self):
        for name in SCENE_NAMES:
            with self.subTest(name=name):
                self.assertEqual(scene(name, "a", size=SMALL).tobytes(), scene(name, "a", size=SMALL).tobytes())

    def test_different_seeds_differ(self):
        for name in SCENE_NAMES:
            with self.subTest(name=name):
                self.assertEqual(len({scene(name, seed, size=SMALL).tobytes() for seed in "abcd"}), 4)

    def test_sizes(self):
        self.assertEqual(scene("kade", "a").size, (1280, 853))
        self.assertEqual(scene("kade", "a", size=(200, 200)).size, (200, 200))

    def test_unknown_name_is_refused(self):
        with self.assertRaises(KeyError):
            scene("maanlanding", "a")

    def test_one_way_scenes_exist(self):
        self.assertLessEqual(ONE_WAY, set(SCENES))


class CanvasTests(unittest.TestCase):
    def test_placed_canvas_moves_scales_and_mirrors(self):
        canvas = Canvas.blank(10, 10, pixels_per_unit=10, fill="#FFFFFF")
        canvas.placed((5, 5), scale=2, mirrored=True).box((0, 0), (2, 2), "#000000")
        pixels = canvas.image.load()
        self.assertEqual(pixels[30, 70], (0, 0, 0))
        self.assertEqual(pixels[70, 70], (255, 255, 255))
        self.assertEqual(pixels[30, 30], (255, 255, 255))

    def test_rounded_box_leaves_its_corners(self):
        canvas = Canvas.blank(10, 10, pixels_per_unit=10, fill="#FFFFFF")
        canvas.box((0, 0), (10, 10), "#000000", 4)
        pixels = canvas.image.load()
        self.assertEqual(pixels[1, 1], (255, 255, 255))
        self.assertEqual(pixels[50, 1], (0, 0, 0))
        self.assertEqual(pixels[98, 98], (255, 255, 255))


if __name__ == "__main__":
    unittest.main()
