from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.houserules import commands, queries
from omarm.houserules.commands import RuleText
from omarm.houserules.models import Acceptance, Edition, Rule
from omarm.houserules.tests.writing import RulesTestCase
from omarm.people.commands import change_roles


class EditionTests(RulesTestCase):
    def test_a_first_edition_begins_with_ours_in_both_languages(self):
        edition = commands.start_edition(actor=self.cy)
        self.assertEqual((edition.number, edition.rules.count()), (1, 5))
        self.assertFalse(edition.rules.filter(text_en="").exists())
        with translation.override("en"):
            self.assertEqual(list(edition.rules.values_list("text_en", flat=True)), queries.rules_for())

    def test_beginning_twice_is_one_edition(self):
        self.assertEqual(commands.start_edition(actor=self.cy), commands.start_edition(actor=self.mo))

    def test_the_next_begins_with_what_stands_and_leaves_that_as_it_is(self):
        first = self.publish("Vraag gerust.", "Deel graag.")
        second = self.begin()
        self.assertEqual((second.number, self.texts(second)), (2, ["Vraag gerust.", "Deel graag."]))
        commands.change_rule(actor=self.cy, rule=second.rules.first(), text=RuleText(text_nl="Vraag alles."))
        self.assertEqual(self.texts(first), ["Vraag gerust.", "Deel graag."])
        self.assertEqual(
            set(first.rules.values_list("origin", flat=True)), set(second.rules.values_list("origin", flat=True))
        )

    def test_publishing_is_one_fact_and_what_stands(self):
        self.begin("Vraag gerust.")
        with self.records("house_rules.published") as facts, self.captureOnCommitCallbacks(execute=True):
            edition = commands.publish_edition(actor=self.cy, note="Begin.")
        self.assertEqual((facts[0].actor, facts[0].subject_id), (self.cy, 1))
        self.assertEqual((edition.published_by, queries.standing_rules().number), (self.cy, 1))
        self.assertIsNone(queries.unpublished())

    def test_publishing_stands_in_the_audit_with_who_did_it(self):
        self.publish("Vraag gerust.")
        self.publish(note="Een komma.", is_small=True)
        acts = AuditEvent.objects.filter(act="house_rules.published").order_by("pk")
        self.assertEqual(
            [(act.actor, act.target, act.details) for act in acts],
            [(self.cy, "#1", {"is_small": False}), (self.cy, "#2", {"is_small": True})],
        )
        self.assertContains(self.as_person(self.mo).get("/admin/audit/"), "#2")

    def test_nothing_is_published_without_rules_and_a_later_one_says_why(self):
        with self.assertRaises(DomainError) as refused:
            commands.publish_edition(actor=self.cy, note="")
        self.assertEqual(refused.exception.code, "rules_empty")
        self.publish("Vraag gerust.", note="")
        self.begin()
        with self.assertRaises(DomainError) as refused:
            commands.publish_edition(actor=self.cy, note="  ")
        self.assertEqual(refused.exception.code, "rules_note")

    def test_the_first_is_never_small(self):
        self.assertFalse(self.publish("Vraag gerust.", is_small=True).is_small)
        self.assertTrue(self.publish(is_small=True).is_small)

    def test_thrown_away_the_rules_stand_as_they_were(self):
        self.publish("Vraag gerust.")
        self.begin()
        commands.throw_edition_away(actor=self.cy)
        self.assertEqual(list(Edition.objects.values_list("number", flat=True)), [1])
        self.assertEqual(self.begin().number, 2)

    def test_three_tasks_write_and_nobody_else(self):
        edition = self.begin("Vraag gerust.")
        rule, text = edition.rules.get(), RuleText(text_nl="Nee.")
        for call, told in (
            (commands.start_edition, {}),
            (commands.throw_edition_away, {}),
            (commands.publish_edition, {"note": "x"}),
            (commands.add_rule, {"text": text}),
            (commands.change_rule, {"rule": rule, "text": text}),
            (commands.remove_rule, {"rule": rule}),
            (commands.move_rule, {"rule": rule, "by": 1}),
            (commands.move_goal, {"rule": rule, "by": 1}),
        ):
            for person in (self.ada, self.gus):
                with self.subTest(call.__name__), self.assertRaises(PermissionDenied):
                    call(actor=person, **told)
        self.assertEqual(self.texts(edition), ["Vraag gerust."])
        change_roles(actor=None, person=self.ada, codes=["editor"])
        commands.start_edition(actor=type(self.ada).objects.get(pk=self.ada.pk))


