"""What is asked before a group is closed with which something else ends. What that is, apps above tell."""

from collections.abc import Callable

from django.utils.translation import gettext as _

_finders: list[Callable] = []


def tell_what_ends(find):
    """Add `find(groups)`: what of an app above ends with these groups, as a list of sentences for who closes them."""
    if find not in _finders:
        _finders.append(find)


def ending_with(group):
    """Return in sentences what ends with a group and its living parts."""
    groups = [group, *group.parts.filter(archived_at=None)]
    return [words for find in _finders for words in find(groups)]


def closing_question(group):
    """Return the question before a group is closed, as groups/question.html shows it; None when nothing else ends with it."""
    ends = ending_with(group)
    if not ends:
        return None
    return {
        "question": _("Close %(group)s?") % {"group": group.name}, "means": " ".join(ends), "label": _("Close the group"),
        "back_url": group.get_absolute_url(),
    }  # fmt: skip
