"""The people and groups that every test knows, made by the real commands."""

from contextlib import contextmanager
from datetime import date

from django.test import Client, TestCase

from omarm.activity.models import Activity
from omarm.ambassadors.queries.team import are_there
from omarm.core.choices import forget_choices, remember_nothing_chosen
from omarm.core.testing.browsing import signed_in
from omarm.culture.queries.answering import some_are_running
from omarm.groups.commands import (
    NewGroup,
    accept_invitation,
    approve_request,
    invite_person,
    join_group,
    request_to_join,
    start_group,
)
from omarm.groups.models import Group
from omarm.houserules.queries import forget_standing
from omarm.launch.queries.why import one_stands
from omarm.people.commands import NewPerson, add_department, change_roles, create_person, found_organisation
from omarm.people.naming import Name
from omarm.people.queries import forget_organisation, forget_work_time
from omarm.programme.queries.frame import NOTHING, what_stands
from omarm.programme.queries.prompting import some_run
from omarm.staging.queries import remember_nothing_staged
from omarm.stream.queries import forget_reaction_kinds

LONG_AGO = date(2020, 3, 2)
PASSWORD = "een lange zin 42"  # noqa: S105 (of people who do not exist)
SURNAMES = {"ada": "van der Velde", "bo": "Bakker", "cy": "de Cock", "gus": "Gast", "mo": "Mulder"}
# Whether something is there at all: no until it is made, so that no page of a test asks for it.
NOT_THERE = [
    (one_stands, False),
    (what_stands, NOTHING),
    (some_run, False),
    (some_are_running, False),
    (are_there, False),
]


class CastTestCase(TestCase):
    """Five people every reader learns once: Ada writes, Bo is a member, Cy is the outsider, Gus a guest, Mo administers.

    The organisation has a department with a team below it (Ada and Bo work in the team, Cy in the department) and a
    group of each access. Ada owns them, Bo is a member of them all, Gus is a guest of the open one. All have the
    password PASSWORD.
    """

    @classmethod
    def setUpTestData(cls):
        for forget in (
            forget_organisation,
            forget_work_time,
            forget_reaction_kinds,
            forget_standing,
            remember_nothing_staged,
        ):  # what a test of before had remembered
            forget()
            cls.addClassCleanup(forget)
        remember_nothing_chosen()
        cls.addClassCleanup(forget_choices)
        for is_there, answer in NOT_THERE:
            is_there.keep(answer)
            cls.addClassCleanup(is_there.keep, answer)
        cls.organisation = found_organisation(name="Gemeente Proefstad")
        cls.department = add_department(actor=None, name="Openbare ruimte")
        cls.team = add_department(actor=None, name="Team Groen", parent=cls.department)
        cls.ada = make_person("ada", department=cls.team)
        cls.bo = make_person("bo", department=cls.team)
        cls.cy = make_person("cy", department=cls.department)
        cls.gus = make_person("gus", is_guest=True)
        cls.mo = make_person("mo")
        change_roles(actor=None, person=cls.mo, codes=["administrator"])

        cls.open, cls.request, cls.closed, cls.hidden = (
            start_group(actor=cls.ada, new=NewGroup(name=f"Groep {access}", purpose="Proef.", access=access))
            for access in (Group.Access.OPEN, Group.Access.REQUEST, Group.Access.CLOSED, Group.Access.HIDDEN)
        )
        cls.groups = {group.access: group for group in (cls.open, cls.request, cls.closed, cls.hidden)}
        join_group(actor=cls.bo, group=cls.open)
        approve_request(actor=cls.ada, request=request_to_join(actor=cls.bo, group=cls.request))
        for group, person in ((cls.closed, cls.bo), (cls.hidden, cls.bo), (cls.open, cls.gus)):
            bring_in(group, person, by=cls.ada)

    def as_person(self, person):
        """Return a browser in which the person is signed in."""
        return signed_in(Client(), person)

    @contextmanager
    def records(self, *verbs):
        """Check that the block records exactly these facts, in this order; the block gets the list that they fill."""
        last = Activity.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        facts = []
        yield facts
        facts += Activity.objects.filter(pk__gt=last).order_by("pk")
        self.assertEqual([fact.verb for fact in facts], list(verbs))


def make_person(username, **told):
    """Make an account as an import would, with the password PASSWORD; one that is not new. Returns the Person."""
    name = Name.split(f"{username.title()} {SURNAMES.get(username, username.title() + 'sen')}")
    told = {"password": PASSWORD, "email": f"{username}@proefstad.example", "account_since": LONG_AGO} | told
    return create_person(actor=None, new=NewPerson(name=name, username=username, **told))


def bring_in(group, person, *, by):
    """Have a person invited to a group by a member, and accept. Returns the Membership."""
    return accept_invitation(actor=person, invitation=invite_person(actor=by, group=group, person=person))
