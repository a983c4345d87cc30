"""What search holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Searches that you kept, and pages on top"),
        tables=("search_savedsearch", "search_bestbet"),
        why=_("You kept a search under a name; or you look after a page that stands on top for some words."),
        tells=_(
            "The searches that you kept yourself, seen by you alone; which pages on top are yours. No other search."
        ),
        order=34,
    ),
    Holding(
        title=_("What can be found"),
        tables=("search_document",),
        why=_("So that search knows who may find what."),
        tells=_("Who wrote something, and for whom it is: no more than the post or file itself."),
        kept=_("As long as what it stands for."),
        order=66,
    ),
    Holding(
        title=_("Words searched in vain"),
        tables=("search_daymark",),
        why=_("With the consent of the works council: to see which word or page is missing."),
        tells=_(
            "During the day that somebody searched a word in vain: who, only with a key that is thrown away at night."
        ),
        kept=_("Until the night. Without consent it stays empty."),
        order=67,
    ),
)
