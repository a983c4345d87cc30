"""What the people of the demonstration accounts follow, put aside and have not sent yet, and what is worth keeping."""

from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from omarm.core import richtext
from omarm.demo.loading.conversations import rich_words
from omarm.stream.models import Bookmark, Follow, KeptDraft, Placement, Post, WorthKeeping
from omarm.updates.models import Update

DRAFT_KEPT = timedelta(minutes=50)  # before the end of what is told


def store_keeping(house):
    """Store what each account follows, keeps and still has to send. `house.followed` tells whom and what, by account."""
    follows, bookmarks, drafts = [], [], []
    for told in house.plan.content.accounts:
        person = house.people[told["key"]]
        house.followed[told["key"]] = mine = [Follow(person=person, **thing) for thing in _things(house, told)]
        follows += mine
        bookmarks += [Bookmark(person=person, post=house.posts[key]) for key in told["bookmarks"] if key in house.posts]
        drafts += [_draft(house, person, draft) for draft in told.get("draft", ())]
        for scheduled in told.get("scheduled", ()):
            _store_scheduled(house, person, scheduled)
    Follow.objects.bulk_create(follows)
    Bookmark.objects.bulk_create(bookmarks)
    KeptDraft.objects.bulk_create(drafts)


def store_worth_keeping(house):
    """Store who finds which post worth keeping."""
    WorthKeeping.objects.bulk_create(
        WorthKeeping(post=house.posts[talk.key], person=house.people[key])
        for talk in house.plan.talks
        for key in talk.more.get("worth_keeping", ())
    )


def _things(house, told):
    """Yield what somebody follows as the fields of a Follow; of posts those that are written by now."""
    yield from ({"colleague": house.people[key]} for key in told["colleagues"])
    yield from ({"topic": house.topics[address]} for address in told["topics"])
    yield from ({"group": house.groups[address]} for address in told.get("groups", ()))
    yield from ({"post": house.posts[key]} for key in told["posts"] if key in house.posts)


def _draft(house, person, told):
    values = {name: [told[name]] for name in ("title", "body") if told.get(name)}
    key = uuid5(NAMESPACE_URL, f"omarm demo {person.username} {told.get('title', '')}")
    saved_at = house.plan.calendar.until - DRAFT_KEPT
    return KeptDraft(person=person, key=key, form=told["form"], values=values, saved_at=saved_at)


def _store_scheduled(house, person, told):
    """Store a post for everyone that waits for its time: the house announces it then, as it does with every post."""
    calendar, body = house.plan.calendar, rich_words(told)
    post = Post.objects.create(
        kind="update", title=told["title"], body=body, text=richtext.to_text(body), author=person,
        created_at=calendar.until - DRAFT_KEPT, published_at=calendar.moment(-told["days_ahead"], told["at"]),
    )  # fmt: skip
    Update.objects.create(post=post)
    Placement.objects.create(
        post=post, audience=Placement.Audience.EVERYONE, author=person, published_at=post.published_at, live=True
    )
