import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.floor import FLOOR
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import make_person
from omarm.people.commands import change_roles
from omarm.people.queries import forget_organisation
from omarm.stream.commands import Draft, follow
from omarm.topics.commands import merge_topics, propose_topic
from omarm.topics.models import Proposal, Topic
from omarm.topics.tests.test_commands import TopicTestCase
from omarm.updates.commands import publish_update


class ListTests(TopicTestCase):
    def test_everybody_finds_a_topic_with_who_looks_after_it(self):
        self.add(description="Klei en zand.", owner=self.ada, synonyms=("Grond",))
        page = self.as_person(self.cy).get("/topics/?q=grond")
        for words in ("Bodem", "Klei en zand.", "Grond", self.ada.name, "/topics/bodem/"):
            self.assertContains(page, words)
        self.assertNotContains(page, "/topics/bodem/edit/")
        self.assertContains(self.as_person(self.ada).get("/topics/"), "/topics/bodem/edit/")

    def test_htmx_gets_the_list_alone_and_nothing_found_invites(self):
        answer = signed_in(HtmxClient(), self.cy).get("/topics/?q=%25xx")
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, "%xx")

    def test_a_guest_finds_nothing_here(self):
        topic = self.add()
        browser = self.as_person(self.gus)
        answers = [browser.get("/topics/"), browser.get("/topics/bodem/edit/")]
        answers += [
            browser.post("/topics/proposals/", {"name": ""}),
            browser.post("/topics/bodem/edit/", {"name": "x"}),
        ]
        self.assertEqual([answer.status_code for answer in answers], [404] * 4)
        self.assertEqual(browser.post("/topics/proposals/", {"name": "Lucht"}).status_code, 403)
        topic.refresh_from_db()
        self.assertEqual((topic.name, Proposal.objects.count()), ("Bodem", 0))

    def test_the_list_costs_the_same_for_many(self):
        for name in ("Een", "Twee"):
            self.add(name, owner=self.ada, synonyms=(f"{name} anders",))
        for address in ("/topics/", "/admin/topics/"):
            browser = self.as_person(self.mo)
            forget_organisation()  # it is read anew every five seconds: not between these
            browser.get(address)
            with CaptureQueriesContext(connection) as few:
                browser.get(address)
            for number in range(15):
                name = f"{address[1:3]}{number}"
                self.add(name, owner=self.bo, synonyms=(f"{name} anders",))
                propose_topic(actor=(self.ada, self.bo, self.cy)[number % 3], name=f"{name} mist")
            with self.assertNumQueries(len(few)):
                browser.get(address)


class ProposingTests(TopicTestCase):
    def test_a_topic_that_is_missed_reaches_who_keeps_the_list(self):
        browser = self.as_person(self.cy)
        answer = browser.post("/topics/proposals/", {"name": "Bodem", "why": "Ja"}, follow=True)
        self.assertEqual(answer.redirect_chain, [("/topics/", 302)])
        self.assertContains(answer, "Bodem")
        manager = self.as_person(self.mo)
        self.assertContains(manager.get("/admin/topics/"), self.cy.name)
        proposal = Proposal.objects.get()
        self.assertRedirects(manager.post(f"/admin/topics/proposals/{proposal.pk}/accept/"), "/admin/topics/")
        self.assertEqual(Topic.objects.get().owner, self.cy)
        self.assertEqual(manager.post(f"/admin/topics/proposals/{proposal.pk}/accept/").status_code, 404)

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        self.add()
        for told in ({"name": "bodem", "why": "Mijn reden"}, {"name": "", "why": "Mijn reden"}):
            answer = self.as_person(self.cy).post("/topics/proposals/", told)
            self.assertContains(answer, "Mijn reden", status_code=422)


class EditingTests(TopicTestCase):
    def test_the_owner_sees_only_what_is_theirs_to_change(self):
        self.add(owner=self.cy)
        browser = self.as_person(self.cy)
        page = browser.get("/topics/bodem/edit/")
        self.assertNotContains(page, 'name="name"')
        told = {"description": "Nieuw", "synonyms": "Grond, Aarde\nKlei", "name": "Gekaapt", "owner": "ada"}
        self.assertRedirects(browser.post("/topics/bodem/edit/", told), "/topics/")
        topic = Topic.objects.get()
        self.assertEqual((topic.name, topic.owner, topic.description), ("Bodem", self.cy, "Nieuw"))
        self.assertEqual(sorted(topic.synonyms), ["Aarde", "Grond", "Klei"])

    def test_who_keeps_the_list_renames_it_and_gives_it_another_owner(self):
        change_roles(actor=None, person=self.bo, codes=["editor"])
        self.add(owner=self.cy)
        told = {"name": "Ondergrond", "description": "", "synonyms": "", "owner": "@Ada"}
        self.assertRedirects(self.as_person(self.bo).post("/topics/bodem/edit/", told), "/topics/")
        self.assertEqual(Topic.objects.get().owner, self.ada)
        self.assertEqual(self.as_person(self.bo).get("/topics/bodem/edit/").status_code, 404)

    def test_others_may_not(self):
        self.add(owner=self.cy)
        for answer in (self.as_person(self.ada).get, self.as_person(self.ada).post):
            self.assertEqual(answer("/topics/bodem/edit/", {"description": "x"}).status_code, 403)

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        self.add(), self.add("Lucht")
        good = {"name": "Bodem", "description": "Mijn tekst", "synonyms": "", "owner": ""}
        for wrong in (
            {"name": "Lucht"}, {"name": ""}, {"name": "x" * 61}, {"owner": "nobody"}, {"owner": "gus"},
            {"synonyms": "lucht"}, {"synonyms": ",".join(f"w{n}" for n in range(31))}, {"synonyms": "x," * 5000},
        ):  # fmt: skip
            answer = self.as_person(self.mo).post("/topics/bodem/edit/", good | wrong)
            self.assertContains(answer, "Mijn tekst", status_code=422)
            self.assertContains(self.as_person(self.mo).post("/admin/topics/new/", {"name": "Lucht"} | wrong), "form",
                                status_code=422)  # fmt: skip


