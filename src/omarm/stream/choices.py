"""What an organisation chooses about writing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.choices import Choice, chosen, register
from omarm.core.functions import writings_off
from omarm.stream.kinds import all_writings

EVERYDAY = "everyday"


def first_writing(person):
    """Return the code of the writing that the composer begins with for somebody, "" for the everyday one."""
    code = EVERYDAY if person.is_guest else chosen("stream.writing", person)
    return "" if code == EVERYDAY or code in writings_off(person) else code


def _writings():
    named = [(writing.code, writing.label) for writing in all_writings() if not writing.everyday]
    return [(EVERYDAY, _("An ordinary post")), *named]


register(
    Choice(
        code="stream.writing", label=gettext_lazy("What the composer begins with"), options=_writings, default=EVERYDAY,
        about=gettext_lazy("The first way to write that one sees. The others are a tap away."),
        per_department=True, order=10,
    )
)  # fmt: skip
