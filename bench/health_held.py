"""Moves a seed into the last year and computes the health of its groups; tells as JSON how long each took."""

import json
import time
from datetime import timedelta

from omarm.cli.surroundings import django_at_hand

# The seed writes over three years. All of it is moved into the last one, in the same order; a comment goes with its post.
INTO_A_YEAR = """
    create temporary table moved as
        select id, published_at as was, now() - (now() - published_at) / 3 as at from stream_post;
    create unique index on moved (id);
    update stream_post p set created_at = m.at, published_at = m.at,
        text = case when p.id %% 5 = 0 then p.text || ' Wie weet dat?' else p.text end
        from moved m where m.id = p.id;
    update stream_placement l set published_at = m.at from moved m where m.id = l.post_id;
    update stream_comment c set created_at = least(m.at + (c.created_at - m.was), now()) from moved m where m.id = c.post_id;
    update groups_group set created_at = now() - interval '3 years', kind = 'practice';
    vacuum analyze
"""


def main():
    with django_at_hand():
        from django.db import connection  # noqa: PLC0415 (needs the database's address)
        from django.utils import timezone  # noqa: PLC0415 (the same)

        from omarm.care.commands import compute_health  # noqa: PLC0415 (the same)
        from omarm.care.models import GroupHealth  # noqa: PLC0415 (the same)
        from omarm.care.queries.counting import BETWEEN  # noqa: PLC0415 (the same)
        from omarm.care.queries.health import health_of, history_of  # noqa: PLC0415 (the same)
        from omarm.care.queries.windows import yesterday  # noqa: PLC0415 (the same)
        from omarm.consent.models import ConsentRecord  # noqa: PLC0415 (the same)
        from omarm.people.models import Person  # noqa: PLC0415 (the same)
        from omarm.stream.models import Comment, Post  # noqa: PLC0415 (the same)

        with connection.cursor() as db:
            for statement in INTO_A_YEAR.replace("%%", "%").split(";"):
                db.execute(statement)
        ConsentRecord.objects.create(
            measurement=BETWEEN, given_by="-", given_on=timezone.localdate(), scope="-", document="-",
            recorded_by=Person.objects.first(),
        )  # fmt: skip

        def computed(what, day):
            before = time.perf_counter()
            groups = compute_health(day=day)
            return {"what": what, "groups": groups, "seconds": time.perf_counter() - before}

        rows = [
            computed("all groups with a year of past", yesterday() - timedelta(days=1)),
            computed("the night after", yesterday()),
            computed("once more the same night", yesterday()),
        ]
        before, some = time.perf_counter(), GroupHealth.objects.select_related("group")[:100]
        for health in some:
            history_of(health_of(health.group)[0])
        page_ms = (time.perf_counter() - before) * 1000 / len(some)
        told = {"rows": rows, "posts": Post.objects.count(), "comments": Comment.objects.count(), "page_ms": page_ms}
        print(json.dumps(told))


if __name__ == "__main__":
    main()
