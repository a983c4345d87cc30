"""Where somebody stands in the organisation: their layer, their department and the area that it is part of."""

from dataclasses import dataclass

LEADER, MANAGER, OTHER = LAYERS = "leader", "manager", "other"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody as the staff directory has them on the day of counting.

    `department` is the id of the second level of the tree, `area` of the first; None for who is in none. `is_asked`: the
    round asks them, or they answered it before they moved or left.
    """

    id: int
    layer: str = OTHER
    department: int | None = None
    area: int | None = None
    is_here: bool = True
    is_asked: bool = True
    has_answered: bool = False


def layer_of(*, leads, has_reports):
    """Return the layer: who leads the organisation (a role), who is somebody's manager, or a colleague."""
    if leads:
        return LEADER
    return MANAGER if has_reports else OTHER


def departments_of(paths):
    """Return {key: (department, area)} of {key: ids of departments from the root down}: the top two levels of the tree.

    A root that holds everybody is the organisation itself, and no level. Who is in no department has (None, None).
    """
    known = [path for path in paths.values() if path]
    skip = 1 if known and len({path[0] for path in known}) == 1 and any(len(path) > 1 for path in known) else 0
    found = {}
    for key, path in paths.items():
        below = path[skip:] or path
        found[key] = (below[min(1, len(below) - 1)], below[0]) if below else (None, None)
    return found
