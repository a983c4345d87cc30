"""Why no forecast is given, in words for people."""

from django.utils.translation import gettext_lazy as _

REFUSED = {
    "short": _("There are %(periods)s periods; a forecast needs at least %(fewest)s."),
    "nothing": _("Nobody has begun yet, so there is nothing to base a forecast on."),
    "one_period": _("Everybody began in one period. A forecast needs to see how it spreads."),
    "no_convergence": _("No curve of this kind fits these numbers."),
    "p_out_of_range": _(
        "The curve that fits best makes no sense: people would begin of their own accord by %(p)s per period."
    ),
    "nobody_follows": _(
        "It only gets less: nobody seems to begin because others did, and that is what this forecast is about."
    ),
    "q_out_of_range": _("The curve that fits best makes no sense: people would follow each other by %(q)s per period."),
    "m_too_small": _("The curve that fits best would end at %(m)s people, and %(seen)s have begun already."),
    "m_too_large": _(
        "These numbers do not tell yet where it will end: the best fit says %(m)s people, and %(seen)s have begun so far."
    ),
    "uncertain": _("The numbers scatter too much or say too little to draw a line from (not certain: %(names)s)."),
    "more_than_people": _("The curve that fits best would end at %(m)s people, and there are only %(people)s."),
    "explains_nothing": _("The curve explains these numbers no better than their mean does."),
}

BEFORE_PEAK = _(
    "The numbers still rise. A forecast from before the peak is often far off, mostly too low, and the margin does not show it."
)
