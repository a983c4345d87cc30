"""What counts as a question: posts of the kind, and other posts whose title or text ends in a question mark."""

from django.db import connection

from omarm.care.questions import Question

# A poll is answered by voting, so it is not waiting for words. A comment of the author is no answer. Who owns or manages
# the group asks to have others talk: without an answer that is no broken promise. A post that stands
# in two groups is a question in both; one that was brought into the group later was asked
# there then, and when it had an answer already, answered at once.
QUESTIONS = r"""
    select l.group_id, l.post_id, l.published_at, (
        select greatest(min(c.created_at), case when count(*) > 0 then l.published_at end) from stream_comment c
        where c.post_id = p.id and c.author_id <> p.author_id and c.deleted_at is null and c.hidden_at is null
    )
    from stream_placement l join stream_post p on p.id = l.post_id
    where l.live and l.group_id = any(%(groups)s) and l.published_at >= %(since)s and l.published_at < %(until)s
        and not 'poll' = any(p.attached) and p.kind <> 'question'
        and not exists (select from groups_membership m
            where m.group_id = l.group_id and m.person_id = p.author_id and m.role in ('owner', 'manager'))
        and '?' in (right(rtrim(p.title, %(closing)s), 1), right(rtrim(p.text, %(closing)s), 1))
"""
# Of the kind, with the promise that it was given where it was asked. Solved by who asked it counts as answered.
ASKED = """
    select l.group_id, l.post_id, l.published_at,
        greatest(coalesce(q.answered_at, q.solved_at), case when coalesce(q.answered_at, q.solved_at) is not null then l.published_at end),
        case when l.placed_by_id is null then q.due_at end
    from stream_placement l join questions_question q on q.post_id = l.post_id
    where l.live and l.group_id = any(%(groups)s) and l.published_at >= %(since)s and l.published_at < %(until)s
        and not exists (select from groups_membership m
            where m.group_id = l.group_id and m.person_id = l.author_id and m.role in ('owner', 'manager'))
"""
CLOSING = " \n\r\t\u00a0\"'”’»)*_"


def questions_asked(group_ids, since, until):
    """Return the Questions of these groups that were asked as such: the provider of the kind."""
    with connection.cursor() as db:
        db.execute(ASKED, {"groups": group_ids, "since": since, "until": until})
        return [Question(*row) for row in db.fetchall()]


def questions_in_posts(group_ids, since, until):
    """Return the Questions among the other posts of these groups, by their question mark."""
    with connection.cursor() as db:
        db.execute(QUESTIONS, {"groups": group_ids, "since": since, "until": until, "closing": CLOSING})
        return [Question(*row) for row in db.fetchall()]
