from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase, override_settings
from django.urls import include, path

from omarm.core import navigation
from omarm.core.navigation import Entry, entries_for, register

urlpatterns = [
    path("styleguide/", include("omarm.core.urls")),
    path("a/", lambda request: None, name="a"),
    path("b/", lambda request: None, name="b"),
]

ADA = SimpleNamespace(is_authenticated=True, name="ada")
NOBODY = SimpleNamespace(is_authenticated=False)


@override_settings(ROOT_URLCONF=__name__)
class NavigationTests(SimpleTestCase):
    def setUp(self):
        for registry in ("_entries", "_slots"):
            self.enterContext(mock.patch.object(navigation, registry, {}))

    def test_entries_stand_in_their_order_at_their_place(self):
        register(Entry("b", "B", "b", "house", 20))
        register(Entry("a", "A", "a", "house", 10))
        register(Entry("me", "Me", "a", "house", 10, place="me"))
        self.assertEqual([entry.code for entry in entries_for(ADA, "main")], ["a", "b"])

    def test_who_is_not_signed_in_sees_none(self):
        register(Entry("a", "A", "a", "house", 10))
        self.assertEqual(entries_for(NOBODY, "main"), [])
        self.assertEqual(entries_for(None, "main"), [])

    def test_an_entry_shows_only_to_whom_it_is_for(self):
        register(Entry("a", "A", "a", "house", 10, place="work", visible=lambda person: person.name == "bo"))
        self.assertEqual(entries_for(ADA, "work"), [])

    def test_an_entry_without_an_address_stays_away(self):
        register(Entry("later", "Later", "not-there", "house", 10))
        self.assertEqual(entries_for(ADA, "main"), [])

    def test_the_same_code_replaces(self):
        register(Entry("search", "People", "a", "search", 10, place="search"))
        register(Entry("search", "Everything", "b", "search", 10, place="search"))
        self.assertEqual([entry.label for entry in entries_for(ADA, "search")], ["Everything"])

    def test_there_is_no_eighth_entry(self):
        for number in range(6):
            register(Entry(f"main-{number}", "Main", "a", "house", number))
        register(Entry("work-1", "Work", "a", "house", 1, place="work"))
        register(Entry("work-2", "More work", "a", "house", 2, place="work"))
        with self.assertRaises(ValueError):
            register(Entry("eighth", "Eighth", "a", "house", 8, place="more"))

    def test_an_unknown_place_is_refused(self):
        with self.assertRaises(ValueError):
            register(Entry("a", "A", "a", "house", 10, place="somewhere"))

    def test_a_slot_is_filled_for_who_is_signed_in(self):
        navigation.register_slot("bell", "ui/chip.html", lambda person: {"text": person.name, "tone": "plain"})
        self.assertIn("ada", navigation.render_slot("bell", ADA))
        self.assertEqual(navigation.render_slot("bell", NOBODY), "")
        self.assertEqual(navigation.render_slot("nav", ADA), "")