class MergingTests(TopicTestCase):
    def test_first_it_is_shown_what_moves(self):
        source = self.add(synonyms=("Grond",))
        self.add("Ondergrond")
        publish_update(actor=self.ada, draft=Draft(body="<p>Over klei</p>", topics=(source,)))
        follow(actor=self.cy, thing=source)
        page = self.as_person(self.mo).get("/admin/topics/bodem/merge/?into=ondergrond")
        self.assertEqual(page.context["moves"]["words"], ["Bodem", "Grond"])
        fragment = signed_in(HtmxClient(), self.mo).get("/admin/topics/bodem/merge/?into=ondergrond")
        self.assertContains(fragment, "Grond")
        self.assertNotContains(fragment, "<html")
        self.assertEqual(Topic.objects.current().count(), 2)
        answer = self.as_person(self.mo).post("/admin/topics/bodem/merge/", {"into": "ondergrond"})
        self.assertRedirects(answer, "/admin/topics/")
        self.assertEqual(Topic.objects.current().get().name, "Ondergrond")

    def test_few_posts_and_few_followers_are_not_counted_out(self):
        source = self.add()
        self.add("Ondergrond")
        for known in (0, FLOOR - 1):
            while source.post_topics.count() < known:
                publish_update(actor=self.ada, draft=Draft(body="<p>Over klei</p>", topics=(source,)))
                follow(actor=make_person(f"p{source.followers.count()}"), thing=source)
            page = self.as_person(self.mo).get("/admin/topics/bodem/merge/?into=ondergrond")
            self.assertEqual([page.context["moves"][what] for what in ("posts", "followers")], [None, None])
            self.assertNotContains(page, f"<li>{known} ")
            self.assertEqual(len(re.findall(rf"<li>\D+ {FLOOR} \w+</li>", page.content.decode())), 2)
        publish_update(actor=self.ada, draft=Draft(body="<p>Over klei</p>", topics=(source,)))
        follow(actor=self.cy, thing=source)
        page = self.as_person(self.mo).get("/admin/topics/bodem/merge/?into=ondergrond")
        self.assertEqual([page.context["moves"][what] for what in ("posts", "followers")], [FLOOR, FLOOR])
        self.assertContains(page, f"<li>{FLOOR} ", count=2)

    def test_not_into_itself_nor_into_nothing(self):
        self.add()
        for into in ("bodem", "nergens", "", "\x00"):
            answer = self.as_person(self.mo).post("/admin/topics/bodem/merge/", {"into": into})
            self.assertEqual(answer.status_code, 422)

    def test_what_was_merged_is_no_longer_there_to_merge(self):
        merge_topics(actor=self.mo, source=self.add(), target=self.add("Lucht"))
        self.assertEqual(self.as_person(self.mo).get("/admin/topics/bodem/merge/").status_code, 404)


class CuratorTests(TopicTestCase):
    def test_beheer_of_topics_is_for_who_keeps_the_list(self):
        self.add(owner=self.ada)
        proposal = propose_topic(actor=self.cy, name="Lucht")
        addresses = [
            "",
            "new/",
            "bodem/merge/",
            f"proposals/{proposal.pk}/accept/",
            f"proposals/{proposal.pk}/decline/",
        ]
        for person in (self.ada, self.cy, self.gus):
            for address in addresses:
                for ask in (self.as_person(person).get, self.as_person(person).post):
                    self.assertIn(ask(f"/admin/topics/{address}", {"name": "x"}).status_code, {403, 405}, address)
        for role in ("editor", "community_manager"):
            change_roles(actor=None, person=self.ada, codes=[role])
            page = self.as_person(self.ada).get("/admin/topics/")
            self.assertEqual(page.status_code, 200)
            self.assertNotContains(page, "/admin/people/")
        self.assertEqual(Topic.objects.count(), 1)

    def test_a_new_topic(self):
        told = {"name": "Lucht", "synonyms": "Wind", "owner": "ada"}
        self.assertRedirects(self.as_person(self.mo).post("/admin/topics/new/", told), "/admin/topics/")
        self.assertEqual((Topic.objects.get().owner, Topic.objects.get().synonyms), (self.ada, ["Wind"]))
