"""What is done for groups: the planner, messages to all, who is asked in from outside, what somebody hands over, consent."""

import secrets
from datetime import timedelta

from django.utils.translation import override

from omarm.care.models import ActionDone, GroupMessage, PlannedAction
from omarm.care.planner import proposal_of
from omarm.consent.commands import Agreement, record_consent
from omarm.groups.commands.guests import LINK_LASTS, digest_of
from omarm.groups.models import GuestInvitation
from omarm.people.commands import open_hand_over
from omarm.people.models import HandOver
from omarm.people.queries import the_organisation

MONTH = timedelta(days=30)


def store_plans(house):
    """Store the planners: what comes back when, and when it was last done."""
    actions, done = [], []
    with override(the_organisation().default_language):  # a proposal that was taken over keeps the words of that day
        for plan in house.plan.content.care["plan"]:
            for told in plan["action"]:
                action = _action(house, plan, told)
                actions.append(action)
                done += _done(house, plan, told, action)
    PlannedAction.objects.bulk_create(actions)
    ActionDone.objects.bulk_create(done)


def store_messages_to_all(house):
    """Note which posts were written to all members of their group, and how many these were."""
    members = house.plan.members
    GroupMessage.objects.bulk_create(
        GroupMessage(
            group=house.groups[talk.group], post=house.posts[talk.key], sent_by=house.people[talk.author],
            sent_on=talk.at.date(), reach=len(members[talk.group]) - 1,
        )
        for talk in house.plan.talks
        if talk.more.get("to_all")
    )  # fmt: skip


def store_guest_invitations(house):
    """Store who was asked in from outside and did not come yet. Nobody knows the links: the letters were never sent."""
    calendar = house.plan.calendar
    for told in house.plan.content.care["invited"]:
        asked_at = calendar.moment(told["days_ago"], "11:10")
        invitation = GuestInvitation.objects.create(
            group=house.groups[told["group"]], name=told["name"], email=told["email"],
            invited_by=house.people[told["by"]], ends_on=calendar.day(-told["ends"]),
            digest=digest_of(secrets.token_urlsafe(32)), expires_at=asked_at + LINK_LASTS,
        )  # fmt: skip
        GuestInvitation.objects.filter(pk=invitation.pk).update(invited_at=asked_at)


def store_hand_overs(house):
    """Open what somebody hands over who got another job."""
    for told in house.plan.content.care["hand_over"]:
        opened = open_hand_over(actor=None, person=house.people[told["person"]], why=HandOver.Why.MOVED)
        opened_at = house.plan.calendar.moment(told["days_ago"], "09:00")
        HandOver.objects.filter(pk=opened.pk).update(opened_at=opened_at)


def store_consent(house):
    """Record what the works council agreed to, as it tells everybody."""
    record(house, house.plan.content.care["consent"])


def record(house, told):
    """Record one consent of the works council, as the content tells of it."""
    given_on = house.plan.calendar.day(told["days_ago"])
    agreement = Agreement(
        given_by=told["given_by"], given_on=given_on, scope=told["scope"], document=told["document"],
        until=given_on + told["months"] * MONTH,
    )  # fmt: skip
    record_consent(actor=house.people[told["recorded_by"]], measurement=told["measurement"], agreement=agreement)


def _action(house, plan, told):
    proposal = proposal_of(told["proposal"]) if "proposal" in told else None
    return PlannedAction(
        group=house.groups[plan["group"]], added_by=house.people[plan["by"]],
        pillar=proposal.pillar if proposal else told["pillar"],
        title=str(proposal.title) if proposal else told["title"],
        every_days=proposal.every_days if proposal else None,
        due_on=house.plan.calendar.day(-told["due"]), proposal=told.get("proposal", ""),
    )  # fmt: skip


def _done(house, plan, told, action):
    """Return when it was done, the newest first; the note belongs to that one."""
    for rank, days in enumerate(told.get("done", ())):
        day = house.plan.calendar.day(days)
        yield ActionDone(
            action=action, done_on=day, was_due_on=day, done_by=house.people[plan["by"]],
            note="" if rank else told.get("note", ""),
        )  # fmt: skip
