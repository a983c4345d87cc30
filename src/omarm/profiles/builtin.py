"""The fields that every organisation has: where their value stands, and what of them an administrator cannot change.

Their rows (label, order, audience) are ordinary rows of Field, made by the first migration.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EDITABLE = ("labels", "is_required", "is_found", "audience", "may_narrow", "source", "removal")


@dataclass(frozen=True)
class BuiltIn:
    """One built-in field. `kind` says what one answers. `column` is where Person holds its text, date or row; without one it has rows of its own.

    `scheme` makes an address of the text (`tel:`). `fixed` names what of it is not the administrator's to change, because
    other pages rest on it: the function and department tell two colleagues with one name apart, the chart is made of
    managers, an account has one mail address.
    """

    code: str
    kind: Promise
    column: str = ""
    scheme: str = ""
    fixed: frozenset[str] = frozenset()


def _but(*free):
    return frozenset(EDITABLE) - frozenset(free)


BUILT_INS = (
    BuiltIn("function", _("A line of text"), column="function", fixed=_but("labels", "source", "is_required")),
    BuiltIn("department", _("A department"), column="department", fixed=_but("labels")),
    BuiltIn("position", _("A position of the staff list"), column="position", fixed=_but("labels")),
    BuiltIn("manager", _("A colleague"), column="manager", fixed=_but("labels")),
    BuiltIn("phone", _("A telephone number"), column="phone", scheme="tel:"),
    BuiltIn("mail", _("A mail address"), column="email", scheme="mailto:", fixed=frozenset({"source", "is_required"})),
    BuiltIn("place", _("A line of text"), column="place"),
    BuiltIn("about", _("Text of more lines"), column="about"),
    BuiltIn("employed_since", _("A date"), column="employed_since", fixed=frozenset({"source", "is_found", "is_required"})),
    BuiltIn("expertise", _("Topics"), fixed=frozenset({"source", "is_required"})),
    BuiltIn("languages", _("More from a list"), fixed=frozenset({"source"})),
    BuiltIn("projects", _("Projects"), fixed=frozenset({"source", "is_required"})),
    BuiltIn("working_days", _("Days of the week"), fixed=frozenset({"source", "is_found", "is_required"})),
    BuiltIn("absence", _("Days, and who stands in"), fixed=frozenset({"source", "is_found", "is_required"})),
)  # fmt: skip
BY_CODE = {one.code: one for one in BUILT_INS}
COLUMNS = {one.column: one.code for one in BUILT_INS if one.column}


def may_be_removed(field):
    """Return whether a field may be taken off every profile."""
    return "removal" not in fixed_of(field)


def kind_of(field):
    """Return in words what one answers in a field."""
    return BY_CODE[field.code].kind if field.code in BY_CODE else field.get_kind_display()


def changes_kind(field):
    """Return whether a field may become one of another kind: only the organisation's own."""
    return field.code not in BY_CODE


def fixed_of(field):
    """Return the names (EDITABLE) of what of a field cannot be changed: nothing of the organisation's own fields."""
    return BY_CODE[field.code].fixed if field.code in BY_CODE else frozenset()
