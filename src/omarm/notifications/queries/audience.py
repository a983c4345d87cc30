"""Who is to be told of something: sources of (person_id, reason), and what keeps one of them from being told.

All of it is SQL, so that ten thousand followers are one statement. tests/test_audience.py holds it against the read
rule of `Post.objects.visible_to`.
"""

from omarm.notifications.models import ALWAYS, MAILED, NEWS, PAST_MUTES, Reason
from omarm.stream.models.reach import RULE

_MENTIONS = f"""
    select m.person_id, {Reason.MENTION} as reason from stream_mention m
     where m.post_id = %(post)s::bigint and m.comment_id is not distinct from %(comment)s::bigint
       and not exists (select 1 from notifications_toldmention told where told.mention_id = m.id)
"""

_GROUP = f"""
    select f.person_id, {Reason.GROUP} as reason from stream_placement p
      join stream_follow f on f.group_id = p.group_id and not f.is_muted
     where p.post_id = %(post)s::bigint and p.live
"""

_NAMED = "select unnest(%(people)s::bigint[]) as person_id, %(reason)s::smallint as reason"

# Who is told of a post that is new, and of one that is shared to a place where others read.
OF_A_POST = f"""
    {_MENTIONS}
    union all {_GROUP}
    union all
    select f.person_id, {Reason.TOPIC} from stream_posttopic t
      join stream_follow f on f.topic_id = t.topic_id and not f.is_muted
     where t.post_id = %(post)s::bigint
    union all
    select f.person_id, {Reason.COLLEAGUE} from stream_follow f
     where f.colleague_id = %(actor)s::bigint and not f.is_muted
    union all {_NAMED}
"""
OF_A_PLACE = f"{_MENTIONS} union all {_GROUP} and p.id = %(placement)s::bigint"
OF_A_MENTION = _MENTIONS
OF_WHAT_CONCERNS_THEM = _NAMED
OF_A_GROUP = f"select person_id, {Reason.FOR_ALL} as reason from groups_membership where group_id = %(group)s::bigint"
OF_THE_AUTHOR = (
    "select author_id as person_id, %(reason)s::smallint as reason from stream_post where id = %(post)s::bigint"
)

# A comment is an answer to the post, to what it quotes or answers, and to who takes part in the same thread.
OF_A_COMMENT = f"""
    {_MENTIONS}
    union all
    select author_id, {Reason.ANSWER} from stream_post where id = %(post)s::bigint
    union all
    select said.author_id, {Reason.REPLY} from stream_comment said, stream_comment new
     where new.id = %(comment)s::bigint and said.id = any(array[%(answered)s::bigint, new.quotes_id])
    union all
    select said.author_id, {Reason.TOOK_PART} from stream_comment said, stream_comment new
     where new.id = %(comment)s::bigint and said.post_id = new.post_id and new.parent_id in (said.parent_id, said.id)
       and said.deleted_at is null and said.hidden_at is null
    union all
    select f.person_id, {Reason.CONVERSATION} from stream_follow f where f.post_id = %(post)s::bigint and not f.is_muted
"""

_READABLE = RULE.format(
    audience="p.audience", group="p.group_id", department="p.department_id", guest="person.is_guest",
    mine="select group_id from groups_membership where person_id = person.id",
    near="select unnest(path) from people_department where id = person.department_id and not person.is_guest",
)  # fmt: skip

_SILENT = "select 1 from notifications_silence s where s.person_id = person.id and s.reason = wanted.reason and"
_MUTED = "select 1 from stream_follow f where f.person_id = person.id and f.is_muted and"

# A muted conversation or colleague is muted altogether, except for what one must read and what is for all members. A muted topic or group mutes
# its news; who is named there or gets an answer still hears of it. One's own post is no news.
TOLD = f"""
    select person.id as person_id, max(wanted.reason) as reason,
           bool_or(%(by_mail)s and wanted.reason in {tuple(map(int, MAILED))} and not exists ({_SILENT} s.channel = 'mail')) as mail_due
      from ({{source}}) wanted
      join people_person person on person.id = wanted.person_id and person.is_active
      join stream_post post on post.id = %(post)s::bigint and post.deleted_at is null and post.hidden_at is null
       and post.published_at <= %(now)s::timestamptz
     where person.id <> all(%(but)s::bigint[])
       and exists (select 1 from stream_placement p where p.post_id = post.id and {_READABLE})
       and (%(comment)s::bigint is null or exists (select 1 from stream_comment c
             where c.id = %(comment)s::bigint and c.deleted_at is null and c.hidden_at is null))
       and (wanted.reason in {tuple(map(int, ALWAYS))} or not exists ({_SILENT} s.channel = 'app'))
       and (wanted.reason in {tuple(map(int, PAST_MUTES))} or not (
             exists ({_MUTED} f.post_id = post.id) or exists ({_MUTED} f.colleague_id = %(actor)s::bigint)))
       and not (wanted.reason in {tuple(map(int, NEWS))} and (
             person.id = post.author_id
             or exists ({_MUTED} f.topic_id in (select topic_id from stream_posttopic where post_id = post.id))
             or exists ({_MUTED} f.group_id in (
                 select group_id from stream_placement where post_id = post.id and group_id is not null))))
     group by person.id
"""
