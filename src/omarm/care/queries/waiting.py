"""What waits for a hand among groups, and who wrote for the first time: plain values for the desk.

Each sort takes a bounded number of queries, by an index that is there, however many groups and posts there are.
"""

from datetime import timedelta

from django.db import connection
from django.db.models import Exists, F, OuterRef

from omarm.care.models import HelpRequest, OverdueQuestion
from omarm.care.queries.desk import quiet_groups
from omarm.core.prepared import Waiting
from omarm.groups.models import Group
from omarm.groups.queries.living import ownerless_groups
from omarm.people.models.person import NAMELESS
from omarm.stream.models import Comment, Post, Reaction

NEW = timedelta(days=7)  # a welcome that comes later is none
OVERDUE_FOR = timedelta(days=28)
NEWEST_COMMENTS = 3000  # among these is looked for first ones: comments have no index by their moment

# The first thing that somebody ever wrote here, when it is a post of this week that nobody answered or reacted to. A question is
# none of these: a welcome below it would count as its answer. It waits among the questions.
FIRST_POSTS = """
    select p.id, p.author_id, p.published_at from stream_post p
    join (select distinct l.post_id from stream_placement l where l.live and l.published_at >= %(since)s) fresh on fresh.post_id = p.id
    join people_person who on who.id = p.author_id and who.is_active and who.source_key is distinct from %(nobody)s
    where p.deleted_at is null and p.hidden_at is null and p.published_at >= %(since)s and p.published_at <= %(now)s
      and p.kind <> 'question'
      and not exists (select from stream_placement e where e.live and e.author_id = p.author_id and e.published_at < p.published_at)
      and not exists (select from stream_comment c where c.author_id = p.author_id and c.created_at < p.published_at)
      and not exists (select from stream_comment c where c.post_id = p.id and c.author_id <> p.author_id
                       and c.deleted_at is null and c.hidden_at is null)
      and not exists (select from stream_reaction r where r.post_id = p.id)
    order by p.published_at, p.id limit %(most)s
"""
# The same for a comment: to which nobody said anything after it.
FIRST_COMMENTS = """
    select c.id, c.post_id, c.author_id, c.created_at
    from (select * from stream_comment order by id desc limit %(newest)s) c
    join people_person who on who.id = c.author_id and who.is_active and who.source_key is distinct from %(nobody)s
    where c.created_at >= %(since)s and c.created_at <= %(now)s and c.deleted_at is null and c.hidden_at is null
      and not exists (select from stream_comment e where e.author_id = c.author_id and e.id <> c.id and e.created_at <= c.created_at)
      and not exists (select from stream_placement l where l.live and l.author_id = c.author_id and l.published_at < c.created_at)
      and not exists (select from stream_comment a where a.post_id = c.post_id and a.author_id <> c.author_id
                       and a.created_at > c.created_at and a.deleted_at is null and a.hidden_at is null)
    order by c.created_at, c.id limit %(most)s
"""


def first_posts(now, most):
    """Return the first posts that nobody said anything to yet, the oldest of this week first."""
    rows = _rows(FIRST_POSTS, now, most)
    return [Waiting(key=str(pk), values={"post": pk}, since=at) for pk, _author, at in rows]


def first_comments(now, most):
    """Return the first comments after which nobody said anything, the oldest of this week first."""
    rows = _rows(FIRST_COMMENTS, now, most)
    return [Waiting(key=str(pk), values={"post": post, "comment": pk}, since=at) for pk, post, _author, at in rows]


def quiet(now, most):
    """Return the quiet groups that were not asked yet whether they go on, those that rest longest first; no hidden ones.

    One that nobody owns is not among them: nobody would be asked, and it waits for an owner (`ownerless`).
    """
    living = Group.objects.filter(archived_at=None, asked_on=None).exclude(access=Group.Access.HIDDEN)
    living = living.exclude(pk__in=ownerless_groups().order_by().values("pk"))
    rows = quiet_groups(living).order_by("quiet_from", "pk")
    return [_group(row, since=row.quiet_from) for row in rows[:most]]


def ownerless(now, most):
    """Return the living groups that nobody owns and for which the desk can find an owner: of closed ones the members choose."""
    rows = (
        ownerless_groups()
        .filter(access__in=[Group.Access.OPEN, Group.Access.REQUEST], members_hidden=False)
        .order_by("created_at", "pk")
    )
    return [_group(row) for row in rows[:most]]


def help_asked(now, most):
    """Return the groups that asked for help and got no answer yet, the oldest request first."""
    rows = HelpRequest.objects.filter(answered_at=None).select_related("group").order_by("pk")[:most]
    return [_group(row.group, key=str(row.pk), since=row.asked_at, request=row.pk) for row in rows]


