"""What is overdue, what was answered, the questions of a group, and the ways there: who sees what, and what it costs."""

from django.utils import timezone

from omarm.care.models import GroupHealth
from omarm.core.pagination import PAGE
from omarm.core.testing.cast import make_person
from omarm.people.commands import change_roles
from omarm.people.models import Person
from omarm.profiles.commands import set_terms, tell_expertise
from omarm.questions.commands import mark_solution
from omarm.questions.queries import lists
from omarm.questions.tests.answering import ask, take_name_off
from omarm.questions.tests.listing import (
    ANSWERED,
    FOR_ME,
    HTMX,
    MINE,
    OVERDUE,
    ListTestCase,
    about,
    make_late,
    make_topic,
)
from omarm.stream.commands import add_comment


class OverdueTests(ListTestCase):
    def test_it_is_for_who_looks_after_a_group_or_the_whole(self):
        make_late(self.question)
        for person, status in ((self.ada, 200), (self.mo, 200), (self.bo, 403), (self.cy, 403), (self.gus, 403)):
            page = self.as_person(person).get(OVERDUE)
            self.assertEqual(page.status_code, status, person)
        self.assertNotContains(self.as_person(self.bo).get(FOR_ME), OVERDUE)
        self.assertContains(self.as_person(self.ada).get(FOR_ME), OVERDUE)

    def test_by_group_and_the_longest_first(self):
        later, hers = ask(self.bo, group=self.open, body="Later?"), ask(self.bo, group=self.closed, body="Dicht?")
        everyone = ask(self.bo, body="Wie weet het?")
        for question, hours in ((self.question, 5), (later, 2), (hers, 9), (everyone, 1)):
            make_late(question, hours)
        found = lists.overdue_in_groups(self.ada)
        told = [(waiting.place.group, [row.pk for row in waiting.rows]) for waiting in found]
        self.assertEqual(told, [(self.closed, [hers.pk]), (self.open, [self.question.pk, later.pk])])
        # Who looks after the whole sees what was asked of everybody first, and nothing of a closed group.
        told = [[row.pk for row in waiting.rows] for waiting in lists.overdue_in_groups(self.mo)]
        self.assertEqual(told, [[everyone.pk], [self.question.pk, later.pk]])

    def test_nobody_is_named_there(self):
        make_late(self.question)
        cora = make_person("cora")
        change_roles(actor=None, person=cora, codes=["community_manager"])
        self.assertNotContains(self.as_person(cora).get(OVERDUE), self.ada.name)

    def test_pages_follow_each_other_over_groups(self):
        for number in range(PAGE):
            make_late(ask(self.bo, group=(self.open, self.closed)[number % 2], body=f"Vraag {number}?"), number + 1)
        make_late(self.question, 50)
        first = lists.overdue_in_groups(self.ada)
        then = lists.overdue_in_groups(self.ada, after=str(first.after))
        ids = [row.pk for page in (first, then) for waiting in page for row in waiting.rows]
        self.assertEqual((len(ids), len(set(ids)), then.after), (PAGE + 1, PAGE + 1, ""))

    def test_it_costs_the_same_for_seventeen(self):
        make_late(self.question)
        make_late(ask(self.bo, group=self.closed, body="Dicht?"))

        def more():
            for number in range(15):
                make_late(ask(self.bo, group=(self.open, self.closed)[number % 2], body=f"Vraag {number}?"))

        self.assertContains(self.assert_flat(OVERDUE, self.ada, more), 'id="question-row-', count=17)


class AnsweredTests(ListTestCase):
    def setUp(self):
        super().setUp()
        self.topic = make_topic("Paspoorten")
        about(self.question, self.topic)

    def test_topics_appear_with_the_first_answer_and_only_to_who_may_read_it(self):
        self.assertEqual(list(lists.topics_answered(self.cy)), [])
        self.say(self.ada)
        self.assertEqual(list(lists.topics_answered(self.cy)), [self.topic])
        secret, topic = ask(self.ada, group=self.closed, body="Geheim?"), make_topic("Geheimen")
        about(secret, topic)
        add_comment(actor=self.bo, post=secret.post, body="Zo.")
        self.assertEqual(list(lists.topics_answered(self.cy)), [self.topic])
        self.assertEqual(self.titles(lists.answered_for(self.cy, topic=topic)), [])
        self.assertEqual(len(lists.topics_answered(self.bo)), 2)

    def test_the_search_box_narrows_the_topics(self):
        self.say(self.ada)
        browser = self.as_person(self.cy)
        page = browser.get(f"{ANSWERED}?q=pasp", headers=HTMX)
        self.assertContains(page, f"{ANSWERED}paspoorten/")
        self.assertNotContains(page, "<html")
        self.assertContains(browser.get(f"{ANSWERED}?q=xqz"), 'href="/search/?q=xqz"')

    def test_one_topic(self):
        ask(self.bo, body="Iets anders?")
        self.say(self.ada)
        page = self.as_person(self.cy).get(f"{ANSWERED}paspoorten/")
        self.assertContains(page, 'id="question-row-', count=1)
        self.assertEqual(self.as_person(self.cy).get(f"{ANSWERED}bestaat-niet/").status_code, 404)
        self.assertEqual(self.as_person(self.gus).get(f"{ANSWERED}paspoorten/").status_code, 404)
        self.assertEqual(self.as_person(self.gus).get(ANSWERED).status_code, 200)

    def test_where_no_names_stand_nothing_says_that_one_is_missing(self):
        Person.objects.update(language="en")
        take_name_off(self.question)
        self.assertContains(self.as_person(self.ada).get(FOR_ME), "Without a name")
        self.say(self.ada)
        for person, address, words in (
            (self.cy, ANSWERED, ()),
            (self.bo, ANSWERED, ()),
            (self.bo, MINE, ("Without your name",)),
        ):
            page = self.as_person(person).get(address).content.decode()
            self.assertEqual([told for told in ("Without a name", "Without your name") if told in page], list(words))

    def test_solved_without_an_answer_that_stands_is_no_reason_to_leave_it_out(self):
        said = self.say(self.ada)
        mark_solution(actor=self.bo, question=self.now(), comment=said)
        self.assertEqual([row.question.state for row in lists.answered_for(self.cy)], ["solved"])

    def test_it_costs_the_same_for_seventeen_and_pages_follow(self):
        self.answered(1)
        self.say(self.ada)
        page = self.assert_flat(ANSWERED, self.cy, lambda: self.answered(15))
        self.assertContains(page, 'id="question-row-', count=17)
        self.answered(PAGE - 16)
        first = lists.answered_for(self.cy)
        self.assertEqual((len(first), len(lists.answered_for(self.cy, after=first.after))), (PAGE, 1))

    def answered(self, number):
        for one in range(number):
            question = ask(self.bo, group=self.open, body=f"Vraag {one}?")
            about(question, self.topic)
            add_comment(actor=self.ada, post=question.post, body="Ja.")


