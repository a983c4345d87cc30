"""Access × role: who reads a knowledge card, at every address of one and on every page that could tell of it."""

from uuid import uuid4

from omarm.core.testing.settling import settle
from omarm.groups.models import Group
from omarm.groups.tests.matrix import ACCESS, INSIDE, GroupMatrixTestCase
from omarm.questions.commands import CardTold, ask, change_card, keep, mark_solution
from omarm.questions.queries import similar
from omarm.stream.commands import Draft, Place, add_comment

WORD = "kaartzin"
CHANGING = ("owner", "manager", "member")  # the owner asked it, a member answered it, the manager looks after the place


class CardVisibilityTests(GroupMatrixTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.cards = [(group, cls._kept(group)) for group in (cls.all[access, Group.Kind.TEAM] for access in ACCESS)]
        settle()

    @classmethod
    def _kept(cls, group):
        owner, member = cls.people["owner"], cls.people["member"]
        draft = Draft(title=f"Vraag in {group.access}?", body="", place=Place(group=group), submission=uuid4())
        question = ask(actor=owner, draft=draft).question
        answer = add_comment(actor=member, post=question.post, body="Zo zit het.")
        mark_solution(actor=owner, question=question, comment=answer)
        told = {"title": f"Vraag in {group.access}?", "body": f"<p>{WORD} uit {group.slug}.</p>"}
        card = keep(actor=owner, question=question, told=CardTold(**told))
        return change_card(actor=owner, card=card, told=CardTold(**told | {"sources": "Handboek"}))

    def assert_each(self, reads):
        """Check that `reads(browser, role, card, group)` is true for each role that may read inside, and for no other."""
        for role, person in self.everybody():
            browser = self.as_person(person)
            for group, card in self.cards:
                with self.subTest(role=role, group=group.name):
                    self.assertEqual(reads(browser, role, card, group), self.level(role, group) == INSIDE)

    def test_its_own_pages(self):
        for page in ("", "history/"):
            self.assert_each(
                lambda browser, _role, card, _group, page=page: (
                    browser.get(f"{card.get_absolute_url()}{page}").status_code == 200
                )
            )

    def test_for_who_reads_it_and_may_not_change_it_that_is_forbidden_for_others_it_is_not_there(self):
        for role, person in self.everybody():
            browser = self.as_person(person)
            for group, card in self.cards:
                found = 200 if role in CHANGING else 403
                expected = found if self.level(role, group) == INSIDE else 404
                if role == "cares" and expected != 404:
                    expected = 200  # who looks after the whole looks after what they may read
                if role == "administers" and expected != 404:
                    expected = 200
                with self.subTest(role=role, group=group.name):
                    self.assertEqual(browser.get(f"{card.get_absolute_url()}edit/").status_code, expected)
                    reported = browser.get(f"/posts/{card.pk}/report/").status_code
                    self.assertEqual(reported, 200 if expected != 404 else 404)

    def test_the_list(self):
        self.assert_each(
            lambda browser, _role, _card, group: (
                f"uit {group.slug}." in browser.get("/questions/cards/").content.decode()
            )
        )

    def test_the_search(self):
        self.assert_each(
            lambda browser, _role, card, _group: (
                f'href="{card.get_absolute_url()}"' in browser.get(f"/search/?q={WORD}&what=cards").content.decode()
            )
        )

    def test_what_comes_up_while_one_asks(self):
        self.assert_each(
            lambda _browser, role, card, group: (
                card.pk in {one.post_id for one in similar(self.people[role], f"Vraag in {group.access}?")}
            )
        )
