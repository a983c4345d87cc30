"""What previews of other sites hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Sites that may be asked for a preview"),
        tables=("previews_previewdomain",),
        why=_("Administrators say which sites the server may ask for a title."),
        tells=_("Which administrator allowed a site, and when. Not who opens a link."),
        order=84,
    )
)
