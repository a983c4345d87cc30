"""Which groups must be computed anew: those in which something happened, or of which the 28 days still moved."""

from django.db import connection

# {since} is the end of the oldest day up to which a quiet group was counted.
DUE = """
    with touched as (
        select l.group_id from stream_placement l where l.live and l.group_id is not null and l.published_at >= %(since)s
        union
        select l.group_id from stream_comment c join stream_placement l on l.post_id = c.post_id
        where c.created_at >= %(since)s and l.live and l.group_id is not null
    ), counted as (
        select m.group_id, count(*) as members
        from groups_membership m join people_person p on p.id = m.person_id where p.is_active group by 1
    )
    select g.id from groups_group g left join care_grouphealth h on h.group_id = g.id
    where g.archived_at is null and (h.group_id is null or h.ended_on < %(day)s and (
        not h.is_quiet or h.judged_by <> g.kind || ':' || coalesce(g.promise_hours || 'h', g.promise_days::text, '') or h.is_between <> %(between)s or h.ended_on < %(closed)s
        or g.id in (select group_id from touched)
        or h.members <> coalesce((select members from counted where counted.group_id = g.id), 0)
    ))
    order by g.id
"""


def due_groups(*, day, since, closed, may_look_between):
    """Return the ids of the groups whose health up to a day must be computed.

    `since` is the moment from which anything new counts, `closed` the day on which the last period ended.
    """
    with connection.cursor() as db:
        db.execute(DUE, {"day": day, "since": since, "closed": closed, "between": may_look_between})
        return [row[0] for row in db.fetchall()]
