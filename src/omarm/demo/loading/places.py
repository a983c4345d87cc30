"""Where posts stand: their own place, a second one where somebody shared them, and what is kept on top."""

from datetime import timedelta

from omarm.stream.models import Placement

PINNED_AFTER = timedelta(minutes=20)


def store_places(house):
    """Store the places of all posts."""
    talks = house.plan.talks
    Placement.objects.bulk_create(
        [*(_own(house, talk) for talk in talks), *(_second(house, talk, at) for talk in talks for at in talk.shared)]
    )


def _own(house, talk):
    post, group, department = (
        house.posts[talk.key],
        house.groups.get(talk.group),
        house.departments.get(talk.department),
    )
    audience = Placement.Audience.EVERYONE
    if group:
        audience = Placement.Audience.GROUP
    elif department:
        audience = Placement.Audience.DEPARTMENT
    days = talk.more.get("highlighted")
    is_on_top = bool(days or talk.more.get("pinned"))
    return Placement(
        post=post, audience=audience, group=group, department=department, author=post.author,
        published_at=post.published_at, live=True,
        pinned_at=min(talk.at + PINNED_AFTER, house.plan.calendar.until) if is_on_top else None,
        pinned_until=house.plan.calendar.moment(-days, "23:59") if days else None,
    )  # fmt: skip


def _second(house, talk, shared):
    return Placement(
        post=house.posts[talk.key], audience=Placement.Audience.GROUP, group=house.groups[shared.group],
        author=house.people[talk.author], published_at=shared.at, live=True, placed_by=house.people[shared.by],
    )  # fmt: skip
