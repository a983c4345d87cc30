"""No address of questions tells of one that somebody may not read: not its words, not that it is there, in no suggestion, no
proposal where to ask, no count and no list.

Each page is, byte for byte, the one of a house in which that question was never asked.
"""

import re
from unittest.mock import patch

from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.core.testing.settling import settle
from omarm.groups.commands import leave_group
from omarm.people.models import Person
from omarm.questions.commands import ask, helped, mark_solution, same_question
from omarm.questions.models import Answer
from omarm.questions.queries import proposals, similar
from omarm.questions.queries.words import forget_reader
from omarm.questions.urls import urlpatterns
from omarm.search.commands import learn_words
from omarm.search.queries import forget_known
from omarm.search.queries.candidates import forget_size
from omarm.stream.commands import Draft, Place, add_comment, delete_post, hide_post
from omarm.stream.models import Post
from omarm.topics.models import Topic, TopicWord

CHANGING = re.compile(
    rb'(csrfmiddlewaretoken" value|X-CSRFToken"): ?"[^"]*"|value="[A-Za-z0-9]{64}"|nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}'
)
GONE = 99_999_999
TEXTS = (
    "Wanneer begint de geheime reorganisatie van zwaveldraken?", "reorganisatie van zwaveldraken", "zwavldraken reorganisatie geheim",
    "Waar kan ik mijn fiets en mijn zwaveldraak stallen?", "mijn fiets stallen bij het stadhuis",
)  # fmt: skip
AROUND = (
    "/",
    "/home/rail/",
    "/people/ada/",
    "/people/bo/",
    "/topics/zwaveldraken/",
    "/people/experts/",
    "/search/?q=zwaveldraken",
)


