"""What an organisation can switch of compliments."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "compliments", _("Compliments"), _("Thank a colleague where others can see it, with a value of the organisation."),
        writings=("praise",), order=60,
    )
)  # fmt: skip
