"""THE rule of placements, said once: through which of them somebody may read. The feed uses the same words."""

from django.db.models import BooleanField, F, Func

# {audience} {group} {department} are columns of a placement; {me} and {guest} tell who reads; {mine} and {near} are
# the person's groups and the departments above them.
RULE = """(
    ({audience} = 0 and not {guest})
    or {group} in ({mine})
    or (not {guest} and {group} in (select id from groups_group where access = 'open'))
    or {department} in ({near})
)"""
MINE = "select group_id from groups_membership where person_id = {me}"
NEAR = "select unnest(path) from people_department where id = {department_of_me} and not {guest}"

# The same for statements that are told `me`, `guest` and `department`, of a placement `p`.
IN_REACH = RULE.format(
    audience="p.audience", group="p.group_id", department="p.department_id", guest="%(guest)s",
    mine=MINE.format(me="%(me)s"), near=NEAR.format(department_of_me="%(department)s", guest="%(guest)s"),
)  # fmt: skip


class InReachOf(Func):
    """Whether a placement is one through which the person may read: RULE as a condition for querysets.

    Written as SQL because Django would build and compile four nested queries for it on every page.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, person):
        super().__init__(F("audience"), F("group_id"), F("department_id"))
        # Whole numbers and a truth value of our own database: nothing that anybody typed.
        self.reader = {
            "me": str(int(person.pk)),
            "guest": "true" if person.is_guest else "false",
            "department_of_me": str(int(person.department_id or 0)),
        }

    def as_sql(self, compiler, connection, **context):
        columns = [compiler.compile(source)[0] for source in self.source_expressions]
        names = dict(zip(("audience", "group", "department"), columns, strict=True))
        mine, near = MINE.format(**self.reader), NEAR.format(**self.reader)
        return RULE.format(**names, **self.reader, mine=mine, near=near), []
