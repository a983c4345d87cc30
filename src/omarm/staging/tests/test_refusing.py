"""A command refuses what is made with a function that is off, whichever way somebody came to it."""

from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

from django.utils import timezone

from omarm.core.functions import ComesLaterError, all_functions, check_on
from omarm.files.commands import add_document, add_folder, add_version
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.mustread.commands import attach_must_read
from omarm.polls.commands import attach_poll
from omarm.praise.commands import publish_praise
from omarm.questions.commands import ask, keep
from omarm.staging.tests.stages import StagingTestCase
from omarm.stream.commands import EVERYONE, Draft
from omarm.stream.models import Post
from omarm.updates.commands import publish_update

PART_OF = (add_document, add_version, add_folder, start_group, attach_must_read, attach_poll, keep)
FOR_READING = {"organisation-chart", "experts"}


class RefusingTests(StagingTestCase):
    def setUp(self):
        super().setUp()
        self.draft = Draft(title="Iets", body="Iets om te lezen", place=EVERYONE)

    def refused(self, code, command, **told):
        with self.assertRaises(ComesLaterError) as found:
            command(actor=self.bo, **told)
        self.assertEqual(found.exception.function.code, code)

    def test_every_function_that_makes_something_has_a_command_that_asks(self):
        named = {command.is_part_of for command in PART_OF}
        written = {function.code for function in all_functions() if function.writings}
        self.assertEqual({function.code for function in all_functions()} - named - written, FOR_READING)

    def test_what_is_written_with_a_function_that_is_off_is_not_published(self):
        value = SimpleNamespace(is_used=True)
        for code, command, told in (
            ("questions", ask, {}),
            ("compliments", publish_praise, {"people": [self.ada], "value": value}),
            ("stories", publish_update, {"form": "story"}),
            ("working-on", publish_update, {"form": "working_on"}),
            ("reports", publish_update, {"form": "report"}),
        ):
            with self.subTest(code):
                self.stage(code)
                self.refused(code, command, draft=self.draft, **told)
        self.assertFalse(Post.objects.exists())
        self.assertTrue(publish_update(actor=self.bo, draft=self.draft).pk)  # the everyday way is always there

    def test_what_is_made_otherwise_is_refused_too(self):
        post = publish_update(actor=self.bo, draft=self.draft)
        for code, command, told in (
            ("polls", attach_poll, {"post": post, "draft": None}),
            ("must-read", attach_must_read, {"post": post, "request": None}),
            ("starting-groups", start_group, {"new": NewGroup(name="Nieuw", purpose="Proef.", access="open")}),
            ("files", add_folder, {"group": self.open, "name": "Map"}),
            ("files", add_document, {"group": self.open, "file": None}),
            ("files", add_version, {"document": None, "file": None}),
            ("knowledge-cards", keep, {"question": None, "told": None}),
        ):
            with self.subTest(command.__name__):
                self.stage(code)
                self.refused(code, command, **told)

    def test_who_has_it_and_who_switches_are_not_refused(self):
        self.stage("starting-groups")
        new = NewGroup(name="Voor het geheel", purpose="Proef.", access=Group.Access.OPEN)
        self.assertTrue(start_group(actor=self.mo, new=new).pk)
        self.assertIsNone(check_on("starting-groups", self.mo))
        self.assertIsNone(check_on("nothing-of-that-name", self.bo))

    def test_on_a_page_nothing_typed_is_lost(self):
        """Of an address that no function names the command is part of one: what was typed comes back."""
        self.stage("starting-groups")
        typed = {"name": "Groene daken", "purpose": "Samen meer groen.", "kind": "team", "access": "open"}
        with patch("omarm.staging.middleware.off_at", return_value=None):
            answer = self.as_person(self.bo).post("/groups/new/", typed)
        self.assertContains(answer, 'name="purpose" value="Samen meer groen."', status_code=403)
        self.assertFalse(Group.objects.filter(name="Groene daken").exists())

    def test_no_address_is_let_through_for_what_stands_behind_it_or_in_the_form(self):
        self.stage("starting-groups")
        self.stage("organisation-chart")
        self.stage("questions")
        browser = self.as_person(self.bo)
        typed = {"name": "Langs de deur", "purpose": "Proef.", "kind": "team", "access": "open", "writing": "story"}
        self.assertEqual(browser.post("/groups/new/?draft=1", typed).status_code, 403)
        self.assertFalse(Group.objects.filter(name="Langs de deur").exists())
        for address in ("/people/chart/?draft=1", "/questions/?draft=1"):
            self.assertTemplateUsed(browser.get(address), "staging/closed.html")

    def test_a_day_ahead_opens_it(self):
        self.stage("polls", opens=1)
        with self.assertRaises(ComesLaterError):
            check_on("polls", self.bo)
        self.assertGreater(self.day(1), timezone.localdate() - timedelta(days=1))
