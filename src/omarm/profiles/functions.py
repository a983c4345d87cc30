"""What an organisation can switch of finding people. The directory and the pages of people are always there."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "organisation-chart", _("Organisation chart"), _("See how departments belong together, and who works where."),
        addresses=("profiles:chart", "profiles:outline"), order=110,
    )
)  # fmt: skip
register(
    Function(
        "experts", _("Experts by topic"), _("Leaf through the topics and see who knows about each."),
        addresses=("profiles:experts", "profiles:experts-on"), order=120, ahead=("profiles:expertise", _("Say what you know about")),
    )
)  # fmt: skip
