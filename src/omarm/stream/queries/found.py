"""Posts and what is said to them, as they are found (search/sources.py)."""

from collections import defaultdict

from omarm.groups.queries.found import ALL, rights_in
from omarm.media.queries import texts_of
from omarm.search.sources import Readable, Words
from omarm.stream.attachments import words_of_attachments
from omarm.stream.kinds import all_kinds, all_writings, names_in, writing_of
from omarm.stream.models import Comment, Placement, Post, PostFile, PostTopic
from omarm.stream.models.reach import IN_REACH

MOST_OF_A_FILE = 50_000  # letters of each file with a post

# `visible_to` of posts that are up, and of the comments that stand under them, as statements.
_UP = f"""post.deleted_at is null and post.hidden_at is null and post.published_at <= %(now)s
   and exists (select from stream_placement p where p.post_id = post.id and {IN_REACH})"""
visible_posts = Readable(f"select post.id from stream_post post where post.id = any({{ids}}) and {_UP}")
visible_comments = Readable(f"""
select said.id from stream_comment said join stream_post post on post.id = said.post_id
 where said.id = any({{ids}}) and said.deleted_at is null and said.hidden_at is null and {_UP}
""")


def post_documents(ids):
    """Return the Words of these posts, as far as they are up."""
    rows = list(Post.objects.live().filter(pk__in=ids).select_related(*_details()))
    posts = [row.pk for row in rows]
    rights, groups = rights_of(posts)
    topics, names, carried = _topics_of(posts), names_in(rows), words_of_attachments(rows)
    files = _files(posts)
    return [
        Words(
            row.pk, row.title, "\n".join(filter(None, [carried.get(row.pk), *files[row.pk]])),
            _own_words(row.text, names.get(row.pk, "")), names.get(row.pk, ""), row.lang, row.published_at,
            writing_of(row).code, None, groups[row.pk], row.author_id, topics[row.pk], rights[row.pk],
            thread=row.pk,
        )
        for row in rows
    ]  # fmt: skip


def comment_documents(ids):
    """Return the Words of these comments, as far as they stand under a post that is up."""
    standing = Comment.objects.standing().filter(pk__in=ids, post__in=Post.objects.live())
    rows = list(standing.select_related("post"))
    rights, groups = rights_of({row.post_id for row in rows})
    return [
        Words(
            row.pk, text=row.body, lang=row.post.lang, at=row.created_at, more_groups=groups[row.post_id],
            author_id=row.author_id, rights=rights[row.post_id], thread=row.post_id,
        )
        for row in rows
    ]  # fmt: skip


def all_posts(after, most):
    """Return the next ids of posts that are up."""
    return list(Post.objects.live().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:most])


def all_comments(after, most):
    """Return the next ids of comments that stand."""
    return list(Comment.objects.standing().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:most])


def kinds():
    """Return the ways to write a post, as pairs of a code and a label."""
    return [(writing.code, writing.label) for writing in all_writings()]


def comments_of(post_ids):
    """Return the ids of all that is said to these posts."""
    return list(Comment.objects.filter(post__in=post_ids).order_by("pk").values_list("pk", flat=True))


def posts_about(topic_id):
    """Return the ids of the posts that are filed under a topic."""
    return list(PostTopic.objects.filter(topic=topic_id).order_by("post").values_list("post", flat=True))


def posts_with(file_id):
    """Return the ids of the posts that carry a file."""
    return list(PostFile.objects.filter(file=file_id).values_list("post", flat=True))


def rights_of(post_ids):
    """Return ({post id: the marks of who may read it}, {post id: the groups where it stands}).

    What RULE (models/reach.py) says of a placement, as marks that a person carries or does not.
    """
    rights, groups = defaultdict(frozenset), defaultdict(tuple)
    rows = list(Placement.objects.filter(post__in=post_ids).values_list("post", "audience", "group", "department"))
    inside = rights_in({group for _post, _audience, group, _department in rows if group})
    for post, audience, group, department in rows:
        if group:
            groups[post] += (group,)
        rights[post] |= {
            Placement.Audience.EVERYONE: frozenset({ALL}),
            Placement.Audience.GROUP: inside.get(group, frozenset()),
            Placement.Audience.DEPARTMENT: frozenset({f"@d{department}"}),
        }[audience]
    return rights, groups


def _details():
    """Return the names of the details of all kinds: a post has one of them, read along with it."""
    return [kind.code for kind in all_kinds()]


def _own_words(text, names):
    """Return what a post is found by without the names at its end, which are kept apart."""
    return text.removesuffix(names) if names else text


def _topics_of(posts):
    topics = defaultdict(tuple)
    for post, topic in PostTopic.objects.filter(post__in=posts).values_list("post", "topic"):
        topics[post] += (topic,)
    return topics


def _files(posts):
    """Return {post id: names and texts of its files}."""
    files = defaultdict(list)
    rows = list(
        PostFile.objects.filter(post__in=posts).order_by("rank", "pk").values_list("post", "file", "file__name")
    )
    texts = texts_of([file for _post, file, _name in rows], most=MOST_OF_A_FILE) if rows else {}
    for post, file, name in rows:
        files[post] += [name, texts.get(file, "")]
    return files
