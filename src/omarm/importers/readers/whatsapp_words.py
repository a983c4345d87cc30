"""What WhatsApp itself writes between the messages, in Dutch and in English."""

import re

_QUOTED = r"[\"'\u2018\u2019\u201c\u201d](?P<name>[^\"\u201c\u201d]+)[\"'\u2018\u2019\u201c\u201d]"
_DELETED = re.compile(
    r"(?:dit bericht is|(?:je|jij) hebt dit bericht|u he(?:bt|eft) dit bericht) verwijderd(?: door .{1,80})?"
    r"|this message was deleted(?: by .{1,80})?|you deleted this message(?: .{1,80})?",
    re.IGNORECASE,
)
_MEDIA = (
    "media|afbeelding|foto|video|videobericht|audio|spraakbericht|gif|sticker|document|contactkaart|"
    "image|photo|video note|voice message|contact card"
)
_OMITTED = re.compile(rf"<?(?P<what>(?:{_MEDIA})) ?(?P<gone>weggelaten|omitted)>?", re.IGNORECASE)
_ATTACHED = (
    re.compile(r"(?P<name>[^\n/\\]{1,200}\.\w{1,8}) \((?:bestand bijgevoegd|file attached)\)", re.IGNORECASE),
    re.compile(r"<(?:bijgevoegd|bijlage|attached): (?P<name>[^\n/\\>]{1,200})>", re.IGNORECASE),
)
_ATTACHED_HINT = re.compile(r"bijgevoegd|bijlage|attached", re.IGNORECASE)
_EDITED = re.compile(r"<(?:dit bericht is bewerkt|this message was edited)\.?>\s*$", re.IGNORECASE)
_CREATED = re.compile(rf"(?:created (?:the |this )?group|heeft (?:de |deze )?groep) {_QUOTED}", re.IGNORECASE)
# On an iPhone notices carry an author (or the name of the group), and a mark before the words.
_NOTICE = re.compile(
    r"end-to-end|\b(?:created|added|removed|left|joined|changed|turned|pinned|missed)\b"
    r"|\b(?:gemaakt|toegevoegd|verwijderd|verlaten|gewijzigd|vastgemaakt|vastgezet|gemiste|lid geworden|neemt nu deel)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:group|groep|added|toegevoegd|left|verlaten|joined|lid geworden)\b", re.IGNORECASE)
_QUOTE_OPEN = re.compile(r"\b(?:created|changed|heeft|hebt)\b.*[\"“]", re.IGNORECASE)
_LONGEST_NAME = 200
_FILE_NAME = re.compile(r"^WhatsApp[ -](?:chat|groepschat|gesprek)(?:[ -]+(?:met|with))?[ -]+", re.IGNORECASE)


def is_deleted(body: str) -> bool:
    """Tell whether the body only says that a message was deleted."""
    return bool(_DELETED.fullmatch(body.strip().rstrip(".")))


def is_notice(body: str) -> bool:
    """Tell whether a body with a mark before it is a notice of WhatsApp."""
    return bool(_NOTICE.search(body)) and not attachment(body)[0] and not _OMITTED.match(body)


def without_edit_mark(body: str) -> str:
    """Return the body without the words that say it was edited."""
    return _EDITED.sub("", body).rstrip()


def attachment(body: str) -> tuple[str, str]:
    """Return the name of an attached file and the caption under it; the name is empty when there is none."""
    first, _, caption = body.partition("\n")
    for pattern in _ATTACHED if _ATTACHED_HINT.search(first) else ():
        if match := pattern.fullmatch(first.strip()):
            return match["name"].strip(), caption.strip()
        if match := pattern.search(first):  # an iPhone writes the caption before the file
            return match["name"].strip(), (first[: match.start()] + "\n" + caption).strip()
    return "", body


def omitted(body: str) -> tuple[str, str]:
    """Return the note that a photo or the like was left out of the export, and the caption; the note may be empty."""
    first, _, caption = body.partition("\n")
    match = _OMITTED.fullmatch(first.strip())
    return (f"{match['what']} {match['gone']}", caption.strip()) if match else ("", body)


def author_and_body(text: str) -> tuple[str, str]:
    """Split "Anja: hello" at the first colon; the author is empty for a notice of WhatsApp."""
    author, colon, body = text.partition(": ")
    first_line = text.partition("\n")[0]
    if not colon or "\n" in author:
        author, body = (first_line[:-1], text[len(first_line) :]) if first_line.endswith(":") else ("", text)
    if len(author) > _LONGEST_NAME or _QUOTE_OPEN.search(author):  # the colon stands inside a notice
        return "", text
    return author.strip(), body.strip()


def created_name(notice: str) -> str:
    """Return the name of the group from the notice that it was made; empty for any other notice."""
    match = _CREATED.search(notice)
    return match["name"].strip() if match else ""


def says_group(notice: str) -> bool:
    """Tell whether a notice shows that the chat is a group."""
    return bool(_GROUP.search(notice))


def name_from_file(file_name: str) -> str:
    """Return "Wijkteam" for "WhatsApp-chat met Wijkteam (2).txt"; empty when the name says nothing."""
    stem = re.sub(r"\.(?:txt|zip)$", "", file_name, flags=re.IGNORECASE)
    stem = re.sub(r"\s*\(\d+\)$", "", stem)
    return "" if stem == "_chat" else _FILE_NAME.sub("", stem).strip()