class GroupTests(ListTestCase):
    def address(self, group):
        return f"{group.get_absolute_url()}questions/"

    def test_open_ones_stand_first(self):
        done = ask(self.ada, group=self.open, body="Klaar?")
        add_comment(actor=self.bo, post=done.post, body="Ja.")
        found = lists.questions_in_group(self.cy, self.open)
        self.assertEqual([row.pk for row in found], [self.question.pk, done.pk])

    def test_the_tab_stands_there_when_something_was_asked(self):
        self.assertContains(self.as_person(self.bo).get(self.open.get_absolute_url()), self.address(self.open))
        self.assertNotContains(self.as_person(self.bo).get(self.closed.get_absolute_url()), self.address(self.closed))

    def test_an_outsider_finds_no_such_page(self):
        ask(self.ada, group=self.closed)
        for group, status in ((self.closed, 404), (self.hidden, 404), (self.open, 200)):
            self.assertEqual(self.as_person(self.cy).get(self.address(group)).status_code, status, group)

    def test_the_share_stands_there_from_eight_questions_on(self):
        told = {"code": "answered", "light": "green", "value": 75, "n": 7, "why": ""}
        now = timezone.now()
        GroupHealth.objects.create(group=self.open, ended_on=now.date(), computed_at=now, lights=[told])
        self.assertIsNone(lists.promise_here(self.open)["kept"])
        GroupHealth.objects.update(lights=[told | {"n": 8}])
        self.assertContains(self.as_person(self.cy).get(self.address(self.open)), "question-promise__share")

    def test_it_costs_the_same_for_seventeen_and_pages_follow(self):
        ask(self.bo, group=self.open, body="Nog een?")

        def more():
            for number in range(15):
                question = ask(self.bo, group=self.open, body=f"Vraag {number}?")
                if number % 2:
                    add_comment(actor=self.ada, post=question.post, body="Ja.")

        page = self.assert_flat(self.address(self.open), self.cy, more)
        self.assertContains(page, 'id="question-row-', count=17)
        for number in range(PAGE - 16):
            ask(self.bo, group=self.open, body=f"En {number}?")
        first = lists.questions_in_group(self.cy, self.open)
        then = lists.questions_in_group(self.cy, self.open, after=first.after)
        self.assertEqual((len(first), len(then), then.after), (PAGE, 1, ""))
        self.assertEqual(then.rows[0].question.state, "answered")


class AroundTests(ListTestCase):
    def test_the_rail_of_home_shows_what_waits_and_what_i_asked(self):
        page = self.as_person(self.bo).get("/home/rail/")
        self.assertContains(page, self.question.post.get_absolute_url())
        self.assertNotContains(page, f'href="{FOR_ME}"')
        self.assertContains(self.as_person(self.ada).get("/home/rail/"), f'href="{FOR_ME}"')
        self.assertNotContains(self.as_person(self.cy).get("/home/rail/"), MINE)

    def test_the_rail_costs_the_same_for_many(self):
        more = lambda: [ask(self.bo, body=f"En {number}?") for number in range(15)]  # noqa: E731
        self.assert_flat("/home/rail/", self.bo, more)

    def test_the_navigation_leads_there(self):
        self.assertContains(self.as_person(self.cy).get("/settings/"), f'href="{FOR_ME}"')

    def test_what_is_typed_on_top_begins_a_question(self):
        page = self.as_person(self.cy).post("/questions/ask/", {"title": "Wie heeft de ladder?", "writing": "question"})
        self.assertContains(page, "Wie heeft de ladder?")

    def test_on_a_profile_one_asks_with_that_expert_proposed(self):
        topic = make_topic("Bodem")
        tell_expertise(actor=self.ada, topic=topic, may_be_asked=True)
        set_terms(actor=self.ada, most_a_day=2, pace="day")
        address = "writing=question&amp;about=bodem&amp;to=ada"
        self.assertContains(self.as_person(self.cy).get("/people/ada/"), address)
        self.assertNotContains(self.as_person(self.ada).get("/people/ada/"), address)
        self.assertNotContains(self.as_person(self.gus).get("/people/ada/"), address)
