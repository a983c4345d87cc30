"""What an organisation can switch of the ways to write an update. The everyday one is always there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.core.functions import Function, register

register(
    Function(
        "working-on", _("What I am working on"), _("Tell what you are busy with, and what you can use help with."),
        writings=("working_on",), order=30,
    )
)  # fmt: skip
register(
    Function(
        "stories", _("Success stories"), _("Tell what went well, what you did and who helped."), writings=("story",), order=40
    )
)  # fmt: skip
register(
    Function(
        "reports", pgettext_lazy("way to write", "Reports"), _("Show with photos what you saw or did somewhere, and ask who joins."),
        writings=("report",), order=50,
    )
)  # fmt: skip
register(
    Function(
        "celebrations", _("Celebrations"), _("Tell what succeeded, why it matters and whom you thank."),
        writings=("celebration",), order=55,
    )
)  # fmt: skip
