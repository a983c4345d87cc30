"""The house rules of the demonstration: two editions, accepted by all but who is there to be asked."""

import tomllib
from uuid import NAMESPACE_URL, uuid5

from omarm.demo.loading.content import CONTENT
from omarm.houserules.models import Acceptance, Edition, Rule

LATEST = 9_999


def store_house_rules(house):
    """Store the editions with their rules, and since when everybody accepts them."""
    told = tomllib.loads((CONTENT / "houserules.toml").read_text(encoding="utf-8"))
    people = {person.username: person for person in house.people.values()}
    for edition in told["edition"]:
        Edition.objects.create(
            number=edition["number"], note=edition["note"], is_small=edition.get("is_small", False),
            published_at=house.plan.calendar.moment(edition["days_ago"], "09:30"), published_by=people[told["written_by"]],
        )  # fmt: skip
        standing = [rule for rule in told["rule"] if _stands(rule, edition["number"])]
        Rule.objects.bulk_create(_rule(edition["number"], rank, rule) for rank, rule in enumerate(standing))
    first = house.plan.calendar.day(told["edition"][0]["days_ago"])
    Acceptance.objects.bulk_create(
        Acceptance(person=person, edition_id=1, accepted_on=max(first, person.employed_since or first))
        for username, person in people.items()
        if username not in told["not_yet_accepted"]
    )


def _stands(rule, number):
    return rule.get("from", 1) <= number <= rule.get("until", LATEST)


def _rule(number, rank, told):
    words = {name: text for name, text in told.items() if name not in {"key", "from", "until"}}
    return Rule(edition_id=number, rank=rank, origin=uuid5(NAMESPACE_URL, f"omarm demo {told['key']}"), **words)