class QuestionLeakTests(CastTestCase):
    """Ada and Bo ask and answer in closed groups; Cy never was there, Gus is a guest elsewhere, Mo administers, Exa left."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.exa = make_person("exa")
        Person.objects.update(language="en")
        cls.topic = Topic.objects.create(name="Zwaveldraken", slug="zwaveldraken", sort_key="zwaveldraken")
        TopicWord.objects.create(topic=cls.topic, word="zwaveldraken", shown="zwaveldraken", is_name=True)
        for place in (Place(), Place(group=cls.open)):
            cls.solved("Waar kan ik mijn fiets stallen bij het stadhuis?", place)
        closed = (cls.request, cls.closed, cls.hidden)
        for group in closed:
            bring_in(group, cls.exa, by=cls.ada)
        cls.secrets = [cls.solved(text, Place(group=group)) for text in TEXTS[:4] for group in closed]
        cls.secrets += [ask(actor=cls.ada, draft=cls.draft(text, Place(group=cls.closed))) for text in TEXTS[:2]]
        deleted, moderated = (ask(actor=cls.bo, draft=cls.draft(TEXTS[0], Place(group=cls.open))) for _each in range(2))
        delete_post(actor=cls.bo, post=deleted)
        hide_post(actor=cls.ada, post=moderated)
        cls.secrets += [deleted, moderated]
        for group in closed:
            leave_group(actor=cls.exa, group=group)
        cls.without = [Person.objects.get(pk=one.pk) for one in (cls.cy, cls.gus, cls.mo, cls.exa)]
        settle()
        learn_words()

    def setUp(self):
        self.forget()
        # A page says until when the one would wait who asked now: of two that are the same, in the same minute.
        self.enterContext(patch("django.utils.timezone.now", return_value=timezone.now()))

    @staticmethod
    def forget():
        for forget in (forget_known, forget_size, forget_reader):
            forget()

    @classmethod
    def draft(cls, text, place):
        return Draft(title=text, body="Zeg het me.", place=place, topics=(cls.topic,))

    @classmethod
    def solved(cls, text, place):
        """Have a question asked, answered, solved, and said to be the same and to have helped. Returns its Post."""
        post = ask(actor=cls.ada, draft=cls.draft(text, place))
        answer = add_comment(actor=cls.bo, post=post, body="Achter de rode deur in de kelder.")
        mark_solution(actor=cls.ada, question=post.question, comment=answer)
        helped(actor=cls.ada, answer=Answer.objects.get(comment=answer))
        same_question(actor=cls.bo, question=post.question)
        return post

    def unask(self):
        """Have the house be as if the secret questions had never been asked."""
        Post.objects.filter(pk__in=[post.pk for post in self.secrets]).delete()
        settle()
        self.forget()

    def looked(self, person, text):
        """Return what somebody gets who typed a question: the page, and the fragment while typing."""
        told = {"title": text, "writing": "question"}
        browsers = (self.as_person(person), signed_in(HtmxClient(), person))
        return [CHANGING.sub(b"", browser.post("/questions/ask/", told).content) for browser in browsers]

    def pages(self, person):
        """Return {address: (status, page)} of each page of questions that is about none in particular, and of those around."""
        return {address: self.answered(self.as_person(person).get(address)) for address in (*self.lists(), *AROUND)}

    def answered(self, answer):
        return answer.status_code, CHANGING.sub(b"", answer.content)

    def lists(self):
        routes = [str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)]
        plain = [route for route in routes if "<int:" not in route]
        found = [
            route.replace("<slug:slug>", self.slug_for(route, group))
            for route in plain
            for group in self.groups.values()
        ]
        found += [
            f"questions/ask/?place=group-{self.open.pk}",
            "questions/ask/?about=zwaveldraken",
            "questions/ask/?to=bo",
        ]
        return [f"/{address}" for address in dict.fromkeys(found)]

    def slug_for(self, route, group):
        return group.slug if route.startswith("groups/") else self.topic.slug

    def test_what_is_typed_brings_up_what_it_would_if_it_had_never_been_asked(self):
        readers = [*self.without, self.bo]
        with_it = {(one.username, text): self.looked(one, text) for one in readers for text in TEXTS}
        self.unask()
        for person in readers:
            for text in TEXTS:
                with self.subTest(person=person.username, text=text):
                    without = self.looked(person, text)
                    if person != self.bo:
                        self.assertEqual(with_it[person.username, text], without)
                    elif text != TEXTS[-1]:
                        self.assertNotEqual(with_it[person.username, text], without)

    def test_no_proposal_and_no_order_comes_of_it(self):
        found = [
            (person, text, similar(person, text), proposals(person, text)) for person in self.without for text in TEXTS
        ]
        secret = {post.pk for post in self.secrets}
        groups = {group.pk for group in (self.request, self.closed, self.hidden)}
        self.unask()
        for person, text, like, proposed in found:
            with self.subTest(person=person.username, text=text):
                self.assertEqual((similar(person, text), proposals(person, text)), (like, proposed))
                self.assertTrue(secret.isdisjoint(one.post_id for one in like))
                self.assertTrue(groups.isdisjoint(one.group.pk for one in proposed.groups))

    def test_no_list_and_no_number_knows_of_it(self):
        before = [self.pages(person) for person in self.without]
        inside = self.pages(self.bo)
        self.unask()
        for person, pages in zip(self.without, before, strict=True):
            now = self.pages(person)
            for address, page in pages.items():
                with self.subTest(person=person.username, address=address):
                    self.assertEqual(page, now[address])
        self.assertNotEqual(inside, self.pages(self.bo))

    def test_its_own_addresses_are_those_of_a_question_that_is_not_there(self):
        secret = self.secrets[2]
        for person in self.without:
            for browser in (self.as_person(person), signed_in(HtmxClient(), person)):
                for route in self.own_routes():
                    for method in ("get", "post"):
                        with self.subTest(person=person.username, route=route, method=method):
                            here, gone = (self.asked_of(browser, method, route, pk) for pk in (secret.pk, GONE))
                            self.assertEqual(here, gone)
                            self.assertIn(here[0], (404, 405))

    def test_who_is_not_signed_in_gets_the_door(self):
        plain = [*self.lists(), *(route.replace("<int:pk>", str(self.secrets[2].pk)) for route in self.own_routes())]
        for address in (one.replace("<int:comment>", "1") for one in plain):
            answer = Client().get(address)
            self.assertEqual((answer.status_code, answer.content), (302, b""), address)
            for answer in (Client().post(address), HtmxClient().get(address), HtmxClient().post(address)):
                self.assertIn(answer.status_code, (302, 401), address)

    def own_routes(self):
        routes = [str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)]
        return [f"/{route}" for route in routes if "<int:pk>" in route]

    def asked_of(self, browser, method, route, pk):
        comments = Post.objects.get(pk=self.secrets[2].pk).comments
        comment = comments.first().pk if pk != GONE else GONE
        address = route.replace("<int:pk>", str(pk)).replace("<int:comment>", str(comment))
        status, page = self.answered(getattr(browser, method)(address))
        return status, page.replace(address.encode(), b"_")
