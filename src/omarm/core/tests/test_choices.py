from types import SimpleNamespace
from unittest import TestCase, mock

from omarm.core import choices
from omarm.core.choices import Choice, chosen, chosen_in, forget_choices, kept_by, remember_nothing_chosen


def colour(**told):
    return Choice(
        code="colour",
        label="Colour",
        about="Of the door.",
        options=(("red", "Red"), ("blue", "Blue")),
        default="red",
        **told,
    )


class ChoiceTests(TestCase):
    def setUp(self):
        for name, empty in (("_choices", {}), ("_sources", [])):
            self.enterContext(mock.patch.object(choices, name, empty))
        self.enterContext(mock.patch.object(choices, "_keeper", SimpleNamespace(read=None)))
        forget_choices()
        self.addCleanup(remember_nothing_chosen)

    def keep(self, kept):
        kept_by(lambda: kept)
        forget_choices()

    def test_without_a_keeper_everything_has_its_default(self):
        choices.register(colour())
        self.assertEqual((chosen("colour"), chosen_in("colour", 3)), ("red", "red"))

    def test_a_department_has_its_own_where_that_can_be(self):
        choices.register(colour(per_department=True))
        self.keep({("colour", None): "blue", ("colour", 3): "red"})
        self.assertEqual(chosen("colour"), "blue")
        self.assertEqual(chosen("colour", SimpleNamespace(department_id=3)), "red")
        self.assertEqual(chosen("colour", SimpleNamespace(department_id=None)), "blue")
        self.assertEqual(chosen_in("colour", 4), "blue")

    def test_where_it_cannot_be_it_has_what_all_have(self):
        choices.register(colour())
        self.keep({("colour", None): "blue", ("colour", 3): "red"})
        self.assertEqual(chosen_in("colour", 3), "blue")

    def test_what_is_not_on_offer_any_more_is_the_default(self):
        choices.register(colour())
        self.keep({("colour", None): "green"})
        self.assertEqual(chosen("colour"), "red")

    def test_it_is_read_once_in_a_while(self):
        choices.register(colour())
        read = mock.Mock(return_value={})
        kept_by(read)
        forget_choices()
        for _time in range(5):
            chosen("colour")
        read.assert_called_once_with()

    def test_what_is_kept_elsewhere_is_read_there(self):
        choices.register(colour(read=lambda: "blue", write=lambda actor, value: None))
        self.assertEqual(chosen("colour"), "blue")

    def test_what_cannot_be_is_refused(self):
        choices.register(colour())
        with self.assertRaises(ValueError):
            choices.register(colour())
        with self.assertRaises(ValueError):
            colour(read=lambda: "blue")
        with self.assertRaises(ValueError):
            colour(read=lambda: "blue", write=print, per_department=True)

    def test_a_source_gives_more(self):
        choices.register_source(lambda: [colour(read=lambda: "blue", write=print)])
        self.assertEqual([choice.code for choice in choices.all_choices()], ["colour"])
        self.assertEqual(choices.choice_of("colour").name_of("blue"), "Blue")
        self.assertIsNone(choices.choice_of("size"))
