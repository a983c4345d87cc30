"""Departments, people, groups and who belongs to them, as rows for their tables."""

from array import array
from bisect import bisect
from datetime import timedelta
from itertools import accumulate
from math import log

from omarm.core.folding import slug
from omarm.demo.seed.chance import chance, happens, pick
from omarm.demo.seed.identities import CIRCLES, DEPARTMENTS, FUNCTIONS, GIVEN, PLACES, SURNAMES, THEMES
from omarm.groups.models import Group, Membership
from omarm.people.commands.accounts import derive
from omarm.people.models import Department, Person

LEADERS = 6  # the departments above the teams; hardly anybody sits there
SKEW = 0.9
# Who may come in, of every twenty groups: fourteen are open.
ACCESS = ("open", "open", "request", "open", "open", "closed", "open", "open", "open", "hidden",
          "open", "open", "request", "open", "open", "closed", "open", "open", "request", "open")  # fmt: skip
PERSON_FIELDS = (
    "id", "username", "given_name", "particle", "surname", "name", "sort_key", "function",
    "department_id", "manager_id", "phone", "place", "employed_since", "password",
)  # fmt: skip


class Population:
    """Who there is and who belongs where. People, groups and departments are numbered from 1."""

    def __init__(self, amounts):
        self.people = range(1, amounts.people + 1)
        self.groups = range(1, amounts.groups + 1)
        self.departments = _departments()
        self.department_of = array("H", self._places_of_work())
        self.below = self._people_below()
        self.members = [array("I") for _ in range(amounts.groups + 1)]  # of group 1 at place 1
        self._owner_of = {}
        self._groups_of = array("I")
        self._join(amounts.memberships)

    def _places_of_work(self):
        draw, teams = chance("departments"), self.departments[LEADERS:]
        yield 0  # nobody has number 0
        for number in self.people:
            yield number if number <= LEADERS else pick(draw, teams).pk

    def _people_below(self):
        """Return for each department who works in it or in a part of it: those who read what is placed there."""
        below = {department.pk: array("I") for department in self.departments}
        for person in self.people:
            for department in self.departments[self.department_of[person] - 1].path:
                below[department].append(person)
        return below

    def _join(self, memberships):
        """Give every group an owner and every person their groups: a few groups are large, most are small."""
        draw = chance("memberships")
        owned = {}
        for group in self.groups:
            self._owner_of[group] = owner = pick(draw, self.people)
            owned.setdefault(owner, []).append(group)
        draw_groups = _skewed(draw, len(self.groups))
        self._joined = [array("I", draw_groups(owned.get(person, []), memberships)) for person in self.people]
        for person, groups in zip(self.people, self._joined, strict=True):
            for group in groups:
                self.members[group].append(person)

    def department_rows(self):
        """Yield the tree: one organisation, its clusters, their teams."""
        for rank, department in enumerate(self.departments):
            yield department.pk, department.name, department.abbreviation, department.parent_id, department.path, rank

    def person_rows(self, password, calendar):
        """Yield a row per person, all with the same password (already made unreadable)."""
        draw, first = chance("people"), calendar.start.date()
        heads = {department: people[0] for department, people in self.below.items() if people}
        for number in self.people:
            department = self.departments[self.department_of[number] - 1]
            particle, surname = pick(draw, SURNAMES)
            person = Person(
                username=f"p{number}", given_name=pick(draw, GIVEN), particle=particle, surname=surname,
                function=pick(draw, FUNCTIONS), department=department,
            )  # fmt: skip
            derive(person)
            yield (
                number, person.username, person.given_name, particle, surname, person.name, person.sort_key,
                person.function, department.pk, _head_above(number, department, heads),
                f"14 0{100 + number % 900} {number % 10000:04}", pick(draw, PLACES),
                first - timedelta(days=int(draw() ** 2 * 9000)), password,
            )  # fmt: skip

    def group_rows(self, calendar):
        """Yield a row per group; each was there before the first post."""
        draw, kinds = chance("groups"), Group.Kind.values
        for number in self.groups:
            name, access = _group_name(number), ACCESS[number % len(ACCESS)]
            purpose = f"Hier delen we wat we weten en tegenkomen rond {name.partition(':')[0].lower()}."
            founded = calendar.start - timedelta(days=1 + int(draw() * 400))
            yield number, name, slug(name), purpose, access, pick(draw, kinds), founded

    def membership_rows(self, calendar):
        """Yield a row per membership: the owner, here and there a manager, and everybody else."""
        draw, role, number = chance("roles"), Membership.Role, 0
        for person, groups in zip(self.people, self._joined, strict=True):
            for group in groups:
                number += 1
                as_member = role.MANAGER if happens(draw, 0.02) else role.MEMBER
                as_who = role.OWNER if self._owner_of[group] == person else as_member
                yield number, group, person, as_who.value, calendar.start - timedelta(hours=int(draw() * 24))


def _departments():
    made = []
    for number, (name, abbreviation, above) in enumerate(DEPARTMENTS, start=1):
        parent = None if above is None else made[above]
        path = [*(parent.path if parent else []), number]
        made.append(Department(pk=number, name=name, abbreviation=abbreviation, parent=parent, path=path))
    return made


def _head_above(number, department, heads):
    """Return who leads the person: the head of their department, or of the one above for that head."""
    for above in reversed(department.path):
        if heads[above] != number:
            return heads[above]
    return None


def _skewed(draw, groups):
    """Return a function of (groups one has, how many one should have) that draws the missing ones, large groups first."""
    weights = [(spot + 3) ** -SKEW for spot in range(groups)]
    reach = list(accumulate(weights))

    def draw_groups(have, wanted):
        wanted = min(wanted, groups)
        if wanted * 3 > groups:  # so many of them that drawing again and again would take long
            order = sorted(range(1, groups + 1), key=lambda group: log(1 - draw()) / weights[group - 1], reverse=True)
            return [*have, *[group for group in order if group not in have][: max(0, wanted - len(have))]]
        found = dict.fromkeys(have)
        while len(found) < wanted:
            found[bisect(reach, draw() * reach[-1]) + 1] = None
        return found

    return draw_groups


def _group_name(number):
    """Return a name that no other number has: a theme, with a circle, with a round number when those are used up."""
    round_, spot = divmod(number - 1, len(THEMES) * len(CIRCLES))
    circle, theme = divmod(spot, len(THEMES))
    name = f"{THEMES[theme]}: {CIRCLES[(circle + theme) % len(CIRCLES)]}"
    return f"{name} {round_ + 1}" if round_ else name
