from django.test import SimpleTestCase

from omarm.groups.queries.similar import NEARLY, alike_names, likeness


class AlikeTests(SimpleTestCase):
    def pairs(self, *names):
        return {(names[one], names[other]) for one, other in alike_names(dict(enumerate(names)))}

    def test_names_that_are_nearly_the_same_are_found(self):
        for pair in (
            ("Fietsen naar het werk", "Fietsen naar werk"),
            ("Duurzaamheid", "Groep Duurzaamheid"),
            ("Wmo-consulenten", "WMO consulenten"),
            ("Team Groen", "team groen"),
        ):
            self.assertEqual(self.pairs(*pair), {pair})

    def test_names_that_share_a_word_that_says_nothing_are_not(self):
        self.assertEqual(self.pairs("Team Groen", "Team Riool", "Werkgroep energie", "De", "Het"), set())
        self.assertEqual(self.pairs("Bodem en ondergrond", "Ondernemingsraad", "Wijk Noord", "Wijk Centrum"), set())
        self.assertEqual(self.pairs("Duurzaam Lindemeer", "Jong Lindemeer"), set())

    def test_all_at_once_say_what_each_says_alone(self):
        parts = ("groen", "groenbeheer", "water", "wonen", "jeugdzorg", "jeugd")
        names = dict(enumerate(f"{one} {other}" for one in parts for other in parts))
        found = alike_names(names, limit=len(names))
        for one in range(len(names)):
            for other in range(one):
                rate = min(likeness(names[one], names[other]), likeness(names[other], names[one]))
                self.assertAlmostEqual(found.get((other, one), 0), rate if rate >= NEARLY else 0)

    def test_of_each_name_the_nearest_alone(self):
        found = alike_names(dict.fromkeys(range(30), "Sport"))
        self.assertEqual({key for pair in found for key in pair}, set(range(30)))
        self.assertLessEqual(len(found), 30 * 3)