def overdue_questions(now, most):
    """Return the posts with a question in groups that wait longer than the group promised, of the last four weeks.

    Those that were asked as such have a clock of their own (questions/prepared.py).
    """
    rows = OverdueQuestion.objects.filter(owners_told_at__gte=now - OVERDUE_FOR, post__in=Post.objects.live())
    rows = rows.exclude(post__kind="question").select_related("post", "group").order_by("owners_told_at", "pk")[:most]
    answered = _answered([row.post_id for row in rows])
    return [
        _group(
            row.group, key=f"{row.group_id}-{row.post_id}", since=row.post.published_at, until=row.owners_told_at,
            post=row.post_id,
        )
        for row in rows
        if row.post_id not in answered
    ]  # fmt: skip


def group_is_known(person, waiting):
    """Return those of a list of which the person may know of the group; a hidden one that asks for help says itself that it is there."""
    known = _known(person, waiting)
    return [one for one in waiting if one.values["group"] in known]


def any_that_asks(person, waiting):
    """Return those of a list that still wait: who asks for help shows itself (docs/decisions/0021)."""
    asked = HelpRequest.objects.filter(answered_at=None, pk__in=[one.values["request"] for one in waiting])
    there = set(asked.values_list("pk", flat=True))
    return [one for one in waiting if one.values["request"] in there]


def post_is_readable(person, waiting):
    """Return those of a list of which the person may read the post, and did not write it themselves: with who wrote what."""
    readable = Post.objects.visible_to(person).exclude(author=person).select_related("author")
    there = {post.pk: post for post in readable.filter(pk__in=[one.values["post"] for one in waiting])}
    return [_written(one, post, post) for one in waiting if (post := there.get(one.values["post"]))]


def comment_is_readable(person, waiting):
    """Return those of a list of which the person may read the comment, and did not write it themselves: with who said it."""
    readable = Comment.objects.visible_to(person).standing().exclude(author=person).select_related("author", "post")
    there = {said.pk: said for said in readable.filter(pk__in=[one.values["comment"] for one in waiting])}
    return [_written(one, said, said.post) for one in waiting if (said := there.get(one.values["comment"]))]


def first_post_waits(person, waiting):
    """Return those that the person may read and that nobody welcomed meanwhile, by a word or a reaction."""
    posts = [one.values["post"] for one in waiting]
    met = _answered(posts) | set(Reaction.objects.filter(post__in=posts).values_list("post", flat=True))
    return post_is_readable(person, [one for one in waiting if one.values["post"] not in met])


def first_comment_waits(person, waiting):
    """Return those that the person may read and after which nobody said anything meanwhile."""
    after = Comment.objects.standing().filter(post=OuterRef("post"), created_at__gt=OuterRef("created_at"))
    met = Exists(after.exclude(author=OuterRef("author")))
    ids = [one.values["comment"] for one in waiting]
    there = set(Comment.objects.filter(~met, pk__in=ids).values_list("pk", flat=True))
    return comment_is_readable(person, [one for one in waiting if one.values["comment"] in there])


def still_overdue(person, waiting):
    """Return those that nobody answered meanwhile, of which the person may read the post, and know of the group."""
    answered = _answered([one.values["post"] for one in waiting])
    left = [one for one in waiting if one.values["post"] not in answered]
    return post_is_readable(person, group_is_known(person, left))


def still_ownerless(person, waiting):
    """Return those groups that the person may know of and that nobody owns yet."""
    return _still(ownerless_groups(), group_is_known(person, waiting))


def still_quiet(person, waiting):
    """Return those groups that the person may know of and whose owners nobody asked meanwhile."""
    return _still(Group.objects.filter(archived_at=None, asked_on=None), group_is_known(person, waiting))


def _rows(statement, now, most):
    told = {"since": now - NEW, "now": now, "most": most, "newest": NEWEST_COMMENTS, "nobody": NAMELESS}
    with connection.cursor() as db:
        db.execute(statement, told)
        return db.fetchall()


def _group(group, *, key="", since=None, until=None, **values):
    is_hidden = group.access == Group.Access.HIDDEN  # its name stays out of it
    told = {"name": "", "slug": ""} if is_hidden else {"name": group.name, "slug": group.slug}
    return Waiting(key=key or str(group.pk), since=since, until=until, values={"group": group.pk, **told, **values})


def _known(person, waiting):
    groups = Group.objects.listed_for(person).filter(pk__in=[one.values["group"] for one in waiting])
    return set(groups.values_list("pk", flat=True))


def _written(one, by, post):
    # The name of a group is that of one that the person knows, or none.
    return one.filled(author=by.author.name, title=str(post)[:80])


def _still(groups, waiting):
    ids = [one.values["group"] for one in waiting]
    there = set(groups.filter(pk__in=ids).order_by().values_list("pk", flat=True))
    return [one for one in waiting if one.values["group"] in there]


def _answered(posts):
    said = Comment.objects.standing().filter(post__in=posts)
    return set(said.exclude(author=F("post__author")).values_list("post", flat=True))
