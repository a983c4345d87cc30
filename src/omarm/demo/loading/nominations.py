"""Whom colleagues ask for advice: a round that is over, with what everybody answered drawn by chance that falls the same way."""

from collections import defaultdict
from datetime import timedelta

from omarm.demo.drawing.chance import chance_for
from omarm.surveys.commands import count_round
from omarm.surveys.models import Answer, Nomination, Round

ANSWERED = {"groen": 0.45, "wegen": 0.4, "afval": 0.35, "kcc": 0.8, "wijkteams": 0.7}
USUALLY_ANSWERED, DECLINED = 0.62, 0.07
NEAR, BESIDE = 0.62, 0.8  # of the names: in one's own department, or in the part that it belongs to
WELL_KNOWN = 6  # how much likelier somebody is named of whom the content says so


def store_nominations(house):
    """Store the round with its answers, and count it as the clock does."""
    told, calendar = house.plan.content.adoption["nominations"], house.plan.calendar
    closed = calendar.day(told["closed_days_ago"])
    round = Round.objects.create(
        owner=house.people[told["by"]], subject=told["subject"], opens_on=closed - timedelta(days=told["days"]),
        closes_on=closed, most_names=told["most_names"], team_size=told["team_size"],
    )  # fmt: skip
    circles = _Circles(house, told["asked"])
    answers, nominations = [], []
    for key in circles.colleagues:
        names = circles.named_by(key, most=told["most_names"])
        if names is not None:
            answers.append(Answer(round=round, person=house.people[key]))
            nominations += [Nomination(answer=answers[-1], nominee=house.people[name]) for name in names]
    Answer.objects.bulk_create(answers)
    Nomination.objects.bulk_create(nominations)
    count_round(actor=None, round=round)


class _Circles:
    """Whom somebody could name: close by more than elsewhere, and some more than others."""

    def __init__(self, house, well_known):
        content = house.plan.content
        self.colleagues = {one.key: one for one in house.plan.colleagues if not one.is_guest}
        self.parts = {row["key"]: row["parent"] or row["key"] for row in content.departments}
        chance = chance_for("asked for advice")
        self.weights = {
            key: (chance.random() + 0.02) ** -0.9 * (WELL_KNOWN if key in well_known else 1) for key in self.colleagues
        }
        self.near, self.beside = defaultdict(list), defaultdict(list)
        for key, one in self.colleagues.items():
            self.near[one.department].append(key)
            self.beside[self.parts.get(one.department)].append(key)

    def named_by(self, key, *, most):
        """Return the keys of whom somebody names, none for who would rather not say; None for who does not answer."""
        one, chance = self.colleagues[key], chance_for("names", key)
        if not chance.happens(ANSWERED.get(one.department, USUALLY_ANSWERED)):
            return None
        if chance.happens(DECLINED):
            return []
        names = {self._one(one, chance) for _ in range(chance.randint(2, most))}
        return sorted(names - {key})

    def _one(self, one, chance):
        drawn = chance.random()
        part = self.parts.get(one.department)
        circle = (
            self.near[one.department]
            if drawn < NEAR
            else self.beside[part]
            if drawn < BESIDE
            else list(self.colleagues)
        )
        return chance.choices(circle, weights=[self.weights[key] for key in circle])[0]
