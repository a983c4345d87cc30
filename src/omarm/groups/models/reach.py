"""THE rules of groups, said once: of which somebody may know, and which they may read. Querysets and statements use them."""

from django.db.models import BooleanField, F, Func

# {id} and {access} are columns of a group; {me} and {guest} tell who reads.
MINE = "{id} in (select group_id from groups_membership where person_id = {me})"
ASKED = "{id} in (select group_id from groups_invitation where person_id = {me})"
READ = f"((not {{guest}} and {{access}} = 'open') or {MINE})"
KNOWN = f"((not {{guest}} and {{access}} <> 'hidden') or {MINE} or {ASKED})"


class _Rule(Func):
    """Whether a rule holds of a group, as a condition for querysets.

    Written as SQL because Django would build and compile its nested queries on every page.
    """

    rule = ""
    output_field = BooleanField()
    conditional = True

    def __init__(self, person):
        super().__init__(F("pk"), F("access"))
        self.reader = reader_of(person)

    def as_sql(self, compiler, connection, **context):
        id_, access = (compiler.compile(source)[0] for source in self.source_expressions)
        return self.rule.format(id=id_, access=access, **self.reader), []


class MayKnow(_Rule):
    """Whether the person may know of a group, its name and its purpose. An invitation tells as much."""

    rule = KNOWN


class MayRead(_Rule):
    """Whether what is inside a group is for the person: posts, members, files."""

    rule = READ


def reader_of(person):
    """Return who reads, for the rules: a whole number and a truth value of our own database, nothing that was typed."""
    return {"me": str(int(person.pk)), "guest": "true" if person.is_guest else "false"}
