"""The goals and campaigns of the organisation: one that was closed, one that runs, one that is thought about, and a lapse."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.programme.commands.levels import record_levels
from omarm.programme.models import Campaign, CampaignIndicator, Goal, Lapse, Level, Story


def store_programme(house):
    """Store the programme. The figures of adoption are counted before, so that it is known where indicators stood."""
    told = tomllib.loads((CONTENT / "programme.toml").read_text(encoding="utf-8"))
    goals = {one["key"]: _goal(house, one) for one in told["goal"]}
    campaigns = {}
    for one in told["campaign"]:
        campaigns[one["key"]] = _campaign(house, one, goals[one["goal"]], campaigns.get(one.get("copied_from")))
    since, over = told["lapse"]["since"], told["lapse"]["over"]
    calendar = house.plan.calendar
    Lapse.objects.create(since=calendar.day(since), told_at=calendar.moment(since, "05:19"), over_on=calendar.day(over))


def _goal(house, told):
    return Goal.objects.create(
        kind=told["kind"], name=told["name"], text=told["text"], owner=house.people[told["owner"]],
        set_on=house.plan.calendar.day(told["days_ago"]),
    )  # fmt: skip


def _campaign(house, told, goal, before):
    calendar, owner = house.plan.calendar, house.people[told["owner"]]
    plain = {name: told[name] for name in ("name", "behaviour", "sentence", "why", "prompt", "writing")}
    campaign = Campaign.objects.create(
        goal=goal, owner=owner, copied_from=before, starts_on=calendar.day(told["starts"]),
        ends_on=calendar.day(told["ends"]), made_at=calendar.moment(told.get("planned", 3), "10:20"), **plain,
    )  # fmt: skip
    CampaignIndicator.objects.bulk_create(
        CampaignIndicator(campaign=campaign, code=code) for code in told["indicators"]
    )
    for story in told.get("stories", []):
        Story.objects.create(
            campaign=campaign, post=house.posts[story["post"]], note=story["note"],
            added_by=house.people[story["by"]], added_at=calendar.moment(story["days_ago"], "11:45"),
        )  # fmt: skip
    if "planned" in told:
        _begin(calendar, campaign, told)
    if "closed" in told:
        _close(calendar, campaign, told)
    return campaign


def _begin(calendar, campaign, told):
    campaign.planned_at = calendar.moment(told["planned"], "15:05")
    campaign.started_at = calendar.moment(told["starts"], "08:07")
    campaign.save()
    levels = record_levels(campaign, Level.Moment.START, by=campaign.owner, at=campaign.started_at)
    if "counted_twice" in told:
        _correct(calendar, levels, told["counted_twice"])


def _correct(calendar, levels, told):
    """Put one less beside a number, where it is known."""
    for level in levels:
        if level.indicator.code == told["code"] and level.part:
            Level.objects.create(
                indicator=level.indicator, moment=level.moment, since=level.since, until=level.until,
                part=level.part - 1, whole=level.whole - 1, recorded_by=level.recorded_by, corrects=level,
                reason=told["reason"], recorded_at=calendar.moment(told["days_ago"], "13:10"),
            )  # fmt: skip


def _close(calendar, campaign, told):
    campaign.outcome, campaign.evaluation, campaign.closed_by = (
        told["outcome"],
        told["evaluation"].strip(),
        campaign.owner,
    )
    campaign.closed_at = calendar.moment(told["closed"], "14:30")
    campaign.save()
    record_levels(campaign, Level.Moment.END, by=campaign.owner, at=campaign.closed_at)
