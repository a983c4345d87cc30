"""The people of one unit, each under the manager they have in it."""

from collections import defaultdict
from dataclasses import dataclass, field

from omarm.people.models import Person

NODES_SHOWN = 60
MOST_READ = 5000  # people of one unit, of which the first stand there


@dataclass
class Node:
    """A person in the chart, and who of the same unit has them as manager. `in_circle`: they manage each other."""

    person: Person
    in_circle: bool = False
    reports: list = field(default_factory=list)


def forest_of(department_id):
    """Return ([Node] of a unit, how many people more it has): at most sixty people.

    On top stand those whose manager is none, works elsewhere or left; who leads most first, then by surname. People who
    manage each other in a circle have nobody on top: the first of them by surname stands there, and is marked. Two
    queries.
    """
    members = Person.objects.active().filter(department=department_id, is_guest=False)
    managers = dict(members.by_surname().values_list("pk", "manager_id")[:MOST_READ])
    reports = defaultdict(list)
    for pk, manager in managers.items():
        reports[manager if manager in managers else None].append(pk)
    order, circles = _walked(reports, managers)
    people = Person.objects.in_bulk(order[:NODES_SHOWN])
    nodes = {pk: Node(people[pk], pk in circles) for pk in order[:NODES_SHOWN]}
    tops = []
    for pk, node in nodes.items():
        above = tops if pk in circles or managers[pk] not in managers else nodes[managers[pk]].reports
        above.append(node)
    return tops, len(managers) - len(nodes)


def _walked(reports, managers):
    """Return (ids from the top down, each after their manager; the ids on top because of a circle)."""
    order, seen, circles = [], set(), set()
    tops = sorted(reports[None], key=lambda pk: -len(reports[pk]))
    for start in [*tops, *managers]:
        if start in seen:
            continue
        if start not in reports[None]:
            start = _in_circle(start, managers)  # noqa: PLW2901 (who hangs below a circle comes with it)
            circles.add(start)
        waiting = [start]
        while waiting:
            pk = waiting.pop()
            if pk not in seen:
                seen.add(pk)
                order.append(pk)
                waiting += reversed(reports[pk])
    return order, circles


def _in_circle(pk, managers):
    """Return the first above somebody who comes by twice when one goes from manager to manager."""
    passed = set()
    while pk not in passed:
        passed.add(pk)
        pk = managers[pk]
    return pk
