"""What any post can carry besides its words: a poll, a must-read. An app above registers one; `stream` names none."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Attachment:
    """One thing that a post can carry.

    Without a `form` it is not offered in the composer: it comes by itself, as the preview of a link does. Else `form`
    is a django Form with `prefix=code`, made as `form(data_or_None, person=…, prefix=code)`; its
    `attach(*, actor, post)` calls the command of the app. `parts(person, post_ids)` returns the rendered part of each
    post that has one, as {post_id: safe text}: what stands between the words of a card and its bar, for this person,
    with a number of queries that does not depend on how many posts there are. `check_moment(post, at)` raises DomainError when the post
    cannot be published at that moment with what it carries. `change(data_or_None, person=…, post=…, prefix=code)` returns
    the form with which the author changes it while editing the post, or None when there is nothing to change; its
    `lock` says in words what cannot be changed and why ("" when all can), its `save(*, actor)` calls the command.
    `words(post_ids)` returns {post_id: plain text} that whoever reads the post reads in it: it is found by that too.
    """

    code: str
    label: Promise
    icon: str
    form: type | None
    parts: Callable
    order: int = 50
    check_moment: Callable | None = None
    change: Callable | None = None
    words: Callable | None = None


_attachments = {}


def register(attachment):
    """Add an attachment. Raises ValueError when its code is taken."""
    if attachment.code in _attachments:
        raise ValueError(f"The attachment {attachment.code} is registered twice.")
    _attachments[attachment.code] = attachment


def all_attachments():
    """Return the registered attachments in their order."""
    return sorted(_attachments.values(), key=lambda attachment: attachment.order)


def offered_attachments():
    """Return the attachments that the composer offers, in their order."""
    return [attachment for attachment in all_attachments() if attachment.form]


def attachment_of(code):
    """Return the Attachment with this code. Raises KeyError for one that the composer does not offer."""
    return {attachment.code: attachment for attachment in offered_attachments()}[code]


def check_moment(post, at):
    """Raise DomainError when something that this post carries does not go with being published at this moment."""
    for attachment in all_attachments():
        if attachment.check_moment and attachment.code in post.attached:
            attachment.check_moment(post, at)


def parts_for(person, rows):
    """Return {post_id: safe text} of all that these FeedRows carry, in the order of the attachments."""
    found = {}
    for attachment in all_attachments():
        carriers = [row.post_id for row in rows if attachment.code in row.attached]
        if carriers:
            for post_id, part in attachment.parts(person, carriers).items():
                found[post_id] = found.get(post_id, "") + part
    return found


def words_of_attachments(posts):
    """Return {post id: the words of all that these posts carry}."""
    found = {}
    for attachment in all_attachments():
        carriers = [post.pk for post in posts if attachment.code in post.attached]
        if carriers and attachment.words:
            for post_id, words in attachment.words(carriers).items():
                found[post_id] = "\n".join(filter(None, [found.get(post_id), words]))
    return found
