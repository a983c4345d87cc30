"""What files hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Files of groups"),
        tables=("files_folder", "files_document", "files_version", "files_arrival"),
        why=_("Colleagues see who put a file or a version there, and who threw it away."),
        tells=_("What you added, changed or threw away, with the moment. Never that you opened or downloaded it."),
        order=28,
    )
)
