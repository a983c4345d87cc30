from django.test import SimpleTestCase

from omarm.houserules.checker import flagged, tally
from omarm.houserules.ours import our_rules_in_both


class TallyTests(SimpleTestCase):
    def test_words_that_forbid_together_count_once(self):
        for lang, text in (
            ("nl", "Je mag hier niet roken."),
            ("nl", "Je kunt geen foto's delen."),
            ("en", "You may not smoke."),
            ("en", "You can't share photos."),
        ):
            with self.subTest(text):
                found = tally(text, lang)
                self.assertEqual((len(found.forbids), found.allows), (1, ()))
                self.assertTrue(found.is_flagged)

    def test_what_one_need_not_do_is_no_prohibition(self):
        for lang, text in (("nl", "Het hoeft niet af te zijn."), ("en", "You need not finish it first.")):
            with self.subTest(text):
                self.assertEqual((len(tally(text, lang).forbids), len(tally(text, lang).allows)), (0, 1))

    def test_as_many_of_both_is_not_flagged_and_one_more_is(self):
        self.assertFalse(tally("Je mag delen. Plaats geen reclame.", "nl").is_flagged)
        self.assertTrue(tally("Je mag delen. Plaats geen reclame. Schreeuw niet.", "nl").is_flagged)

    def test_the_words_are_those_of_the_language(self):
        self.assertEqual(tally("Verboden", "nl").forbids, ("verboden",))
        self.assertEqual(tally("Verboden", "en").forbids, ())

    def test_a_part_of_a_word_is_no_word(self):
        self.assertEqual(tally("Het magazijn is algemeen bekend, een geheim is het.", "nl"), tally("", "nl"))

    def test_a_text_without_such_words_is_fine(self):
        self.assertEqual(flagged({"nl": "Zeg waarvoor je bedankt.", "en": ""}), {})

    def test_only_the_language_that_forbids_is_told(self):
        self.assertEqual([*flagged({"nl": "Doe dat nooit.", "en": "You may do that."})], ["nl"])

    def test_our_own_rules_pass_it(self):
        ours = our_rules_in_both()
        texts = {lang: "\n".join(rule[f"text_{lang}"] for rule in ours) for lang in ("nl", "en")}
        self.assertEqual(flagged(texts), {})
