"""How a post or a comment that was found is shown: nothing that this person may not read."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.search.sources import Hit
from omarm.stream.attachments import words_of_attachments
from omarm.stream.kinds import names_in, told_by, writings_of
from omarm.stream.models import Comment, Post
from omarm.stream.models.reach import IN_REACH

HEAD = 80  # letters of a post without a title that stand for one
MOST_OF_A_FILE = 20_000  # letters of a file that are looked through for the sentence around the words

# What both statements tell of a post; of its places the first through which the person reads it.
_ABOUT = "post.id, post.title, post.body, author.id, author.name, place.name, place.slug, place.department"
_PLACE = f"""left join lateral (
    select g.name, g.slug, d.name as department from stream_placement p
      left join groups_group g on g.id = p.group_id
      left join people_department d on d.id = p.department_id
     where p.post_id = post.id and {IN_REACH} order by p.placed_by_id, p.id limit 1) place on true"""
POSTS = f"""
select {_ABOUT}, post.kind, post.text, post.published_at, post.attached,
       exists (select from stream_postfile where post_id = post.id)
  from stream_post post join people_person author on author.id = post.author_id {_PLACE}
 where post.id = any(%(ids)s::bigint[])
"""
COMMENTS = f"""
select {_ABOUT}, said.id, said.body, said.created_at
  from stream_comment said join stream_post post on post.id = said.post_id
  join people_person author on author.id = said.author_id {_PLACE}
 where said.id = any(%(ids)s::bigint[])
"""
FILES = """
select carried.post_id, file.name, coalesce(left(words.text, %(most)s), '')
  from stream_postfile carried join media_file file on file.id = carried.file_id
  left join media_filetext words on words.file_id = file.id
 where carried.post_id = any(%(ids)s::bigint[]) order by carried.rank, carried.id
"""


class _About(NamedTuple):
    """What is told of a post, the author being that of what was found."""

    pk: int
    title: str
    body: str
    author_id: int
    author: str
    group: str | None
    slug: str | None
    department: str | None

    @property
    def by(self):
        return Person.from_db("default", ["id", "name"], [self.author_id, self.author])

    @property
    def where(self):
        """Where it stands, as parts of a Hit."""
        if self.group:
            return {"where": self.group, "where_url": Group(slug=self.slug).get_absolute_url()}
        return {"where": self.department or ""}


class _Found(NamedTuple):
    """A post that was found: what `stream.kinds` and `stream.attachments` look at, and the rest of its row."""

    about: _About
    kind: str
    text: str
    published_at: datetime
    attached: list
    has_files: bool

    @property
    def pk(self):
        return self.about.pk


def post_hits(person, ids):
    """Return {id: Hit} of these posts, which the person may read."""
    rows = [_Found(_About(*row[:8]), *row[8:]) for row in _rows(POSTS, person, ids)]
    files = _files([row.pk for row in rows if row.has_files])
    writings, words = writings_of(rows), _words(person, rows)
    return {row.pk: _post_hit(row, writings[row.pk], words[row.pk], files.get(row.pk, ())) for row in rows}


def comment_hits(person, ids):
    """Return {id: Hit} of these comments, which the person may read."""
    found, rows = {}, [(_About(*row[:8]), *row[8:]) for row in _rows(COMMENTS, person, ids)]
    for about, pk, body, at in rows:
        url = Comment(pk=pk, post_id=about.pk).get_absolute_url()
        found[pk] = Hit(
            pk, _title_of(about), url, body, kind_label=str(_("Comment")), icon="reply", by=about.by, at=at, **about.where,
        )  # fmt: skip
    return found


def _title_of(about):
    """Return the title of a post, or else the first of its words."""
    if about.title:
        return about.title
    words = " ".join(richtext.to_text(about.body).split())
    if len(words) <= HEAD:
        return words
    return words[:HEAD].rsplit(" ", 1)[0] + "…"


def _post_hit(row, writing, words, files):
    return Hit(
        row.pk, _title_of(row.about), Post(pk=row.pk).get_absolute_url(), words, kind_label=str(writing.label),
        icon=writing.icon, by=row.about.by, at=row.published_at, files=files, **row.about.where,
    )  # fmt: skip


def _words(person, rows):
    """Return {post id: its words, what its kind tells and what it carries}; to guests without the names of people."""
    told, carried = _for_guests(rows) if person.is_guest else {}, words_of_attachments(rows)
    return {row.pk: "\n".join(filter(None, [told.get(row.pk, row.text), carried.get(row.pk)])) for row in rows}


def _for_guests(rows):
    """Return {post id: its words and what its kind tells}, put together anew: `text` has names in it."""
    told, names = told_by(rows), names_in(rows)
    return {
        row.pk: "\n".join(
            filter(None, [richtext.to_text(row.about.body), told.get(row.pk, "").removesuffix(names.get(row.pk, ""))])
        )
        for row in rows
    }


def _files(post_ids):
    """Return {post id: ((name, text), …)} of the files with these posts."""
    found = {}
    if post_ids:
        with connection.cursor() as cursor:
            cursor.execute(FILES, {"ids": post_ids, "most": MOST_OF_A_FILE})
            for post, name, text in cursor.fetchall():
                found[post] = (*found.get(post, ()), (name, text))
    return found


def _rows(statement, person, ids):
    told = {"ids": list(ids), "me": person.pk, "guest": person.is_guest, "department": person.department_id}
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return cursor.fetchall()
