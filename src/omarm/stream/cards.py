"""Post cards as pages show them: the body of a card is made once per version and language, the bar per state."""

import re
from dataclasses import dataclass, replace
from functools import cache

from django.db.models import FETCH_PEERS, Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from omarm.core.kept import KeptFragments
from omarm.people.queries import organisation
from omarm.stream.attachments import parts_for
from omarm.stream.kinds import above_conversation, asks_in, kind_of, marks_in
from omarm.stream.menus import acts_with_comment
from omarm.stream.models import Photo, Placement, Post, PostFile, PostTopic
from omarm.stream.queries import comments_shown, conversation_on, reaction_kinds

cards = KeptFragments(most_bytes=24 * 1024 * 1024)
bars = KeptFragments(most_bytes=4 * 1024 * 1024)
ANY_POST = 7_777_777_777_777_777  # stands in a kept bar where the number of its post comes
MARKS = SafeString("\0marks\0")  # stands in a kept comment where the kind of its post marks it


@dataclass(frozen=True, slots=True)
class Card:
    """One post on a page: its kept body, what it carries and its bar for this person, whether it is new to them."""

    row: object
    body: SafeString
    part: SafeString
    bar: SafeString
    whole: bool = False

    @property
    def is_new(self):
        return self.row.is_new

    @property
    def html(self):
        """Return the card as it stands on a page."""
        return SafeString(_frame(self.whole).format(pk=self.row.post_id, body=self.body, part=self.part, bar=self.bar))


@dataclass(frozen=True, slots=True)
class ReactionState:
    """One of the reactions to a post, as the bar shows it to one person."""

    code: str
    label: str
    icon: str
    count: int
    mine: bool


@dataclass(frozen=True, slots=True)
class CommentCard:
    """One comment on a page: its kept body, the answers to it that are shown, and how many more there are."""

    comment: object
    body: SafeString
    answers: list
    more: int = 0


def cards_for(person, rows, *, whole=False):
    """Return a Card for each FeedRow, as this person sees it.

    `whole` is for the page of one post: there the reactions are counted, also where streams do not count them.
    """
    language = get_language()
    keys = {row.post_id: _key(row, (language, person.is_guest)) for row in rows}
    bodies = {post_id: cards.get(key) for post_id, key in keys.items()}
    missing = [row for row in rows if bodies[row.post_id] is None]
    for row, text in _render(missing, for_guest=person.is_guest):
        bodies[row.post_id] = cards.keep(keys[row.post_id], text)
    parts = parts_for(person, rows)
    return [
        Card(row, bodies[row.post_id], SafeString(parts.get(row.post_id, "")), bar_for(row, person, whole=whole), whole)
        for row in rows
    ]


def with_pinned(person, page):
    """Return {"pinned": cards, "cards": cards} of what is on top of a FeedPage and of the rest, nothing twice."""
    on_top = {row.post_id for row in page.pinned}
    below = [row for row in page.rows if row.post_id not in on_top]
    made = cards_for(person, [*page.pinned, *below])
    return {"pinned": made[: len(page.pinned)], "cards": made[len(page.pinned) :]}


def bar_for(row, person, *, whole=False):
    """Return the bar under a post: its reactions with one's own marked, and the way to the conversation.

    In streams the reactions are counted if the organisation wants that; on the post's own page (`whole`) always; for a
    guest never, since many are of people whom a guest does not know.
    Posts with the same reactions and as many comments have the same bar, but for their number; to a question one answers.
    """
    here = organisation()
    counted = not person.is_guest and (whole or here is None or here.reaction_counts_in_streams)
    named = counted or person.is_guest  # who reacted, as far as one knows them
    asks = asks_in(row.attached)
    key = (row.reactions, row.mine, row.comments, asks, reaction_kinds(), get_language(), counted, named)
    kept = bars.get(key)
    if kept is None:
        kept = bars.keep(key, render_to_string("stream/_bar.html", _bar_context(row, counted=counted, named=named)))
    return SafeString(kept.replace(str(ANY_POST), str(row.post_id)))


def post_context(person, post, row, conversation=None):
    """Return what the page of one post shows: its card, what its kind says above the conversation, and that.

    `row` is None for one's own draft.
    """
    conversation = conversation or conversation_on(post)
    return {
        "post": post, "card_list": cards_for(person, [row] if row else [], whole=True), "conversation": conversation,
        "comments": thread_cards(conversation.threads, person, post),
        "above": above_conversation(person, post) if row else "",
    }  # fmt: skip


