"""What an organisation can switch of must-reads. What was asked before can still be confirmed."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "must-read", _("Must-reads"), _("Ask colleagues to confirm that they read a post."),
        attachments=("mustread",), order=80,
    )
)  # fmt: skip