class RuleTests(RulesTestCase):
    def add(self, text, goal=""):
        return commands.add_rule(actor=self.cy, text=RuleText(text_nl=text, goal_nl=goal))

    def written(self):
        return list(queries.unpublished().rules.values_list("text_nl", flat=True))

    def setUp(self):
        super().setUp()
        self.begin("x").rules.all().delete()
        self.rules = {text: self.add(text, goal) for text, goal in (("a1", "A"), ("b1", "B"), ("a2", "A"), ("b2", "B"))}

    def test_rules_with_the_same_goal_stand_together(self):
        self.assertEqual(self.written(), ["a1", "a2", "b1", "b2"])

    def test_a_rule_moves_within_its_goal_and_stops_at_the_end(self):
        commands.move_rule(actor=self.cy, rule=self.rules["a2"], by=-1)
        self.assertEqual(self.written(), ["a2", "a1", "b1", "b2"])
        commands.move_rule(actor=self.cy, rule=self.rules["a2"], by=-1)
        commands.move_rule(actor=self.cy, rule=self.rules["a1"], by=1)
        self.assertEqual(self.written(), ["a2", "a1", "b1", "b2"])

    def test_a_goal_moves_with_its_rules(self):
        commands.move_goal(actor=self.cy, rule=self.rules["b1"], by=-1)
        self.assertEqual(self.written(), ["b1", "b2", "a1", "a2"])

    def test_under_another_goal_it_goes_there(self):
        commands.change_rule(actor=self.cy, rule=self.rules["a1"], text=RuleText(text_nl="a1", goal_nl="B"))
        self.assertEqual(self.written(), ["a1", "b1", "b2", "a2"])

    def test_taken_out(self):
        commands.remove_rule(actor=self.cy, rule=self.rules["b1"])
        self.assertEqual(self.written(), ["a1", "a2", "b2"])
        with self.assertRaises(DomainError) as refused:
            commands.remove_rule(actor=self.cy, rule=self.rules["b1"])
        self.assertEqual(refused.exception.code, "rule_gone")

    def test_what_was_published_meanwhile_stays(self):
        commands.publish_edition(actor=self.cy, note="")
        for call, told in ((commands.change_rule, {"text": RuleText(text_nl="x")}), (commands.move_rule, {"by": 1})):
            with self.subTest(call.__name__), self.assertRaises(DomainError):
                call(actor=self.cy, rule=self.rules["a1"], **told)
        with self.assertRaises(DomainError):
            self.add("nog een")

    def test_forty_is_enough(self):
        Rule.objects.bulk_create(
            Rule(edition=queries.unpublished(), text_nl=str(number), rank=number) for number in range(36)
        )
        with self.assertRaises(DomainError) as refused:
            self.add("te veel")
        self.assertEqual(refused.exception.code, "rules_many")


class AcceptingTests(RulesTestCase):
    def test_nothing_is_asked_before_an_edition(self):
        self.assertFalse(queries.is_asked(self.ada))
        self.assertIsNone(commands.accept_when_asked(actor=self.ada, number=None))

    def test_accepting_is_kept_with_a_day_and_asked_once(self):
        self.publish("Vraag gerust.")
        with self.records():
            commands.accept_when_asked(actor=self.ada, number=1)
        told = Acceptance.objects.get(person=self.ada)
        self.assertEqual((told.edition_id, told.accepted_on), (1, timezone.localdate()))
        self.assertFalse(queries.is_asked(self.ada))
        self.assertTrue(queries.is_asked(self.gus))
        Acceptance.objects.update(accepted_on=timezone.localdate() - timedelta(days=9))
        commands.accept_when_asked(actor=self.ada, number=None)
        self.assertLess(Acceptance.objects.get(person=self.ada).accepted_on, timezone.localdate())

    def test_not_ticked_or_ticked_for_another_edition_is_refused(self):
        self.publish("Vraag gerust.")
        self.publish()
        for number in (None, 1, 3):
            with self.subTest(number), self.assertRaises(DomainError) as refused:
                commands.accept_when_asked(actor=self.ada, number=number)
            self.assertEqual(refused.exception.code, commands.UNACCEPTED)
        self.assertFalse(Acceptance.objects.exists())

    def test_a_small_change_is_asked_of_nobody_who_accepted_before(self):
        self.publish("Vraag gerust.")
        commands.accept_when_asked(actor=self.ada, number=1)
        self.publish(is_small=True)
        self.assertFalse(queries.is_asked(self.ada))
        self.assertEqual(queries.asked_of(self.bo).number, 2)
        self.publish()
        asked = queries.asked_of(self.ada)
        self.assertEqual((asked.number, asked.accepted), (3, 1))
        commands.accept_when_asked(actor=self.ada, number=3)
        self.assertFalse(queries.is_asked(self.ada))
        self.assertEqual(Acceptance.objects.get().edition_id, 3)

    def test_a_session_brings_along_what_was_accepted(self):
        self.publish("Vraag gerust.")
        queries.standing_rules()
        browser = self.as_person(self.ada)
        commands.accept_when_asked(actor=self.ada, number=1)
        person = browser.get("/settings/").wsgi_request.user
        with self.assertNumQueries(0):
            self.assertFalse(queries.is_asked(person))
