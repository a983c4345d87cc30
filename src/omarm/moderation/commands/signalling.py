"""The list of words that bring something to the queue. Nothing is hidden, and its author is told nothing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.commands.opening import join_or_open, settle_place
from omarm.moderation.models import Case, SignalWord, has_the_task
from omarm.moderation.queries import besides_of, group_of, is_for_all, signals_in, told_of
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
    if not is_new:
        return bring_word_back(actor=actor, word=row)
    note_act(actor=actor, act="moderation.word_added", target=word)
    return row


@transaction.atomic
def remove_word(*, actor, word):
    """Take a word off the list; cases that it opened stay, and it can be put back. Returns it."""
    return _set_gone(actor, word, "moderation.word_removed", is_gone=True)


@transaction.atomic
def bring_word_back(*, actor, word):
    """Put a word on the list again. Returns it; nothing happens when it stands there."""
    return _set_gone(actor, word, "moderation.word_added", is_gone=False)


@transaction.atomic
def signal_post(*, post_id):
    """Open or join a case about a post with a word of the list in it, or in what stands with it. Returns the Case, or None."""
    post = Post.objects.live().select_related("author").filter(pk=post_id).first()
    return _signal(post, " ".join((post.title, post.text, *besides_of(post)))) if post else None


@transaction.atomic
def signal_comment(*, comment_id):
    """Open or join a case about a comment with a word of the list in it. Returns the Case, or None."""
    standing = Comment.objects.standing().filter(post__in=Post.objects.live().values("pk"))
    comment = standing.select_related("author", "post").filter(pk=comment_id).first()
    return _signal(comment, comment.body) if comment else None


def _signal(thing, text):
    """Open or join a case for words that nobody judged here yet.

    What not everybody may read goes to who looks after that group and no further: nobody reported it, and a word opens
    no door to who is not in there.
    """
    found = signals_in(text)
    if not found:
        return None
    # What somebody looked at for a word does not come back for that word each time a comma is changed.
    cases = Case.objects.filter(**told_of(thing)[0]).values_list("signals", flat=True)
    judged = {folded_words(word) for words in cases for word in words}
    new = [word for word in found if folded_words(word) not in judged]
    if not new:
        return None
    waits = Case.objects.waiting().filter(**told_of(thing)[0]).exists()
    if not (waits or is_for_all(thing) or group_of(thing)):
        return None
    case = join_or_open(thing, signals=new)
    if is_for_all(thing):
        settle_place(case)
    return case


def _set_gone(actor, word, act, *, is_gone):
    _check_task(actor)
    now = SignalWord.objects.select_for_update(of=("self",), no_key=True).get(pk=word.pk)
    if now.is_gone != is_gone:
        now.is_gone = is_gone
        now.save(update_fields=["is_gone"])
        note_act(actor=actor, act=act, target=now)
    return now


def _check_task(actor):
    if not has_the_task(actor):
        raise PermissionDenied
