"""How a post or a comment that was found is shown: nothing that this person may not read."""

from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.media.queries import texts_of
from omarm.search.sources import Hit
from omarm.stream.attachments import words_of_attachments
from omarm.stream.kinds import all_kinds, names_in, told_by, writing_of
from omarm.stream.models import Comment, Placement, Post, PostFile

HEAD = 80  # letters of a post without a title that stand for one
MOST_OF_A_FILE = 20_000  # letters of a file that are looked through for the sentence around the words


def post_hits(person, ids):
    """Return {id: Hit} of these posts, which the person may read."""
    rows = list(Post.objects.filter(pk__in=ids).select_related("author", *(kind.code for kind in all_kinds())))
    places, files, told = _places(person, ids), _files(ids), _told(person, rows)
    return {row.pk: _post_hit(row, told[row.pk], places.get(row.pk), files.get(row.pk, ())) for row in rows}


def comment_hits(person, ids):
    """Return {id: Hit} of these comments, which the person may read."""
    rows = list(Comment.objects.filter(pk__in=ids).select_related("author", "post"))
    places = _places(person, {row.post_id for row in rows})
    return {
        row.pk: Hit(
            row.pk, title_of(row.post), row.get_absolute_url(), row.body, kind_label=str(_("Comment")), icon="reply",
            by=row.author, at=row.created_at, found_in=str(_("in a comment")), **_where(places.get(row.post_id)),
        )
        for row in rows
    }  # fmt: skip


def title_of(post):
    """Return the title of a post, or else the first of its words."""
    if post.title:
        return post.title
    words = " ".join(post.words.split())
    if len(words) <= HEAD:
        return words
    return words[:HEAD].rsplit(" ", 1)[0] + "…"


def _post_hit(row, told, place, files):
    writing = writing_of(row)
    words = "\n".join(filter(None, [richtext.to_text(row.body), told]))
    return Hit(
        row.pk, title_of(row), row.get_absolute_url(), words, kind_label=str(writing.label), icon=writing.icon,
        by=row.author, at=row.published_at, files=files, **_where(place),
    )  # fmt: skip


def _told(person, rows):
    """Return {post id: what its kind and what it carries tell}; to guests without the names of people."""
    told, names, carried = told_by(rows), names_in(rows) if person.is_guest else {}, words_of_attachments(rows)
    return {
        row.pk: "\n".join(filter(None, [told.get(row.pk, "").removesuffix(names.get(row.pk, "")), carried.get(row.pk)]))
        for row in rows
    }


def _places(person, post_ids):
    """Return {post id: the first of its placements through which the person reads it}."""
    found = {}
    placements = Placement.objects.in_reach_of(person).filter(post__in=post_ids)
    for row in placements.select_related("group", "department").order_by("placed_by", "pk"):
        found.setdefault(row.post_id, row)
    return found


def _where(place):
    if place is None or not (place.group or place.department):
        return {"where": ""}
    if place.group:
        return {"where": place.group.name, "where_url": place.group.get_absolute_url()}
    return {"where": place.department.name}


def _files(post_ids):
    """Return {post id: ((name, text), …)} of the files with these posts."""
    rows = list(
        PostFile.objects.filter(post__in=post_ids).order_by("rank", "pk").values_list("post", "file", "file__name")
    )
    texts = texts_of([file for _post, file, _name in rows], most=MOST_OF_A_FILE) if rows else {}
    found = {}
    for post, file, name in rows:
        found[post] = (*found.get(post, ()), (name, texts.get(file, "")))
    return found
