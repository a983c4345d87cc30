"""The fields that every organisation has: where their value stands, and what of them an administrator cannot change.

Their rows (label, order, audience) are ordinary rows of Field, made by the first migration.
"""

from dataclasses import dataclass

EDITABLE = ("labels", "is_required", "is_found", "audience", "may_narrow", "source", "removal")


@dataclass(frozen=True)
class BuiltIn:
    """One built-in field. `column` is where Person holds its text, date or row; without one it has rows of its own.

    `scheme` makes an address of the text (`tel:`). `fixed` names what of it is not the administrator's to change, because
    other pages rest on it: the function and department tell two colleagues with one name apart, the chart is made of
    managers, an account has one mail address.
    """

    code: str
    column: str = ""
    scheme: str = ""
    fixed: frozenset[str] = frozenset()


def _but(*free):
    return frozenset(EDITABLE) - frozenset(free)


BUILT_INS = (
    BuiltIn("function", column="function", fixed=_but("labels", "source", "is_required")),
    BuiltIn("department", column="department", fixed=_but("labels")),
    BuiltIn("position", column="position", fixed=_but("labels")),
    BuiltIn("manager", column="manager", fixed=_but("labels")),
    BuiltIn("phone", column="phone", scheme="tel:"),
    BuiltIn("mail", column="email", scheme="mailto:", fixed=frozenset({"source", "is_required"})),
    BuiltIn("place", column="place"),
    BuiltIn("about", column="about"),
    BuiltIn("employed_since", column="employed_since", fixed=frozenset({"source", "is_found", "is_required"})),
    BuiltIn("expertise", fixed=frozenset({"source", "is_required"})),
    BuiltIn("languages", fixed=frozenset({"source"})),
    BuiltIn("projects", fixed=frozenset({"source", "is_required"})),
    BuiltIn("working_days", fixed=frozenset({"source", "is_found", "is_required"})),
    BuiltIn("absence", fixed=frozenset({"source", "is_found", "is_required"})),
)  # fmt: skip
BY_CODE = {one.code: one for one in BUILT_INS}
COLUMNS = {one.column: one.code for one in BUILT_INS if one.column}


def may_be_removed(field):
    """Return whether a field may be taken off every profile."""
    return "removal" not in fixed_of(field)


def changes_kind(field):
    """Return whether a field may become one of another kind: only the organisation's own."""
    return field.code not in BY_CODE


def fixed_of(field):
    """Return the names (EDITABLE) of what of a field cannot be changed: nothing of the organisation's own fields."""
    return BY_CODE[field.code].fixed if field.code in BY_CODE else frozenset()
