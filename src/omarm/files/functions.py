"""What an organisation can switch of files: adding them. Those that are there can be read."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "files", _("Files of groups"), _("Add files and folders to a group, and new versions of them."), order=100,
        addresses=(
            "files:add", "files:send", "files:add-in", "files:send-in", "files:new-folder", "files:new-folder-in",
            "files:send-version",
        ),
    )
)  # fmt: skip