def thread_cards(threads, person, post):
    """Return Threads of a post as CommentCards for this person, top comments with their `answers`."""
    rows = [row for thread in threads for row in (thread.comment, *thread.answers)]
    made = {card.comment.pk: card for card in comment_cards(rows, person, post)}
    return [
        replace(made[thread.comment.pk], answers=[made[row.pk] for row in thread.answers], more=thread.more)
        for thread in threads
    ]


def comment_cards(rows, person, post):
    """Return CommentRows of a post, without answers, as CommentCards for this person."""
    language = get_language()
    keys = {row.pk: ("comment", row.pk, row.state, row.author_id == person.pk, language) for row in rows}
    bodies = {row.pk: cards.get(keys[row.pk]) for row in rows}
    missing = comments_shown([pk for pk, body in bodies.items() if body is None])
    for pk, comment in missing.items():
        bodies[pk] = cards.keep(keys[pk], _comment_body(comment, own=comment.author_id == person.pk))
    marks = marks_in(person, post, rows)
    return [CommentCard(row, SafeString(bodies[row.pk].replace(MARKS, marks.get(row.pk, ""))), []) for row in rows]


def photos_on(post):
    """Return all photos of a post or a comment as the media component takes them. Only for who may read it: ask that first."""
    return [_photo(photo) for photo in post.photos.select_related("image")]


def _comment_body(comment, *, own):
    photos = [_photo(photo) for photo in comment.photos.all()]
    context = {"comment": comment, "own": own, "photos": photos, "quoted": comment.quotes}
    context |= {"links": acts_with_comment(comment.pk), "marks": MARKS}
    return render_to_string("stream/_comment.html", context)


@cache
def _frame(whole):
    """Return what stands around every card as a text to fill: a template costs too much twenty times a page."""
    holes = {name: SafeString(f"\0{name}\0") for name in ("pk", "body", "part", "bar")}
    text = render_to_string("stream/_cards.html#article", {"whole": whole} | holes)
    return re.sub("\0(.+?)\0", r"{\1}", text.replace("{", "{{").replace("}", "}}"))


def _bar_context(row, *, counted, named):
    given = row.reaction_counts
    counts = given if counted else {}
    reactions = [
        ReactionState(kind.code, kind.label, kind.icon, counts.get(kind.code, 0), mine=kind.code == row.mine)
        for kind in reaction_kinds()
        if kind.is_offered or kind.code in counts or kind.code == row.mine
    ]
    return {
        "post_id": ANY_POST,
        "comments": row.comments,
        "asks": asks_in(row.attached),
        "reactions": reactions,
        "total": sum(given.values()) if named else 0,
    }


def _key(row, language):
    place = (row.placement_id, row.place_version)
    return (row.post_id, row.version, row.author_version, *place, language, _names_functions())


def _names_functions():
    here = organisation()
    return bool(here and here.functions_in_bylines)


def _render(rows, *, for_guest):
    """Yield (row, text) for the posts that are not kept yet, with one query per table for all of them."""
    if not rows:
        return
    posts = (
        Post.objects.filter(pk__in=[row.post_id for row in rows])
        .select_related("author")
        .prefetch_related(
            Prefetch("photos", Photo.objects.select_related("image")),
            Prefetch("files", PostFile.objects.select_related("file")),
            Prefetch("post_topics", PostTopic.objects.select_related("topic").order_by("topic__name")),
        )
        .fetch_mode(FETCH_PEERS)
        .in_bulk()
    )
    places = Placement.objects.select_related("group", "department").in_bulk([row.placement_id for row in rows])
    for row in rows:
        post, place = posts[row.post_id], places[row.placement_id]
        context = {"post": post, "detail": post.detail, "place": place, "photos": _photos(post), "files": _files(post)}
        context |= {
            "LANGUAGE_CODE": get_language(),
            "names_functions": _names_functions(),
            "for_guest": for_guest,
            "topics": [] if for_guest else [row.topic for row in post.post_topics.all()],
        }
        yield row, render_to_string(kind_of(post.kind).card, context)


def _photos(post):
    """Return the photos as the media component takes them, in the size that a stream shows."""
    return [_photo(photo) for photo in post.photos.all()]


def _files(post):
    return [row.file for row in post.files.all()]


def _photo(photo):
    return {
        "id": photo.image_id,
        "url": reverse("stream:photo", args=[photo.image_id, "m"]),
        "full_url": reverse("stream:photo", args=[photo.image_id, "l"]),
        "alt": photo.image.alt,
        "width": photo.image.width,
        "height": photo.image.height,
        "state": photo.image.state,
    }
