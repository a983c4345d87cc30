"""The list of words that bring something to the queue. Nothing is hidden, and its author is told nothing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.commands.opening import join_or_open
from omarm.moderation.models import Case, SignalWord, has_the_task
from omarm.moderation.queries import signal_in, told_of
from omarm.moderation.queries.words import folded_words
from omarm.stream.models import Comment, Post

LONGEST_WORD = 80


@transaction.atomic
def add_word(*, actor, word):
    """Put a word, or a few that belong together, on the list. Returns the SignalWord; the one there is when it stood there."""
    _check_task(actor)
    word, folded = " ".join(word.split()), folded_words(word)
    if not folded or len(word) > LONGEST_WORD or len(folded) > LONGEST_WORD:
        raise DomainError(
            _("Write a word of at most %(most)d characters.") % {"most": LONGEST_WORD}, code="signal_word"
        )
    row, is_new = SignalWord.objects.get_or_create(folded=folded, defaults={"word": word, "added_by": actor})
    if is_new:
        note_act(actor=actor, act="moderation.word_added", target=word)
    return row


@transaction.atomic
def remove_word(*, actor, word):
    """Take a word off the list; cases that it opened stay. Returns nothing."""
    _check_task(actor)
    note_act(actor=actor, act="moderation.word_removed", target=word)
    word.delete()


@transaction.atomic
def signal_post(*, post_id):
    """Open a case about a post with a word of the list in it. Returns the Case, or None."""
    post = Post.objects.live().select_related("author").filter(pk=post_id).first()
    return _signal(post, f"{post.title} {post.text}") if post else None


@transaction.atomic
def signal_comment(*, comment_id):
    """Open a case about a comment with a word of the list in it. Returns the Case, or None."""
    standing = Comment.objects.standing().filter(post__in=Post.objects.live().values("pk"))
    comment = standing.select_related("author", "post").filter(pk=comment_id).first()
    return _signal(comment, comment.body) if comment else None


def _signal(thing, text):
    word = signal_in(text)
    # What somebody looked at for this word does not come back each time a comma is changed.
    if not word or Case.objects.filter(**told_of(thing)[0], signal=word).exists():
        return None
    return join_or_open(thing, signal=word)


def _check_task(actor):
    if not has_the_task(actor):
        raise PermissionDenied
