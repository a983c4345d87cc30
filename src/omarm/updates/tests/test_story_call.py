from datetime import date, timedelta
from unittest import mock

from omarm.core.testing.cast import CastTestCase
from omarm.updates.choices import story_call

MONDAY = date(2026, 3, 2)


class StoryCallTests(CastTestCase):
    """Home asks for a story on two days of the week, where that was chosen."""

    def asks(self, person, days, chosen="weekly", off=frozenset()):
        with (
            mock.patch("omarm.updates.choices.timezone.localdate", return_value=MONDAY + timedelta(days=days)),
            mock.patch("omarm.updates.choices.chosen", return_value=chosen),
            mock.patch("omarm.updates.choices.writings_off", return_value=off),
        ):
            return story_call(person)["asks"]

    def test_on_thursday_and_friday(self):
        self.assertEqual(
            [self.asks(self.ada, day) for day in range(7)], [False, False, False, True, True, False, False]
        )

    def test_not_of_guests_where_it_was_not_chosen_or_stories_are_off(self):
        self.assertFalse(self.asks(self.gus, 3))
        self.assertFalse(self.asks(self.ada, 3, chosen="never"))
        self.assertFalse(self.asks(self.ada, 3, off=frozenset({"story"})))

    def test_it_stands_at_home(self):
        with mock.patch("omarm.updates.choices.CALLS", range(7)):
            self.assertNotContains(self.as_person(self.ada).get("/"), "/posts/new/?writing=story")
            with mock.patch("omarm.updates.choices.chosen", return_value="weekly"):
                self.assertContains(self.as_person(self.ada).get("/"), "/posts/new/?writing=story")
