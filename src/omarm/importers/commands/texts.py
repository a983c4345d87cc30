"""What a foreign message says and when, in a form that fits here."""

from django.utils import timezone

CUT = " […]"


def words_of(source, outcome, *, longest, shown=()):
    """Return the words of a message, then a line for each file that is not among those `shown` as a photo."""
    # A message of files alone has their names as its words, which would then stand there twice.
    only_names = source.files and source.body == ", ".join(file.name for file in source.files)
    body = "" if only_names else source.body.strip()
    lines = (_line(file, body) for file in source.files if file not in shown)
    text = "\n\n".join(part for part in (body, *lines) if part).replace("\x00", "")
    if len(text) <= longest:
        return text
    outcome.noted["cut"] += 1
    return text[: longest - len(CUT)].rstrip() + CUT


def time_of(moment, outcome):
    """Return when it was said; never later than now, because that would be a post that waits for its hour."""
    now = timezone.now()
    if moment > now:
        outcome.noted["future"] += 1
    return min(moment, now)


def _line(file, body):
    label = f"{file.note} ({file.name})" if file.note and file.note not in body else file.name
    return f"\N{PAPERCLIP} {label}{f': {file.link}' if file.link else ''}"
