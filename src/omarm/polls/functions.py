"""What an organisation can switch of polls."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function("polls", _("Polls"), _("Let colleagues choose, with a post."), attachments=("poll",), order=70)
)  # fmt: skip
