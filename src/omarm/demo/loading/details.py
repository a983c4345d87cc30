"""What the kinds of posts add: the fields of an update's form, whom a compliment is for, that something was asked."""

from datetime import timedelta

from django.utils import timezone

from omarm.praise.commands.praise import CODE as PRAISE
from omarm.praise.models import Praise, PraisedPerson, Value
from omarm.previews.commands.links import CODE as PREVIEW
from omarm.questions.commands import CODE as QUESTION
from omarm.questions.models import Question
from omarm.updates.commands import JOINING
from omarm.updates.models import Celebration, Offer, Report, Story, StoryHelper, Update, WorkingOn


def carried(talk):
    """Return the codes of what a post carries, as its row notes them."""
    told = talk.more.get("told", {})
    there = {
        PRAISE: talk.kind == "praise",
        QUESTION: talk.kind == "question",
        "poll": "poll" in talk.more,
        "mustread": "must_read" in talk.more,
        JOINING: talk.form == "report" and bool(told.get("wanted")),
        PREVIEW: "link" in talk.more,
    }
    return [code for code, is_there in there.items() if is_there]


def store_details(house):
    """Store the detail of every post, with the fields of its form where the content fills them in."""
    talks = [talk for talk in house.plan.talks if talk.kind == "update"]
    updates = {talk.key: Update(post=house.posts[talk.key], form=talk.form) for talk in talks}
    Update.objects.bulk_create(updates.values())
    told = {form: [talk for talk in talks if talk.form == form and "told" in talk.more] for form in Update.Form.values}
    WorkingOn.objects.bulk_create(
        WorkingOn(update=updates[talk.key], **talk.more["told"]) for talk in told["working_on"]
    )
    _store_stories(house, told["story"], updates)
    _store_reports(house, told["report"], updates)
    _store_celebrations(told["celebration"], updates)
    _store_compliments(house)
    Question.objects.bulk_create(
        Question(post=house.posts[talk.key], is_anonymous=talk.is_nameless)
        for talk in house.plan.talks
        if talk.kind == "question"
    )


def _store_stories(house, talks, updates):
    stories = {talk.key: Story(update=updates[talk.key], **_without(talk, "helpers")) for talk in talks}
    Story.objects.bulk_create(stories.values())
    StoryHelper.objects.bulk_create(
        StoryHelper(story=stories[talk.key], person=house.people[key], rank=rank)
        for talk in talks
        for rank, key in enumerate(talk.more["told"].get("helpers", ()))
    )


def _store_celebrations(talks, updates):
    rows = []
    for talk in talks:
        days = talk.more["told"].get("celebrated_after")
        day = timezone.localdate(talk.at) + timedelta(days=days) if days else None
        rows.append(Celebration(update=updates[talk.key], celebrated_on=day, **_without(talk, "celebrated_after")))
    Celebration.objects.bulk_create(rows)


def _store_reports(house, talks, updates):
    reports = {}
    for talk in talks:
        days = talk.more["told"].get("next_after")
        next_on = timezone.localdate(talk.at) + timedelta(days=days) if days else None
        reports[talk.key] = Report(update=updates[talk.key], next_on=next_on, **_without(talk, "next_after"))
    Report.objects.bulk_create(reports.values())
    Offer.objects.bulk_create(
        Offer(report=reports[talk.key], person=house.people[offer["person"]], note=offer.get("note", ""))
        for talk in talks
        for offer in talk.more.get("offer", ())
    )


def _store_compliments(house):
    values = {value.name_nl: value for value in Value.objects.all()}
    talks = [talk for talk in house.plan.talks if talk.kind == "praise"]
    given = {talk.key: Praise(post=house.posts[talk.key], value=values[talk.more["praise"]["value"]]) for talk in talks}
    Praise.objects.bulk_create(given.values())
    PraisedPerson.objects.bulk_create(
        PraisedPerson(praise=given[talk.key], person=house.people[key])
        for talk in talks
        for key in talk.more["praise"]["people"]
    )


def _without(talk, name):
    return {field: value for field, value in talk.more["told"].items() if field != name}
