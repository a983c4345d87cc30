"""Has a thing of each source of the desk wait in a demonstration, and tells what waits. Read by `omarm manage shell`."""

import json
import os
import sys
from datetime import timedelta

from django.utils import timezone

from omarm.ambassadors.commands import set_go_live
from omarm.ambassadors.models import Meeting
from omarm.ambassadors.queries.team import team_now
from omarm.care.commands import ask_for_help
from omarm.consent.commands import Agreement, record_consent
from omarm.core.prepared import all_sources
from omarm.culture.models import Scan
from omarm.culture.queries import CULTURE
from omarm.desk.commands import lay_out_desk
from omarm.desk.models import Item
from omarm.groups.models import Group, Membership
from omarm.launch.commands.naming import NewContest, open_contest, suggest_name
from omarm.launch.models import Contest
from omarm.moderation.models import Appeal, Case
from omarm.people.models import Person
from omarm.pilots.models import Condition, Pilot
from omarm.planboard.commands import NewCommitment, name_sponsor, promise
from omarm.planboard.models import Sponsor
from omarm.planboard.queries.sponsors import goals_to_choose
from omarm.programme.models import Campaign, Goal
from omarm.staging.commands import When, switch_function
from omarm.stewardship.models import Session
from omarm.stream.commands import Draft, add_comment
from omarm.stream.models import Comment, Placement, Post
from omarm.updates.commands import publish_update

today, now, day = timezone.localdate(), timezone.now(), timedelta(days=1)
manager, keeper, council, leader = (
    Person.objects.get(username=name) for name in ("communitymanager", "beheerder", "or", "bestuurder")
)


def groups_wait():
    groups = Group.objects.exclude(access="hidden").filter(archived_at=None)
    owned = (
        Membership.objects.filter(role="owner", group__in=groups, person__is_active=True)
        .exclude(person=manager)
        .first()
    )
    ask_for_help(actor=owned.person, group=owned.group, words="Hoe krijg ik ze aan het praten?")
    wrote = Placement.objects.values("author")
    nobody_heard = Person.objects.active().named().filter(is_guest=False).exclude(pk__in=wrote)
    silent, new = nobody_heard.exclude(pk__in=Comment.objects.values("author"))[:2]
    post = (
        Post.objects.visible_to(silent)
        .visible_to(manager)
        .exclude(author__in=[manager, silent])
        .order_by("-pk")
        .first()
    )
    add_comment(actor=silent, post=post, body="Dit wist ik nog niet.")
    publish_update(actor=new, draft=Draft(body="Mijn eerste bericht hier."))
    Case.objects.filter(pk__in=Appeal.objects.waiting().values("case")).update(decided_by=keeper)


def the_programme_waits():
    goal = next(iter(goals_to_choose().values()))
    mine = name_sponsor(actor=manager, person=manager, goal=goal)
    promise(
        actor=manager,
        sponsor=mine,
        new=NewCommitment(kind="post", what="Vertellen wat beter ging", due_on=today + 2 * day),
    )
    gone = name_sponsor(actor=manager, person=keeper, goal=goal)
    Sponsor.objects.filter(pk=gone.pk).update(ended_on=today, has_left=True)
    other = Goal.objects.pursued().exclude(pk=goal.pk).first()
    Goal.objects.filter(pk=other.pk).update(owner=None)
    running = Campaign.objects.exclude(starts_on__gt=today - 2 * day).filter(ends_on__gte=today).first()
    Campaign.objects.filter(pk=running.pk).update(ends_on=today - day)
    Campaign.objects.create(
        goal=goal, name="Vertel wat lukt", behaviour="celebrate", sentence="Ik vertel wat lukte.", writing="story", owner=manager,
        prompt="Wat ging er goed?", starts_on=today - 2 * day, ends_on=today + 40 * day, planned_at=now, started_at=now,
    )  # fmt: skip
    switch_function(actor=manager, function="stories", when=When())
    switch_function(actor=manager, function="polls", when=When(opens_on=today + 3 * day))
    agreement = Agreement(given_by="OR", given_on=today, scope="Zoals besproken.", document="OR-1")
    record_consent(actor=council, measurement=CULTURE, agreement=agreement)
    Scan.objects.create(owner=manager, opens_on=today - 20 * day, closes_on=today + 9 * day)
    Contest.objects.unsettled().delete()
    contest = open_contest(
        actor=manager, new=NewContest(call="Hoe heet dit?", suggest_until=now + day, vote_until=now + 2 * day)
    )
    suggest_name(actor=council, contest=contest, name="Celluloid")
    Contest.objects.filter(pk=contest.pk).update(suggest_until=now - 9 * day, vote_until=now - day)


def the_ambassadors_wait():
    Meeting.objects.filter(team=team_now(), starts_at__gt=now).delete()
    Meeting.objects.create(team=team_now(), starts_at=now - 5 * day, title="Aftrap", place="Kantine")
    set_go_live(actor=manager, day=today + 7 * day)


def the_course_waits():
    Session.objects.create(title="Vragen stellen", starts_at=now + 5 * day, place="Kantine")


def pilots_wait():
    groups = Group.objects.exclude(access="hidden").filter(archived_at=None, pilots=None).order_by("pk")
    sorts = {
        "Gestopt": {"state": "stopped", "ended_on": today - day, "owner": manager},
        "Weg": {"state": "dissolved", "ended_on": today - day, "owner": manager},
        "Stil": {"state": "running", "started_on": today - 30 * day, "owner": manager},
        "Wacht": {"state": "waiting", "judged_on": today, "owner": manager},
        "Zonder": {"state": "draft", "starts_on": today + 20 * day},
    }
    told = {"use_case": "Vragen delen", "success": "Vragen krijgen antwoord", "starts_on": today - 30 * day}
    for group, (name, more) in zip(groups[: len(sorts)], sorts.items(), strict=True):
        pilot = Pilot.objects.create(**{"name": name, "group": group, "audience_name": group.name} | told | more)
        for rule, value in (("exit", 40), ("stop", 120)):
            Condition.objects.create(pilot=pilot, rule=rule, code="days", value=value)


def what_waits():
    """Have the list made, and return it with which sources there are."""
    lay_out_desk()
    items = {str(one.pk): [one.source, one.key] for one in Item.objects.all()}
    return {"items": items, "sources": [source.code for source in all_sources()]}


if os.environ.get("MONDAY") == "prepare":
    for prepare in (groups_wait, the_programme_waits, the_ambassadors_wait, the_course_waits, pilots_wait):
        prepare()
sys.stdout.write("\n" + json.dumps(what_waits()) + "\n")
