"""The conversation under a post."""

from itertools import groupby

from omarm.stream.models import Comment


def comments_on(post):
    """Return the conversation as a list of top comments in order of time, each with `.answers`.

    A deleted comment stays only while it has answers. Only for who may read the post: ask that first.
    """
    rows = list(post.comments.filter(hidden_at=None).select_related("author").order_by("created_at", "pk"))
    standing = [row for row in rows if not row.deleted_at]
    answers = {
        parent: list(below)
        for parent, below in groupby(
            sorted((row for row in standing if row.parent_id), key=lambda row: (row.parent_id, row.created_at, row.pk)),
            key=lambda row: row.parent_id,
        )
    }
    tops = [row for row in rows if not row.parent_id and (not row.deleted_at or row.pk in answers)]
    for row in tops:
        row.answers = answers.get(row.pk, [])
    return tops


def comment_in(person, post_id, comment_id):
    """Return a comment on the post that stands, if the person may read it. Raises Comment.DoesNotExist."""
    standing = Comment.objects.visible_to(person).standing().select_related("post", "author", "parent")
    return standing.get(pk=comment_id, post=post_id)


def own_comment(person, comment_id):
    """Return the person's own comment, deleted or not. Raises Comment.DoesNotExist."""
    own = Comment.objects.visible_to(person).filter(author=person)
    return own.select_related("post", "author").get(pk=comment_id)
