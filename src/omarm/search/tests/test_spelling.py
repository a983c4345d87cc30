"""Typing errors are forgiven by words that every colleague may read, and by no others."""

from django.test import TestCase

from omarm.core.language import ask
from omarm.search.commands import learn_words
from omarm.search.models import SpelledWord
from omarm.search.queries import find, highlighted, snippet
from omarm.search.tests.test_finding import SearchTestCase
from omarm.stream.commands import Place, delete_post


class SpellingTests(SearchTestCase):
    def test_a_typing_error_is_forgiven_and_told(self):
        posts = {self.write(f"De wethouder opent het wijkcentrum {number}.").pk for number in range(2)}
        learn_words()
        found = find(self.bo, "wijkcentrm")
        self.assertEqual({one.hit.id for one in found.results}, posts)
        self.assertEqual((found.looked_for, found.did_you_mean), ("wijkcentrum", ""))
        self.assertEqual(find(self.bo, "het WYKCENTRUM").looked_for, "het wijkcentrum")

    def test_another_spelling_is_suggested_when_little_is_found(self):
        for number in range(3):
            self.write(f"De gemeenteraad vergadert {number}.")
        self.write("Een gemeenteraat komt niet voor.")
        learn_words()
        found = find(self.bo, "gemeenteraat")
        self.assertEqual((found.looked_for, len(found.results)), ("", 1))
        self.assertEqual(found.did_you_mean, "gemeenteraad")

    def test_a_word_of_a_closed_group_is_never_suggested(self):
        for number in range(3):
            self.write(f"Het reorganisatieplan {number}", place=Place(group=self.closed))
        self.assertEqual(learn_words(), SpelledWord.objects.count())
        self.assertFalse(SpelledWord.objects.filter(word__startswith="reorg").exists())
        for person in (self.cy, self.bo):
            found = find(person, "reorganisatieplam")
            self.assertEqual((found.looked_for, found.did_you_mean, found.results), ("", "", ()))

    def test_a_word_of_one_post_is_not_known(self):
        self.write("Een hapax is een eenmalig woordje, hapax.")
        learn_words()
        self.assertFalse(SpelledWord.objects.filter(word="hapax").exists())

    def test_who_may_not_read_those_posts_gets_no_suggestion(self):
        for number in range(2):
            self.write(f"De wethouder opent het wijkcentrum {number}.")
        learn_words()
        self.assertEqual(find(self.gus, "wijkcentrm").looked_for, "")

    def test_words_that_are_gone_are_forgotten(self):
        posts = [self.write(f"De wethouder opent het wijkcentrum {number}.") for number in range(2)]
        learn_words()
        delete_post(actor=self.ada, post=posts[0])
        self.deliver()
        learn_words()
        self.assertFalse(SpelledWord.objects.filter(word="wijkcentrum").exists())


class LightingTests(TestCase):
    def lit(self, text, question):
        return [piece.words for piece in highlighted(text, ask(question)) if piece.is_lit]

    def test_a_part_lights_its_whole_word(self):
        self.assertEqual(self.lit("De fietsvergoeding voor fietsen", "fiets"), ["fietsvergoeding", "fietsen"])

    def test_pieces_together_are_the_text(self):
        for text in ("", "<b>fiets</b> & co", "fiets-fiets fiéts", "é" * 500):
            self.assertEqual("".join(piece.words for piece in highlighted(text, ask("fiets"))), text[:400])

    def test_markup_is_text(self):
        pieces = highlighted("<script>fiets</script>", ask("fiets"))
        self.assertEqual([(piece.words, piece.is_lit) for piece in pieces],
                         [("<script>", False), ("fiets", True), ("</script>", False)])  # fmt: skip

    def test_what_is_being_typed_is_lit(self):
        self.assertEqual(self.lit("De gemeenteraad", "gemeen"), ["gemeenteraad"])
        self.assertEqual(self.lit("De gemeenteraad", "gemeen "), [])

    def test_common_words_are_not_lit_beside_others(self):
        self.assertEqual(self.lit("De kat van de buren", "de kat"), ["kat"])

    def test_a_sentence_around_the_word_far_into_a_text(self):
        for before in (0, 300, 5_000, 60_000):
            text = "aap noot mies " * (before // 14) + "Dan komt de fietsvergoeding in beeld. " + "wim zus jet " * 3_000
            pieces = snippet(text, ask("fiets"))
            self.assertIn("fietsvergoeding", [piece.words for piece in pieces if piece.is_lit], before)
            self.assertLessEqual(sum(len(piece.words) for piece in pieces), 242)

    def test_without_the_word_it_is_the_beginning(self):
        pieces = snippet("Aap noot mies. " * 100, ask("fiets"))
        self.assertTrue(pieces[0].words.startswith("Aap noot mies."))
        self.assertFalse(any(piece.is_lit for piece in pieces))
