"""What the culture scan holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("The culture scan"),
        tables=("culture_scan", "culture_box", "culture_part"),
        why=_("So that everybody answers once, and so that one reads who asks."),
        tells=_(
            "Who opened a scan. Of who is asked: that you answered or would rather not, without order and time, apart from the "
            "answers, which lie together by department. Who reads the database between two answers can learn more; that "
            "stands in the documents that come with the program."
        ),
        kept=_("Who opened it: as long as your account is there. That you answered, and the answers: emptied within "
               "two hours after the last day, when it is counted."),
        order=59,
    )
)  # fmt: skip
