"""Marks: lexemes that nobody can type, for who may find a document and for what a search is narrowed to."""

from datetime import date

MOST_QUARTERS = 12


def marks_of(source, words, at):
    """Return the marks of a document: its rights, and what it can be narrowed to."""
    groups = {group for group in (words.group_id, *words.more_groups) if group}
    found = {*words.rights, f"@k{source}", quarter(at.date())}
    found |= {f"@i{group}" for group in groups} | {f"@t{topic}" for topic in words.topics}
    if words.kind:
        found.add(kind(words.kind))
    if words.author_id:
        found.add(f"@w{words.author_id}")
    return sorted(found)


def narrowing(filters):
    """Return the parts of a tsquery that narrow to the filters, without that of the source."""
    found = []
    if filters.kind:
        found.append(kind(filters.kind))
    for letter, number in (("i", filters.group), ("w", filters.author), ("t", filters.topic)):
        if number is not None:
            found.append(f"@{letter}{int(number)}")
    return [f"'{mark}'" for mark in found] + quarters(filters.since, filters.until)


def any_of(marks):
    """Return the text of a tsquery for one of these marks; of what no document has when there are none."""
    return f"({' | '.join(f"'{mark}'" for mark in sorted(marks) or ['@none'])})"


def kind(code):
    """Return the mark of a kind of post."""
    return "@y" + "".join(letter for letter in code.lower() if letter.isascii() and letter.isalnum())[:30]


def quarter(day):
    """Return the mark of the quarter of a year in which a day is."""
    return f"@q{day.year:04d}{(day.month - 1) // 3 + 1}"


def quarters(since, until):
    """Return the part of a tsquery for the quarters between two days, as a list; empty when they are many or open."""
    last = until or date.today()  # noqa: DTZ011 (a quarter more or less: the moment itself decides)
    if since is None or since > last:
        return []
    numbers = range(since.year * 4 + (since.month - 1) // 3, last.year * 4 + (last.month - 1) // 3 + 2)
    if len(numbers) > MOST_QUARTERS:
        return []
    return [any_of(f"@q{number // 4:04d}{number % 4 + 1}" for number in numbers)]
