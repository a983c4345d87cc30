"""What goes along when another way to write is chosen: what only the former one asks, to come back with it."""

from omarm.core import richtext

MARK = "along-"  # before the names of fields that come back
HEAD = f"{MARK}head"  # the words that stand at the head of the text meanwhile


def along_of(values):
    """Return [(name, value)] of what goes along unseen with a form, from what was sent."""
    return [(name, value) for name in values if name.startswith(MARK) for value in values.getlist(name)]


def taken_along(values, *, former, chosen, person):
    """Return what was typed in the Writing `former`, as the Writing `chosen` takes it.

    Fields that only `former` asks go along unseen, and what they say stands at the head of the text. When `chosen` is the one
    that they are of, they are filled in as they were, and the text has no such head any more.
    """
    along, body, is_rich = values.copy(), values.get("body", ""), bool(values.get("is_rich"))
    before = f"{MARK}{chosen.code}-"
    kept = {name: values.getlist(name) for name in values if name.startswith(before)}
    if kept:
        body = _without_head(body, values.get(HEAD, ""), is_rich)
        along.pop(HEAD, None)
    for name, told in kept.items():
        along.pop(name)
        along.setlist(name.removeprefix(before), told)
    if told := [words for words in former.form.words_along(values, person=person) if words not in body]:
        along[HEAD] = " · ".join(told)
        body = _with_head(body, along[HEAD], is_rich)
    for name in _own_names(former.form, values):
        along.setlist(f"{MARK}{former.code}-{name}", values.getlist(name))
    along["body"] = body
    return along


def _own_names(form, values):
    """Return the names under which the own fields of a form were sent; one field can have several parts."""
    own = form.own_names()
    return [name for name in values if name.partition("-")[0] in own]


def _with_head(body, head, is_rich):
    return f"{richtext.from_text(head)}{body}" if is_rich else f"{head}\n\n{body}"


def _without_head(body, head, is_rich):
    """Return the text as it was, where its first paragraph still is this head."""
    first, between, rest = body.partition("</p>" if is_rich else "\n\n")
    words = richtext.to_text(first) if is_rich else first.replace("\r", "")
    return rest if head and between and words.strip() == head else body
