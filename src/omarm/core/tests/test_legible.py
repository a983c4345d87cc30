from django.test import SimpleTestCase

from omarm.core.errors import DomainError
from omarm.core.legible import checked_name, legible

NOTHING = (
    "", " ", "\t\n", "\u200b", "\u2060\ufeff", "\u00ad", "\u202e\u202c", "\u3164", "\u115f\u1160", "\uffa0", "\u2800\u2800", "\u034f",
    "\u200d\u200c", "\u0301\u0308", "\ufe0f", "\x07\x00", "\U000e0020", "\ue000", "\u00a0\u3000\u2028", "\u17b4",
)  # fmt: skip


class LegibleTests(SimpleTestCase):
    def test_what_nobody_sees_is_no_name(self):
        for text in NOTHING:
            self.assertEqual(legible(text), "", ascii(text))
            with self.assertRaises(DomainError) as refused:
                checked_name(text, code="here")
            self.assertEqual(refused.exception.code, "here")

    def test_what_people_write_stays(self):
        for text in (
            "Team Groen",
            "É. d'Ötzi-van 't Hof",
            "🚲",
            "👩\u200d💻 en ❤\ufe0f",
            "مرحبا",
            "می\u200cخواهم",
            "日本語",
            "C++",
            "!",
            "a\u0301",
        ):
            self.assertEqual(legible(text), text)

    def test_two_names_that_look_the_same_are_the_same(self):
        for text in (
            "Team\u200b Groen",
            "\u202eTeam\u202c Groen",
            "Team\u00ad\nGroen",
            " Team \u3000Groen\u2800",
            "Team\u3164 Groen\x85",
        ):
            self.assertEqual(legible(text), "Team Groen", ascii(text))

    def test_nothing_turns_the_direction_of_the_rest_of_the_line(self):
        self.assertEqual(legible("Jan\u202e\u2067 de Vries\u200f"), "Jan de Vries")
