"""Why a row over time cannot be used, in words for people. Each names the file, the line and the column."""

from django.utils.translation import gettext_lazy as _

ROWS = {
    "not_a_moment": _(
        "%(table)s, line %(line)s, column %(column)s: “%(value)s” is no number, date (2026-03-02) or month (2026-03)."
    ),
    "not_a_time": _("%(table)s, line %(line)s, column %(column)s: “%(value)s” is no time such as 2026-03-02 14:05."),
    "mixed_moments": _(
        "%(table)s, line %(line)s, column %(column)s: “%(value)s” is of another kind than the moments before it. Use numbers, dates or months alone."
    ),
    "not_a_number": _("%(table)s, line %(line)s, column %(column)s: “%(value)s” is no number."),
    "negative": _("%(table)s, line %(line)s, column %(column)s: %(value)s is less than nought."),
    "missing_id": _("%(table)s, line %(line)s, column %(column)s: there is nothing here."),
    "double_id": _("%(table)s, line %(line)s, column %(column)s: “%(value)s” stands in this file twice."),
    "unknown_id": _("%(table)s, line %(line)s, column %(column)s: “%(value)s” is not among the people."),
    "double_period": _("%(table)s, line %(line)s, column %(column)s: the period %(value)s stands in this file twice."),
    "gap": _(
        "%(table)s, line %(line)s, column %(column)s: before %(value)s a period is missing. Give every period, with 0 where nobody began."
    ),
    "several_series": _(
        "%(table)s, line %(line)s, column %(column)s: there are several series. Choose one with --series: %(value)s."
    ),
    "no_such_series": _("%(table)s, line %(line)s, column %(column)s: there is no series “%(value)s”."),
}
