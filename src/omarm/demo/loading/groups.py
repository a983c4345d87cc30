"""The groups as mini-communities: what each promises and asks of its members, its parts, who is in it and who asks to be."""

from datetime import timedelta

from omarm.demo.drawing.chance import chance_for
from omarm.demo.loading.memberships import group_start
from omarm.groups.kinds import KINDS
from omarm.groups.models import Group, JoinRequest, Membership, MembershipRule

IN_SHORT = {"cop": Group.Kind.PRACTICE, "coi": Group.Kind.INTEREST}
Whom = MembershipRule.Whom


def store_groups(house):
    """Store the groups with their parts, rules and members, and who asks to join."""
    plan = house.plan
    told = {group["slug"]: group for group in plan.content.groups}
    stored = house.groups = {slug: _group(house, group) for slug, group in told.items()}
    Group.objects.bulk_create(stored.values())
    parts = [slug for slug, group in told.items() if "part_of" in group]
    for slug in parts:
        stored[slug].parent = stored[told[slug]["part_of"]]
    Group.objects.bulk_update([stored[slug] for slug in parts], ["parent"])
    MembershipRule.objects.bulk_create(
        _rule(house, slug, rule) for slug, group in told.items() for rule in group.get("rule", ())
    )
    Membership.objects.bulk_create(
        Membership(
            group=stored[slug], person=house.people[one.person], role=one.role, joined_at=one.joined_at,
            by_rule=one.by_rule,
        )
        for slug, group in plan.members.items()
        for one in group
    )  # fmt: skip
    _store_requests(house)


def _group(house, told):
    calendar, kind = house.plan.calendar, KINDS[IN_SHORT.get(told["kind"], told["kind"])]
    return Group(
        slug=told["slug"], name=told["name"], purpose=told["purpose"], about=told["about"], access=told["access"],
        kind=kind.code, rules=told.get("rules", ""), welcome=told.get("welcome", ""),
        promise_days=told.get("promise", kind.promise_days) or None, tabs_on=list(kind.tabs),
        created_at=group_start(told, house.plan.talks, calendar),
        archived_at=calendar.moment(told["archived"], "16:30") if "archived" in told else None,
        asked_on=calendar.day(told["asked"]) if "asked" in told else None,
    )  # fmt: skip


def _rule(house, slug, told):
    return MembershipRule(
        group=house.groups[slug], whom=told.get("whom", Whom.DIRECTORY),
        department=house.departments.get(told.get("department")), is_mandatory=told.get("mandatory", False),
    )  # fmt: skip


def _store_requests(house):
    for group in house.plan.content.groups:
        for told in group.get("request", ()):
            request = JoinRequest.objects.create(
                group=house.groups[group["slug"]], person=house.people[told["person"]], message=told["text"]
            )
            # The row gets the present time by itself; people ask some days before they are answered.
            hours = chance_for("asked", told["person"]).randint(0, 60)
            asked_at = house.plan.calendar.moment(1, "10:00") - timedelta(hours=hours)
            JoinRequest.objects.filter(pk=request.pk).update(asked_at=asked_at)
