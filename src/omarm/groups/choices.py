"""What an organisation chooses about groups that start."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.core.choices import Choice, register

BY_KIND = "kind"
DAYS = (1, 2, 5)


def _promises():
    days = [(str(number), ngettext("%d working day", "%d working days", number) % number) for number in DAYS]
    return [(BY_KIND, _("As the kind of group proposes")), *days]


register(
    Choice(
        code="groups.promise", label=gettext_lazy("Answer promise of new groups"), options=_promises, default=BY_KIND,
        about=gettext_lazy("Within how many days a question gets an answer, as it is filled in for who starts a group."),
        per_department=True, order=60,
    )
)  # fmt: skip
