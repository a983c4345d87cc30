from django.utils import timezone

from omarm.core.choices import forget_choices
from omarm.files.commands import add_document, delete_document
from omarm.files.tests.keeping import sent
from omarm.firstweek.choices import ORDERS, order_for
from omarm.firstweek.commands import skip_task, tick_task
from omarm.firstweek.queries import tasks_for, week_of
from omarm.firstweek.queries.known import TASKS
from omarm.firstweek.tests.newcomers import NewcomerTestCase
from omarm.groups.commands import join_group, leave_group, request_to_join
from omarm.groups.models import Membership
from omarm.houserules.models import Acceptance, Edition
from omarm.houserules.queries import forget_standing
from omarm.mustread.commands import confirm
from omarm.mustread.models import MustRead
from omarm.people.models import Person
from omarm.praise.commands import publish_praise
from omarm.praise.models import Value
from omarm.presets.commands import apply_preset
from omarm.profiles.models import Expertise, Week
from omarm.questions.commands import CardTold, check_card, helped, keep, mark_solution, take_back_check
from omarm.questions.tests.answering import ask
from omarm.questions.tests.keeping import WORDS
from omarm.stream.commands import Draft, add_comment, delete_post, follow, react, take_back_reaction
from omarm.stream.models import ReactionKind
from omarm.stream.tests.writing import write
from omarm.topics.models import Topic
from omarm.updates.commands import publish_update


