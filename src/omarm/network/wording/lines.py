"""Lines of a terminal."""

from django.utils.formats import number_format


def table(heads, rows):
    """Yield a table as lines, an empty one after it. Columns without a letter stand at the right; None is left empty."""
    shown = [[as_text(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    left = [any(map(str.isalpha, "".join(column[1:]))) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = [
            cell.ljust(wide) if text else cell.rjust(wide) for cell, wide, text in zip(row, widths, left, strict=True)
        ]
        yield "  ".join(cells).rstrip()
    yield ""


def as_text(value, *, decimals=None):
    """Write a value as people of the active language do; a number between has two decimals, or as many as are asked."""
    if value is None:
        return ""
    if isinstance(value, float) and decimals is None:
        decimals = 0 if value.is_integer() else 2
    if isinstance(value, str | int):
        return str(value)
    return number_format(round(value, decimals), decimal_pos=decimals)  # which alone would cut, not round


def per_cent(share):
    """Write a share (0 to 1) as a percentage, an unknown one as a dash."""
    return "–" if share is None else f"{as_text(100 * share, decimals=1)}%"
