from unittest import TestCase

from omarm.questions.queries.words import Among, Reader, mended, work_alike, work_in
from omarm.questions.queries.words.likeness import BOTH_SIDES

ARCHIVE = [
    "Hoe vraag ik een nieuw wachtwoord aan?",
    "Waar kan ik mijn fiets stallen?",
    "Wanneer sluit de kantine op vrijdag?",
    "De printer op de derde verdieping is kapot",
    "Hoe lang is een paspoort geldig?",
    "Mag ik mijn hond meenemen naar kantoor?",
]


class LikenessTests(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = Reader()
        cls.among = Among(map(cls.reader.read, ARCHIVE))

    def best(self, text, reader=None):
        found = self.among.compared_to((reader or self.reader).read(text))
        return max(zip(found, ARCHIVE, strict=True), key=lambda pair: pair[0].score)[1]

    def test_the_same_question_in_other_words_is_the_most_like(self):
        for text, meant in (
            ("Waar zet ik mijn rijwiel neer", ARCHIVE[1]),
            ("Tot hoe laat is het bedrijfsrestaurant open", ARCHIVE[2]),
            ("afdrukapparaat doet het niet", ARCHIVE[3]),
            ("geldigheid van een reisdocument", ARCHIVE[4]),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.best(text), meant)

    def test_a_part_of_a_compound_is_met(self):
        self.assertEqual(self.best("paspoortaanvraag bij de balie"), ARCHIVE[4])

    def test_a_typing_error_is_forgiven(self):
        used = {word for text in ARCHIVE for word in self.reader.read(text).words}
        self.assertEqual(
            mended("nieuw wachtwoort en een pasppoort", used, self.reader), "nieuw wachtwoord en een paspoort"
        )
        self.assertEqual(mended("Een fietsje in de stad", used, self.reader), "Een fietsje in de stad")

    def test_the_question_itself_is_more_like_than_anything(self):
        for text in ARCHIVE:
            found = self.among.compared_to(self.reader.read(text))
            self.assertEqual(max(range(len(ARCHIVE)), key=lambda at: found[at].score), ARCHIVE.index(text))

    def test_a_long_text_with_all_the_words_is_less_like_than_the_same_question(self):
        short, long = (
            "Hoe vraag ik een nieuw wachtwoord aan?",
            "Hoe vraag ik een nieuw wachtwoord aan? " + " ".join(ARCHIVE[1:]),
        )
        found = Among(map(self.reader.read, [short, long, *ARCHIVE[1:]])).compared_to(
            self.reader.read("nieuw wachtwoord aanvragen")
        )
        self.assertGreater(found[0].score, found[1].score)

    def test_an_answer_counts_for_less_than_the_question(self):
        word = "Wat doe ik met de sleutelkast?"
        asked, answered = self.reader.read(word), self.reader.read("Wat doe ik hiermee?", "Leg het in de sleutelkast.")
        other = self.reader.read("Wie kent deze man?")
        asked, answered, other = Among([asked, answered, other]).compared_to(
            self.reader.read("de sleutelkast gevonden")
        )
        self.assertGreater(asked.score, answered.score)
        self.assertGreater(answered.score, other.score)

    def test_a_topic_of_the_organisation_makes_words_meet(self):
        filed = Reader([(7, ["zwerm", "kwibus", "flapdrol"])])
        among = Among(map(filed.read, ["Wie zag de kwibus?", "Wie zag de man?"]))
        one, other = among.compared_to(filed.read("de flapdrol gezien"))
        self.assertGreater(one.score, other.score)
        self.assertEqual(filed.topics_named("een flapdrol"), [7])
        self.assertEqual(filed.topics_named("een man"), [])

    def test_words_of_one_field_of_work_are_a_little_alike(self):
        texts = ["Waar ligt de zetpil?", "Waar ligt de maaier?"]
        asked = "bloedverdunner bijna leeg"
        with_fields, without = Reader(), Reader(lists="srt")
        one, other = Among(map(with_fields.read, texts)).compared_to(with_fields.read(asked))
        self.assertGreater(one.score, other.score)
        self.assertLess(one.score, 0.5)
        one, other = Among(map(without.read, texts)).compared_to(without.read(asked))
        self.assertEqual((one.score, other.score), (0, 0))

    def test_among_many_that_hold_a_word_the_same_question_is_first(self):
        texts = [f"Waar is het paspoort van persoon {number} nu gebleven?" for number in range(BOTH_SIDES * 2)]
        found = Among(map(self.reader.read, [*texts, "Het paspoort?"])).compared_to(self.reader.read("paspoort"))
        self.assertEqual(max(range(len(found)), key=lambda at: found[at].score), len(texts))
        self.assertTrue(all(one.score for one in found))

    def test_nothing_at_all_is_like_nothing(self):
        for text in ("", "   ", "???", "de het een", "\x00", "'; drop table", "a" * 10_000, "woord " * 2_000):
            with self.subTest(text=text[:20]):
                self.assertEqual(len(self.among.compared_to(self.reader.read(text))), len(ARCHIVE))

    def test_it_says_which_words_were_met(self):
        read = self.reader.read("hond op het werk")
        likeness = self.among.compared_to(read)[5]
        self.assertIn("hond", [read.words[place] for place in likeness.held])


class WorkTests(TestCase):
    def test_a_question_is_at_home_in_its_kind_of_work(self):
        privacy, green = work_in("Privacy en persoonsgegevens"), work_in("Groen: bomen en plantsoenen")
        asked = work_in("Mag ik de verjaardag van een collega in een appgroep delen?")
        self.assertGreater(work_alike(asked, privacy), work_alike(asked, green))

    def test_nothing_is_like_nothing(self):
        self.assertEqual(work_alike({}, work_in("privacy")), 0)
