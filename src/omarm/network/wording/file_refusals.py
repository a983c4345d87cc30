"""Why a file cannot be read, or its rows are no network, in words for people. What can be pointed at is, by line and column."""

from django.utils.translation import gettext_lazy as _

FILES = {
    "cannot_open": _("The file %(name)s cannot be opened."),
    "empty_file": _("The file %(name)s is empty."),
    "file_too_large": _("The file %(name)s is larger than %(limit)s MB."),
    "not_text": _("The file %(name)s is not a text file."),
    "unknown_encoding": _("The characters of %(name)s cannot be read (around line %(line)s). Save it as UTF-8."),
    "damaged_table": _("Line %(row)s of %(name)s cannot be read as a table. Is a quotation mark missing?"),
    "long_row": _("Line %(row)s of %(name)s has more cells than there are columns."),
    "double_column": _("The column “%(column)s” stands twice in %(name)s."),
    "missing_column": _("The column “%(column)s” is missing in %(name)s. There are: %(found)s."),
}
NETWORK = {
    "nobody": _("%(table)s has nobody in it."),
    "double_tie": _("%(table)s, line %(line)s, column %(column)s: %(value)s stands in this file twice."),
    "double_attribute": _("The column “%(value)s” stands twice in %(table)s."),
    "no_attribute": _("There is no column “%(value)s” about people. There are: %(found)s."),
}
