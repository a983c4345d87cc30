from unittest import TestCase

from omarm.core.language.stems import dutch
from omarm.core.language.synonyms import WordGroups, fields_of_work, related, synonyms
from omarm.core.language.tokens import tokens


def named_by(groups, text):
    """Return the groups that a text names, by words and by expressions."""
    stems = [dutch(token.word) for token in tokens(text) if not token.joined]
    numbers = {number for stem in stems for number in groups.of_word(stem)}
    return numbers | {said.group for said in groups.expressions_in(stems)}


class WordGroupsTests(TestCase):
    def setUp(self):
        self.groups = WordGroups(
            [
                ["verlof opnemen", "vrij nemen"],
                ["defect", "werkt niet"],
                ["paspoort", "reisdocument"],
                ["e-bike", "fiets"],
            ]
        )

    def test_words_meet_in_all_their_forms(self):
        self.assertEqual(named_by(self.groups, "Waar liggen de paspoorten?"), {2})
        self.assertEqual(named_by(self.groups, "twee reisdocumenten"), {2})

    def test_an_expression_is_found_as_it_stands(self):
        self.assertEqual(named_by(self.groups, "Ik wil vrij nemen"), {0})

    def test_its_words_may_stand_apart_and_turned_round(self):
        self.assertEqual(named_by(self.groups, "het opnemen van mijn verlof"), {0})

    def test_its_words_may_not_stand_far_apart(self):
        far = "verlof is er voor iedereen die hier al een hele tijd werkt, maar hoe kan ik het opnemen"
        self.assertEqual(named_by(self.groups, far), set())

    def test_a_small_word_that_turns_the_meaning_has_to_be_there(self):
        self.assertEqual(named_by(self.groups, "de deur werkt niet"), {1})
        self.assertEqual(named_by(self.groups, "wie werkt er vandaag"), set())
        self.assertEqual(named_by(self.groups, "niet iedereen die hier al lang werkt"), set())

    def test_a_word_with_a_hyphen_is_one_word(self):
        self.assertEqual(named_by(self.groups, "ebike"), {3})

    def test_an_expression_tells_its_places(self):
        stems = [dutch(token.word) for token in tokens("ik wil vrij nemen")]
        self.assertEqual([said.places for said in self.groups.expressions_in(stems)], [(2, 3)])

    def test_ways_leave_small_words_out(self):
        self.assertEqual(
            WordGroups([["werken op afstand", "telewerk"]]).ways(0), [("werk", "afstand"), (dutch("telewerk"),)]
        )


class ListsTests(TestCase):
    def test_every_list_is_well_formed(self):
        for groups in (synonyms(), related(), fields_of_work()):
            for group in groups.groups:
                with self.subTest(group=group[0]):
                    self.assertGreater(len(group), 1)
                    self.assertEqual(len(set(group)), len(group))
                    self.assertEqual([word for word in group if word != word.lower().strip() or not word], [])
                    self.assertEqual([word for word in group if len(word.split()) > 3], [])

    def test_no_word_of_the_synonyms_is_in_many_groups(self):
        many = {}
        for number, group in enumerate(synonyms().groups):
            for word in group:
                many.setdefault(word, []).append(number)
        self.assertEqual({word: groups for word, groups in many.items() if len(groups) > 3}, {})

    def test_what_differs_in_law_is_no_synonym(self):
        for one, other in (
            ("vluchteling", "asielzoeker"),
            ("omgevingsplan", "bestemmingsplan"),
            ("mandaat", "volmacht"),
        ):
            with self.subTest(one=one):
                self.assertTrue(named_by(synonyms(), one).isdisjoint(named_by(synonyms(), other)))

    def test_there_is_enough_of_it(self):
        self.assertGreater(len(synonyms().groups), 1_500)
        self.assertGreater(len(related().groups), 500)
        self.assertGreater(len(fields_of_work().groups), 30)

    def test_it_is_read_once(self):
        self.assertIs(synonyms(), synonyms())
