"""One comment of a conversation, for who may read, answer or change it."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from omarm.stream.models import Comment, CommentPhoto, Post

PHOTOS = Prefetch("photos", CommentPhoto.objects.select_related("image"))
LOOK = ("author", "quotes__author")


def comments_shown(comment_ids):
    """Return {id: Comment} with all that is shown of them. Only for who may read them."""
    return Comment.objects.select_related(*LOOK).prefetch_related(PHOTOS).in_bulk(comment_ids)


def first_since(post, comment_id):
    """Return the oldest standing Comment that is newer than the one with this id, or None."""
    return post.comments.standing().filter(pk__gt=comment_id).order_by("pk").first()


def comment_in(person, post_id, comment_id):
    """Return a comment on the post that stands, if the person may read it. Raises Comment.DoesNotExist."""
    standing = Comment.objects.visible_to(person).standing().prefetch_related(PHOTOS)
    return standing.select_related("post", "author", "parent__author", "quotes__author").get(
        pk=comment_id, post=post_id
    )


def comment_in_thread(person, post_id, comment_id):
    """Return a comment on the post whose thread is shown to the person: it stands, or answers to it do.

    Raises Comment.DoesNotExist.
    """
    answers = Comment.objects.standing().filter(parent=OuterRef("pk"))
    shown = Comment.objects.filter(Q(deleted_at=None, hidden_at=None) | Exists(answers))
    return shown.select_related("post").get(pk=comment_id, post=post_id, post__in=Post.objects.visible_to(person))


def is_gone(post, comment_id):
    """Return whether something was said on the post under this id that was deleted or hidden since."""
    said = post.comments.filter(pk=comment_id)
    return said.exists() and not said.standing().exists()


def own_comment(person, comment_id):
    """Return the person's own comment, deleted or not. Raises Comment.DoesNotExist."""
    own = Comment.objects.visible_to(person).filter(author=person).prefetch_related(PHOTOS)
    return own.select_related("post", "author", "quotes__author").get(pk=comment_id)
