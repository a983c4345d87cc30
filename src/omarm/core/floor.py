"""How few people a number may be about: below it, a number tells on each of them."""

FLOOR = 8


def from_floor(number):
    """Return the number, or None when it is below the floor, nought included: a one after a nought is one person."""
    return number if number >= FLOOR else None


def tells_on_few(part, whole, *, floor=FLOOR):
    """Return whether a share `part` of `whole` tells on fewer than the floor: on the part itself, or on who is left of it."""
    return part < floor or 0 < whole - part < floor
