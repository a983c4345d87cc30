from django.utils import translation

from omarm.houserules import commands, queries
from omarm.houserules.commands import RuleText
from omarm.houserules.tests.writing import RulesTestCase


def said(pieces):
    return "".join({"ins": f"+{piece.text}+", "del": f"-{piece.text}-"}.get(piece.how, piece.text) for piece in pieces)


class ComparingTests(RulesTestCase):
    def changes(self, earlier, later):
        return [
            (change.how, said(change.text))
            for change in queries.changes_between(
                queries.edition_numbered(earlier.pk), queries.edition_numbered(later.pk)
            )
        ]

    def test_changed_new_gone_and_the_same(self):
        first = self.publish("Vraag het gerust.", "Deel graag.", "Zeg dank.")
        second = self.begin()
        changed, gone, _same = second.rules.all()
        commands.change_rule(actor=self.cy, rule=changed, text=RuleText(text_nl="Vraag alles gerust."))
        commands.remove_rule(actor=self.cy, rule=gone)
        commands.add_rule(actor=self.cy, text=RuleText(text_nl="Help mee."))
        self.publish()
        self.assertEqual(
            self.changes(first, second),
            [("changed", "Vraag -het-+alles+ gerust."), ("new", "+Help mee.+"), ("gone", "-Deel graag.-")],
        )
        self.assertEqual([how for how, _text in self.changes(second, first)], ["changed", "new", "gone"])

    def test_one_that_moved_is_the_only_one_told(self):
        first = self.publish("een", "twee", "drie", "vier")
        second = self.begin()
        last = second.rules.last()
        for _step in range(3):
            commands.move_rule(actor=self.cy, rule=last, by=-1)
        self.publish()
        self.assertEqual(self.texts(second), ["vier", "een", "twee", "drie"])
        self.assertEqual(self.changes(first, second), [("moved", "vier")])

    def test_the_same_edition_has_no_difference(self):
        first = self.publish("een")
        self.assertEqual(self.changes(first, first), [])


class StandingTests(RulesTestCase):
    def test_rules_for_a_kind_come_first_and_those_of_another_kind_stay_away(self):
        self.begin("Voor alles.")
        for kind in ("praise", "update"):
            commands.add_rule(actor=self.cy, text=RuleText(text_nl=f"Bij {kind}.", kind=kind))
        self.publish()
        self.assertEqual([str(rule) for rule in queries.rules_for("praise")], ["Bij praise.", "Voor alles."])

    def test_the_question_shows_three_lines(self):
        self.publish("een", "twee", "drie", "vier")
        self.assertEqual([rule.text_nl for rule in queries.asked_of(self.ada).lines], ["een", "twee", "drie"])

    def test_without_english_words_the_dutch_ones_are_shown(self):
        edition = self.begin("Vraag gerust.")
        with translation.override("en"):
            self.assertEqual(str(edition.rules.get()), "Vraag gerust.")
            edition.rules.update(text_en="Do ask.")
            self.assertEqual(str(edition.rules.get()), "Do ask.")

    def test_goals_in_the_order_in_which_they_come(self):
        self.begin("x").rules.all().delete()
        for goal in ("B", "A", "B"):
            commands.add_rule(actor=self.cy, text=RuleText(text_nl=f"van {goal}", goal_nl=goal))
        goals = queries.goals_of(queries.unpublished().rules.all())
        self.assertEqual([(goal, len(rules)) for goal, rules in goals], [("B", 2), ("A", 1)])

    def test_rules_of_an_edition_that_stands_are_no_draft(self):
        rule = self.publish("een").rules.get()
        with self.assertRaises(type(rule).DoesNotExist):
            queries.rule_of_draft(rule.pk)
