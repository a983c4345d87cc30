"""What groups are about: the topics of the posts in them, as far as somebody reads those."""

from django.db import connection
from django.utils import timezone

from omarm.stream.queries import sources

LOOKED_THROUGH = 200


def topics_in_groups(person):
    """Return [(slug, name)] of the topics in use that occur in a group which the person reads, by name.

    Looked for among the newest 200 posts of each: what occurs in their groups long ago alone is not offered.
    """
    return _asked(_OCCURRING, person, most=LOOKED_THROUGH)


def groups_on(person, topic):
    """Return {group id} of the groups that the person reads in which at least one post is about the topic."""
    return {pk for (pk,) in _asked(_GROUPS_ON, person, topic=topic.pk)}


def _asked(statement, person, **names):
    reader = {"me": person.pk, "department": person.department_id, "guest": person.is_guest, "now": timezone.now()}
    with connection.cursor() as cursor:
        cursor.execute(sources.PERSON + statement, reader | names)
        return cursor.fetchall()


_IN_A_GROUP = f"p.live and p.group_id is not null and p.published_at <= %(now)s and {sources.READABLE}"

_OCCURRING = f"""
listed as (select id, slug, name, sort_key from topics_topic where merged_into_id is null)
select slug, name from listed
 where exists (
    select 1 from (
        select t.post_id from stream_posttopic t
         where t.topic_id = listed.id and t.live and t.published_at <= %(now)s
         order by t.published_at desc, t.post_id desc limit %(most)s) newest
      join stream_placement p on p.post_id = newest.post_id and {_IN_A_GROUP})
 order by sort_key, name, id
"""

_GROUPS_ON = f"""
posts as (select post_id from stream_posttopic where topic_id = %(topic)s and live and published_at <= %(now)s)
select distinct p.group_id from posts join stream_placement p on p.post_id = posts.post_id and {_IN_A_GROUP}
"""
