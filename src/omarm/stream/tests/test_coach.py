from django.test import SimpleTestCase
from django.utils import translation

from omarm.stream.coach import Attempt, advice_on, language_of_text, reading_ease, syllables
from omarm.stream.tests.writing import StreamTestCase

EASY = "We gaan op de fiets naar het bos. Daar is een pad langs het meer. Het is mooi weer en de zon is warm. Kom je ook mee? Neem brood en water mee. We zijn om vijf uur thuis."
HARD = (
    "De implementatie van de gemeentelijke beleidsverantwoordelijkheidsstructuur impliceert organisatiebrede "
    "competentieontwikkelingsverplichtingen waarbij afdelingsoverstijgende samenwerkingsovereenkomsten noodzakelijkerwijs "
    "gecontinueerd worden ter optimalisering van dienstverleningsprocessen, bedrijfsvoeringsvraagstukken, informatievoorzieningen, "
    "huisvestingsaangelegenheden en communicatievoorzieningen voor medewerkers, leidinggevenden, bestuurders en externe "
    "belanghebbenden binnen de veiligheidsregio."
)


class AdviceTests(SimpleTestCase):
    def codes(self, **told):
        with translation.override("en"):
            return [advice.code for advice in advice_on(Attempt(**{"title": "", "text": "", "has_topic": True} | told))]

    def test_an_empty_page_gets_no_advice(self):
        self.assertEqual(self.codes(has_topic=False), [])

    def test_a_title_is_short_and_telling(self):
        self.assertEqual(self.codes(title="x" * 71), ["title_long"])
        self.assertEqual(self.codes(title="x" * 70), [])
        for title in ("Nieuws", "update!", "Vraag"):
            self.assertEqual(self.codes(title=title), ["title_empty"])
        self.assertEqual(self.codes(title="Nieuws over de bodem"), [])

    def test_a_topic_and_words_for_photos(self):
        self.assertEqual(
            self.codes(text="De loods is open.", has_topic=False, photos_without_words=2), ["topic", "alt"]
        )

    def test_a_message_for_one_person(self):
        for text in (
            "Hoi Kees, breng je de ladder?",
            "Kees, kun jij de ladder brengen?",
            "@kees wil jij bellen?",
            "Hi Ann, could you call me?",
        ):
            self.assertIn("one_person", self.codes(text=text), text)
        for text in (
            "Hoi allemaal, brengen jullie je beker mee?", "Wie heeft een ladder?", "De ladder staat in de loods.",
            "Beste collega's, je kunt je opgeven.", "Bedankt voor je hulp. " * 30,
        ):  # fmt: skip
            self.assertNotIn("one_person", self.codes(text=text), text)
        self.assertNotIn("one_person", self.codes(text="@kees @bo kun je komen?", people_named=2))

    def test_a_hard_text_is_said_to_be_hard(self):
        self.assertEqual(self.codes(text=EASY), [])
        self.assertEqual(self.codes(text=HARD), ["reading"])


class ReadingTests(SimpleTestCase):
    def test_syllables(self):
        for word, lang, count in (
            ("fiets", "nl", 1), ("water", "nl", 2), ("beëindigd", "nl", 3), ("gemeente", "nl", 3), ("x", "nl", 1),
            ("time", "en", 1), ("table", "en", 2), ("reading", "en", 2), ("the", "en", 1),
        ):  # fmt: skip
            self.assertEqual(syllables(word, lang), count, word)

    def test_the_formula_as_flesch_and_douma_wrote_it(self):
        text = "de kat zit op de mat. " * 6  # 36 words of one syllable, six a sentence
        self.assertEqual(reading_ease(text, "nl"), 100)
        self.assertAlmostEqual(reading_ease("water gieten. " * 15, "nl"), 206.84 - 0.93 * 2 - 77 * 2)
        self.assertAlmostEqual(reading_ease("paper letter. " * 15, "en"), 206.835 - 1.015 * 2 - 84.6 * 2)

    def test_a_line_or_two_is_not_measured(self):
        self.assertIsNone(reading_ease("Een korte zin.", "nl"))

    def test_the_language_of_a_text(self):
        self.assertEqual(language_of_text(EASY), "nl")
        self.assertEqual(language_of_text("The report is on the table and you can read it."), "en")
        for text in ("", "OK", "1234", "Good morning"):
            self.assertEqual(language_of_text(text), "")


class CoachPageTests(StreamTestCase):
    def test_advice_on_what_is_typed_and_nothing_is_stored(self):
        ada = self.as_person(self.ada)
        answer = ada.post(
            "/posts/coach/", {"title": "Nieuws", "body": f"<p>{HARD}</p>", "is_rich": "on", "writing": "update"}
        )
        for code in ("title_empty", "reading", "topic"):
            self.assertContains(answer, f'data-advice="{code}"')
        self.assertEqual(ada.post("/posts/coach/", {"body": ""}).content.strip(), b"")
        self.assertEqual(ada.post("/posts/coach/", {"body": "x", "writing": "roddel"}).status_code, 404)
        self.assertEqual(ada.get("/posts/coach/").status_code, 405)
