"""What polls hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Polls"),
        tables=("polls_vote", "polls_polloption", "polls_pollbox"),
        why=_("So that everybody votes once; in a poll with names readers see who chose what."),
        tells=_(
            "With names: what you chose. Without names: that you voted, without order and time, apart from the votes. Who reads "
            "the database between two votes can learn more; that stands in the documents that come with the program."
        ),
        kept=_("With names: as long as the poll. Without names: emptied when the poll closes."),
        order=44,
    )
)
