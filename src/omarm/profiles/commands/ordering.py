"""The order of what an administrator keeps in a list."""


def change_places(rows, row, *, up):
    """Change places of a row with the one before (`up`) or behind it, and number all of them. Returns whether it moved.

    `rows` are all of the list, in its order and locked.
    """
    place = next(number for number, one in enumerate(rows) if one.pk == row.pk)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(rows):
        return False

    rows[place], rows[other] = rows[other], rows[place]
    for order, one in enumerate(rows):
        one.order = order
    type(row).objects.bulk_update(rows, ["order"])
    return True
