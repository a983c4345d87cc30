"""The kinds of post, and the ways to write one. A kind registers itself; `stream` never names one."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """One kind: its code, the model of its detail and the template of its card.

    `words(post_ids)` returns {post_id: plain text} of what the kind tells beside title and body, for those posts where
    it tells something: they are found by it too (`Post.text`). When that changes by anything but `edit_post`, the kind's
    command calls `stream.commands.renew_texts`. `names(post_ids)` returns likewise the names of people with which those
    texts end: guests, who may not see them, do not find by them.

    A kind may make something of what is said to it. `heeds(comment, *, is_new)` is called in the same transaction when a
    comment was added (`is_new`), deleted, hidden or brought back. `marks(person, post, comments)` returns {comment id: safe
    text} of what stands with each of these CommentRows for this person, `above(person, post)` the safe text between the
    card and the conversation on the post's own page. Both are for who may read the post, and ask as much for one comment as
    for twenty. `voice(person, post)` returns the Person as whom somebody speaks under the post when that is not themselves,
    else None; so is it when they change or take away the post. `moved(post)` is called in the transaction that gives a
    waiting post another time. `sent(person, key)` says whether a form with this number (a UUID) became a post that does not
    carry that person and number: no draft of it is kept any more. What is said to a kind that `asks` is an answer.
    """

    code: str
    model: type
    card: str
    words: Callable | None = None
    names: Callable | None = None
    heeds: Callable | None = None
    marks: Callable | None = None
    above: Callable | None = None
    voice: Callable | None = None
    moved: Callable | None = None
    sent: Callable | None = None
    asks: bool = False


@dataclass(frozen=True)
class Writing:
    """One way to write a post, as the composer offers it: a kind may have several.

    The form is a PostForm: its `publish_kind(*, actor, draft)` calls the kind's own command and returns the Post,
    its `change_kind(*, actor, post)` stores the kind's own fields of a post that stands, the class's
    `own_values(detail)` gives those fields as they are and `own_words(told, person=…)` says them in words. One writing is the everyday one: it is meant where none is named.
    A writing with a page of its own names it in `page` (a url name): there one begins it, and what was typed in the
    composer is sent there as it stands.
    """

    code: str
    kind: str
    label: Promise
    icon: str
    form: type
    order: int = 50
    everyday: bool = False
    page: str = ""


_kinds = {}
_writings = {}


def register(kind, *writings):
    """Add a kind with the ways to write it.

    Raises ValueError when a code is taken or the detail cannot be reached by the code.
    """
    if kind.code in _kinds:
        raise ValueError(f"The kind {kind.code} is registered twice.")
    if kind.model._meta.get_field("post").remote_field.related_name != kind.code:
        raise ValueError(f"The detail of {kind.code} must be reached as post.{kind.code}.")
    _kinds[kind.code] = kind
    for writing in writings:
        if writing.code in _writings:
            raise ValueError(f"The writing {writing.code} is registered twice.")
        _writings[writing.code] = writing


def kind_of(code):
    """Return the Kind with this code. Raises KeyError for one that no app registered."""
    return _kinds[code]


def named_or_everyday(code):
    """Return the Writing with this code, or the everyday one without a code. Raises KeyError when there is none such."""
    return _writings[code] if code else next(writing for writing in _writings.values() if writing.everyday)


def all_writings():
    """Return the ways to write that the composer offers, in their order."""
    return sorted(_writings.values(), key=lambda writing: writing.order)


def writing_of(post):
    """Return the Writing with which a post was written: `detail.writing` tells, else its kind has only one."""
    return _writings[getattr(post.detail, "writing", post.kind)]


def writings_of(posts):
    """Return {post id: the Writing with which it was written}, as `writing_of`; one query for a kind that has several."""
    found = {}
    for code in {post.kind for post in posts}:
        ids = [post.pk for post in posts if post.kind == code]
        if len([writing for writing in _writings.values() if writing.kind == code]) > 1:
            rows = kind_of(code).model.objects.select_related(None).prefetch_related(None)  # the rows alone
            details = rows.in_bulk(ids)
            found |= {pk: _writings[details[pk].writing] for pk in ids}
        else:
            found |= dict.fromkeys(ids, _writings[code])
    return found


def all_kinds():
    """Return the registered kinds in order of code."""
    return [_kinds[code] for code in sorted(_kinds)]


def told_by(posts):
    """Return {post id: what its kind tells beside its words} of these posts, as far as it tells something."""
    return _by_kind(posts, "words")


def names_in(posts):
    """Return {post id: the names of people with which what its kind tells ends}."""
    return {post_id: names for post_id, names in _by_kind(posts, "names").items() if names}


def heed(comment, *, is_new=False):
    """Have the kind of its post make something of a comment that was added, went or came back. For who just stored it."""
    heeds = kind_of(comment.post.kind).heeds
    if heeds:
        heeds(comment, is_new=is_new)


def asks_in(codes):
    """Return whether one of these codes is a kind that asks: what is said to it is an answer, to others a comment."""
    return any(_kinds[code].asks for code in codes if code in _kinds)


def marks_in(person, post, comments):
    """Return {comment id: safe text} of what the kind of a post has stand with these CommentRows for this person."""
    marks = kind_of(post.kind).marks
    return marks(person, post, comments) if marks else {}


def voice_of(person, post):
    """Return the Person as whom somebody speaks under a post: themselves, unless its kind says otherwise."""
    voice = kind_of(post.kind).voice
    return (voice(person, post) if voice else None) or person


def note_moved(post):
    """Have the kind of a waiting post make something of its new time. For who just stored it."""
    moved = kind_of(post.kind).moved
    if moved:
        moved(post)


def was_sent(person, key):
    """Return whether a form with this number became a post that does not carry who sent it."""
    return any(kind.sent(person, key) for kind in _kinds.values() if kind.sent)


def above_conversation(person, post):
    """Return the safe text that the kind of a post has stand above its conversation, "" when nothing."""
    above = kind_of(post.kind).above
    return above(person, post) if above else ""


def _by_kind(posts, what):
    found = {}
    for code in sorted({post.kind for post in posts}):
        ask = getattr(kind_of(code), what)
        found |= ask([post.pk for post in posts if post.kind == code]) if ask else {}
    return found
