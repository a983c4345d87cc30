from unittest import TestCase

from omarm.adoption.rules import chasm, maturity
from omarm.adoption.rules.weighing import USUAL, Part, weigh, weights_of
from omarm.core.figures import spread


class ChasmTests(TestCase):
    def reason(self, code, state):
        return chasm.Reason(code=code, state=state)

    def test_the_busiest_tenth(self):
        self.assertEqual(chasm.leans_on_few(None).state, chasm.UNKNOWN)
        self.assertEqual(chasm.leans_on_few(spread([9] * 7)).state, chasm.UNKNOWN)
        few = chasm.leans_on_few(spread([90] * 2 + [1] * 18))
        self.assertEqual((few.state, few.told), (chasm.HOLDS, {}))  # two people: a state, and no number
        many = chasm.leans_on_few(spread([9] * 10 + [1] * 90))
        self.assertEqual((many.state, many.told), (chasm.NOT, {"share": 50}))

    def test_departments(self):
        self.assertEqual(chasm.few_departments([0.5, 0.1]).state, chasm.UNKNOWN)
        few = chasm.few_departments([0.16, 0.15, None])
        self.assertEqual((few.state, few.told), (chasm.HOLDS, {"part": 1, "whole": 3}))
        self.assertEqual(chasm.few_departments([0.16, 0.2, 0.1, None]).state, chasm.NOT)

    def test_fewer_begin(self):
        for lately, before, state in (
            (None, 20, "unknown"),
            (0, 7, "unknown"),
            (48, 72, "holds"),
            (56, 72, "not"),
            (8, 16, "not"),
            (0, 16, "holds"),
        ):
            with self.subTest(lately=lately, before=before):
                self.assertEqual(chasm.fewer_begin(lately, before).state, state)

    def test_the_state(self):
        holds, not_ = chasm.HOLDS, chasm.NOT
        for states, share, state in (
            ((not_, not_, not_), 0.3, "well"), ((holds, not_, not_), 0.3, "watch"), ((holds, holds, not_), 0.3, "stalled"),
            ((not_, not_, holds), 0.3, "stalled"), ((holds, holds, holds), 0.5, "past"), ((holds, holds, holds), 0, "early"),
            (("unknown",) * 3, 0.2, "early"),
        ):  # fmt: skip
            reasons = [
                self.reason(code, one)
                for code, one in zip(("few_write", "few_departments", "fewer_begin"), states, strict=True)
            ]
            with self.subTest(states=states, share=share):
                self.assertEqual(chasm.state_of(reasons, share), state)


class MaturityTests(TestCase):
    def reached(self, **values):
        return maturity.stage_reached(
            maturity.stages_of({name.replace("_", "-"): value for name, value in values.items()})
        )

    def test_a_stage_is_reached_when_all_that_is_known_of_it_is(self):
        self.assertEqual(self.reached(curve=16), "connect")
        self.assertEqual(self.reached(curve=16, across_departments=29), "")
        self.assertEqual(self.reached(curve=16, across_departments=30, answers_reused=20), "share")

    def test_what_is_not_known_stops_it(self):
        self.assertEqual(self.reached(), "")
        self.assertEqual(self.reached(curve=50, questions_in_time=99, newcomers_answered=99), "connect")

    def test_every_indicator_that_is_looked_at_exists(self):
        from omarm.adoption import indicators  # noqa: PLC0415 (registered when the apps are ready)

        codes = {code for bars in maturity.BARS.values() for code, _bar in bars} - {maturity.CURVE}
        self.assertTrue(all(indicators.get(code).code == code for code in codes))


class WeighingTests(TestCase):
    def weighed(self, weights=USUAL, **values):
        return weigh("one", [Part(code, values.get(code)) for code in USUAL], weights)

    def test_the_sum_over_what_is_known(self):
        found = self.weighed(questions=0.5, sponsor=1)
        self.assertEqual((found.score, found.adds, found.known), (75, {"questions": 25, "sponsor": 50}, 2))

    def test_not_known_is_not_nought(self):
        self.assertGreater(self.weighed(field=1, sponsor=1).score, self.weighed(field=1, sponsor=1, tools=0).score)

    def test_of_one_thing_alone_nobody_is_ranked(self):
        self.assertIsNone(self.weighed(sponsor=1).score)
        self.assertIsNone(self.weighed(weights=dict.fromkeys(USUAL, 0), sponsor=1, field=1).score)

    def test_weights_come_from_the_address(self):
        self.assertEqual(weights_of({}), USUAL)
        asked = {"questions": "0", "field": "9", "tools": "x", "enthusiasts": "-1", "sponsor": "99999999999"}
        self.assertEqual(weights_of(asked), USUAL | {"questions": 0, "field": 5})
