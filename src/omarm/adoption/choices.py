"""Which indicators stand first: those by which an organisation sees whether it comes nearer to its goal."""

from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice, chosen_in, register

ANSWERS, TIES, STORIES, WELCOME = "answers", "ties", "stories", "welcome"
FIRST = {
    ANSWERS: ("questions-in-time", "answers-reused", "newcomers-answered"),
    TIES: ("two-way-ties", "reached-outside", "across-departments", "newcomers-answered"),
    STORIES: ("stories-with-result", "posts-by-others", "across-departments"),
    WELCOME: ("newcomers-answered", "questions-in-time", "posts-by-others"),
}


def put_first(indicators, department_id=None):
    """Return these Indicators with those first that a department (None: the organisation) looks at first."""
    first = FIRST[chosen_in("adoption.first", department_id)]
    ranks = {code: rank for rank, code in enumerate(first)}
    return sorted(indicators, key=lambda indicator: ranks.get(indicator.code, len(ranks)))


register(
    Choice(
        code="adoption.first", label=_("Indicators that stand first"), default=ANSWERS,
        about=_("By what one sees on the pages of Adoption whether it works. All indicators stay."),
        options=(
            (ANSWERS, _("Answers: in time, and used again")), (TIES, _("Ties: with whom one is in touch")),
            (STORIES, _("Stories: what came of it, and who tells")), (WELCOME, _("A good start: newcomers, and answers in time")),
        ),
        per_department=True, order=90,
    )
)  # fmt: skip
