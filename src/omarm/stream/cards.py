"""Post cards as pages show them: the body of a card is made once per version and language, the bar per state."""

from dataclasses import dataclass

from django.db.models import FETCH_PEERS, Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from omarm.core.kept import KeptFragments
from omarm.stream.attachments import parts_for
from omarm.stream.kinds import kind_of
from omarm.stream.models import Photo, Placement, Post
from omarm.stream.queries import comments_on, reaction_kinds

cards = KeptFragments(most_bytes=32 * 1024 * 1024)
bars = KeptFragments(most_bytes=16 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Card:
    """One post on a page: its kept body, what it carries and its bar for this person, whether it is new to them."""

    row: object
    body: SafeString
    part: SafeString
    bar: SafeString

    @property
    def is_new(self):
        return self.row.is_new


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
    """One comment on a page: its kept body and the answers to it."""

    comment: object
    body: SafeString
    answers: list


def cards_for(person, rows, *, inside=None):
    """Return a Card for each FeedRow, as this person sees it. `inside` is the group whose page it is, which the card then does not name."""
    language, inside_id = get_language(), inside.pk if inside else None
    keys = {row.post_id: _key(row, language, inside_id) for row in rows}
    bodies = {post_id: cards.get(key) for post_id, key in keys.items()}
    missing = [row for row in rows if bodies[row.post_id] is None]
    for row, text in _render(missing, inside_id):
        bodies[row.post_id] = cards.keep(keys[row.post_id], text)
    parts = parts_for(person, rows)
    return [Card(row, bodies[row.post_id], SafeString(parts.get(row.post_id, "")), bar_for(row)) for row in rows]


def bar_for(row):
    """Return the bar under a post: its reactions with one's own marked, and the way to the conversation."""
    key = (row.post_id, row.reactions, row.mine, row.comments, reaction_kinds(), get_language())
    kept = bars.get(key)
    return kept if kept is not None else bars.keep(key, render_to_string("stream/_bar.html", _bar_context(row)))


def post_context(person, post, row):
    """Return what the page of one post shows: its card and the conversation. `row` is None for one's own draft."""
    return {"post": post, "card_list": cards_for(person, [row] if row else []), "comments": comments_for(post, person)}


def comments_for(post, person):
    """Return the conversation under a post as CommentCards, top comments with their `answers`."""
    return [comment_card(comment, person) for comment in comments_on(post)]


def comment_card(comment, person):
    """Return one comment, with its answers, as a CommentCard for this person."""
    answers = [comment_card(answer, person) for answer in getattr(comment, "answers", [])]
    return CommentCard(comment, _comment_body(comment, own=comment.author_id == person.pk), answers)


def _comment_body(comment, *, own):
    state = (comment.edited_at, comment.deleted_at)
    key = ("comment", comment.pk, state, comment.author.card_version, own, get_language())
    kept = cards.get(key)
    if kept is not None:
        return kept
    return cards.keep(key, render_to_string("stream/_comment.html", {"comment": comment, "own": own}))


def _bar_context(row):
    counts = row.reaction_counts
    reactions = [
        ReactionState(kind.code, kind.label, kind.icon, counts.get(kind.code, 0), mine=kind.code == row.mine)
        for kind in reaction_kinds()
        if kind.is_offered or kind.code in counts
    ]
    return {"row": row, "reactions": reactions, "total": sum(counts.values())}


def _key(row, language, inside_id):
    return (row.post_id, row.version, row.author_version, row.placement_id, row.place_version, language, inside_id)


def _render(rows, inside_id):
    """Yield (row, text) for the posts that are not kept yet, with one query per table for all of them."""
    if not rows:
        return
    posts = (
        Post.objects.filter(pk__in=[row.post_id for row in rows])
        .select_related("author")
        .prefetch_related(Prefetch("photos", Photo.objects.select_related("image")))
        .fetch_mode(FETCH_PEERS)
        .in_bulk()
    )
    places = Placement.objects.select_related("group", "department").in_bulk([row.placement_id for row in rows])
    for row in rows:
        post, place = posts[row.post_id], places[row.placement_id]
        context = {"post": post, "detail": post.detail, "place": place, "photos": _photos(post)}
        context |= {"inside": inside_id is not None and place.group_id == inside_id, "LANGUAGE_CODE": get_language()}
        yield row, render_to_string(kind_of(post.kind).card, context)


def _photos(post):
    """Return the photos as the media component takes them, in the size that a stream shows."""
    return [
        {
            "url": reverse("stream:photo", args=[photo.image_id, "m"]),
            "full_url": reverse("stream:photo", args=[photo.image_id, "l"]),
            "alt": photo.image.alt,
            "width": photo.image.width,
            "height": photo.image.height,
        }
        for photo in post.photos.all()
    ]