class SeenTests(NewcomerTestCase):
    def assert_turns(self, code, act):
        self.assertEqual(self.state(code), "open")
        act()
        self.assertEqual(self.state(code), "seen")

    def test_profile(self):
        self.assert_turns("profile", lambda: Person.objects.filter(pk=self.nia.pk).update(about="Ik teel tulpen."))

    def test_profile_by_what_one_knows(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        self.assert_turns("profile", lambda: Expertise.objects.create(person=self.nia, topic=topic))

    def test_find(self):
        self.assert_turns("find", lambda: follow(actor=self.nia, thing=self.ada))
        self.assertEqual(self.state("topic"), "open")

    def test_topic(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        self.assert_turns("topic", lambda: follow(actor=self.nia, thing=topic))
        self.assertEqual(self.state("find"), "open")

    def test_group(self):
        self.assert_turns("group", lambda: join_group(actor=self.nia, group=self.open))
        leave_group(actor=self.nia, group=self.open)
        self.assert_turns("group", lambda: request_to_join(actor=self.nia, group=self.request))

    def test_a_group_that_one_came_in_by_a_rule_is_not_joined(self):
        join_group(actor=self.nia, group=self.open)
        Membership.objects.filter(person=self.nia).update(by_rule=True)
        self.assertEqual(self.state("group"), "open")

    def test_ask_by_a_post(self):
        self.assert_turns("ask", lambda: write(self.nia))
        self.assertEqual(self.state("thank"), "open")

    def test_what_one_works_on_is_that_and_no_question(self):
        told = {"goal": "Tulpen", "state": "Half", "question": "", "next": ""}
        new = {"draft": Draft(body="Ik teel."), "form": "working_on", "told": told}
        self.assert_turns("working", lambda: publish_update(actor=self.nia, **new))
        self.assertEqual((self.state("ask"), self.state("expert")), ("open", "open"))

    def test_ask_by_an_answer(self):
        post = write(self.ada)
        self.assert_turns("ask", lambda: add_comment(actor=self.nia, post=post, body="Ja."))

    def test_what_was_thrown_away_counts_no_more(self):
        post = write(self.nia)
        delete_post(actor=self.nia, post=post)
        self.assertEqual(self.state("ask"), "open")

    def test_react(self):
        post, kind = write(self.ada), ReactionKind.objects.filter(is_offered=True).first().code
        self.assert_turns("react", lambda: react(actor=self.nia, post=post, kind=kind))
        take_back_reaction(actor=self.nia, post=post)
        self.assertEqual(self.state("react"), "open")

    def test_react_by_saying_that_one_read_what_must_be_read(self):
        asked = MustRead.objects.create(post=write(self.ada), level="must", asked_on=timezone.localdate())
        self.assert_turns("react", lambda: confirm(actor=self.nia, must_read=asked))

    def test_card(self):
        question = self.answered()
        card = keep(actor=self.bo, question=question, told=CardTold(**WORDS))
        self.assert_turns("card", lambda: check_card(actor=self.nia, card=card, holds=True))
        take_back_check(actor=self.nia, card=card)
        self.assertEqual(self.state("card"), "open")

    def test_card_by_saying_that_an_answer_helped(self):
        answer = self.answered().solution.answer
        self.assert_turns("card", lambda: helped(actor=self.nia, answer=answer))

    def test_file(self):
        join_group(actor=self.nia, group=self.open)
        added = []
        self.assert_turns("file", lambda: added.append(add_document(actor=self.nia, group=self.open, file=sent())))
        delete_document(actor=self.nia, document=added[0])
        self.assertEqual(self.state("file"), "open")

    def test_what_others_did_is_none_of_ones_own(self):
        post, kind = write(self.ada), ReactionKind.objects.filter(is_offered=True).first().code
        react(actor=self.bo, post=post, kind=kind)
        card = keep(actor=self.bo, question=self.answered(), told=CardTold(**WORDS))
        check_card(actor=self.mo, card=card, holds=True)
        add_document(actor=self.ada, group=self.open, file=sent())
        for code in ("react", "card", "file"):
            self.assertEqual(self.state(code), "open", code)

    def answered(self):
        """Return a question that Bo asked of all, and that an answer of Cy solved."""
        question = ask(self.bo)
        comment = add_comment(actor=self.cy, post=question.post, body="Tien jaar.")
        mark_solution(actor=self.bo, question=question, comment=comment)
        return type(question).objects.select_related("post", "solution").get(pk=question.pk)

    def test_thank(self):
        told = {"draft": Draft(body="Dank."), "people": [self.ada], "value": Value.objects.first()}
        self.assert_turns("thank", lambda: publish_praise(actor=self.nia, **told))
        self.assertEqual(self.state("ask"), "open")

    def test_days(self):
        self.assert_turns("days", lambda: Week.objects.create(person=self.nia, mornings=3))

    def test_rules(self):
        self.assertEqual(self.state("rules"), "open")
        edition = Edition.objects.create(number=1, published_at="2026-01-05T09:00:00Z")
        forget_standing()

        def accept():
            Acceptance.objects.create(person=self.nia, edition=edition, accepted_on="2026-01-06")

        self.assert_turns("rules", accept)

    def test_muting_is_not_following(self):
        follow(actor=self.nia, thing=self.ada, muted=True)
        self.assertEqual(self.state("find"), "open")


class OrderTests(NewcomerTestCase):
    def test_both_orders_have_all_tasks(self):
        for order in ORDERS.values():
            self.assertEqual(sorted(order), sorted(TASKS))

    def test_a_formal_department_begins_with_what_applies(self):
        self.assertEqual(order_for(self.nia), ORDERS["informal"])
        apply_preset(actor=self.mo, code="formal", department=self.department, reason="Zo werken wij.")
        forget_choices()
        self.assertEqual([task.code for task in tasks_for(self.nia)], list(ORDERS["formal"]))
        self.assertEqual(order_for(self.mo), ORDERS["informal"])

    def test_tasks_of_a_function_that_is_off_are_left_out(self):
        for function, code in (
            ("questions", "ask"), ("compliments", "thank"), ("knowledge-cards", "card"), ("files", "file"),
        ):  # fmt: skip
            self.assertIn(code, [one.task.code for one in week_of(self.nia).stands])
            self.switch_off(function)
            self.assertNotIn(code, [one.task.code for one in week_of(self.nia).stands])

    def test_a_few_at_once_and_the_others_later(self):
        week = week_of(self.nia)
        codes = [one.task.code for one in week.stands]
        self.assertEqual([one.task.code for one in week.now], codes[:5])
        self.assertEqual([one.task.code for one in week.later], codes[5:])
        tick_task(actor=self.nia, task=TASKS[codes[0]])
        skip_task(actor=self.nia, task=TASKS[codes[-1]])
        week = week_of(self.nia)
        self.assertEqual([one.task.code for one in week.now], [*codes[:6], codes[-1]])
        self.assertEqual([one.task.code for one in week.later], codes[6:-1])
        self.assertEqual(week.next.code, codes[1])

    def test_the_first_five_of_both_orders_begin_with_oneself_and_others(self):
        for order in ORDERS.values():
            self.assertLess(order.index("profile"), 3)
            self.assertGreater(order.index("file"), order.index("group"))
