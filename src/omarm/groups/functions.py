"""What an organisation can switch of groups: starting one. Those that are there stay."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "starting-groups", _("Starting groups"), _("Start a group of your own. Groups that are there go on."),
        addresses=("groups:new", "groups:similar"), order=90,
    )
)  # fmt: skip
