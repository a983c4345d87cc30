"""A colleague as a card for an address book, and the address of their profile as a square to scan."""

import io
import re

import segno

from omarm.people.queries import organisation
from omarm.profiles.queries.values import shown

CODES = ("function", "department", "phone", "mail", "place")
LONGEST_LINE = 75  # octets of a line, without its end: RFC 2425, 5.8.1, which RFC 2426 takes over
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # some readers take the last for ends of a line


def vcard_for(viewer, person, *, address):
    """Return somebody's vCard 3.0 (RFC 2426) as text with CRLF: what this viewer may see, and the address of the profile."""
    told = {code: one.text for code, one in shown(viewer, [person], CODES)[person.pk].items()}
    here = organisation()
    family = f"{person.particle} {person.surname}".strip()
    lines = [
        "BEGIN:VCARD", "VERSION:3.0",
        f"N:{_text(family or person.name)};{_text(person.given_name)};;;",
        f"FN:{_text(person.name)}",
        _several("ORG", *filter(None, (here.name if here else "", told.get("department")))),
        _several("TITLE", told.get("function", "")),
        _several("TEL;TYPE=WORK,VOICE", told.get("phone", "")),
        _several("EMAIL;TYPE=INTERNET,WORK", told.get("mail", "")),
        _several("ADR;TYPE=WORK", *(["", told["place"], "", "", "", "", ""] if "place" in told else [])),
        f"URL:{address}", "END:VCARD",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines if line)


def qr_of(address):
    """Return an address as a QR code: an SVG element, dark on light in both themes, without styles of its own."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(
        drawn, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, nl=False, dark="#000", light="#fff",
        svgclass="qr", lineclass=None,
    )  # fmt: skip
    return drawn.getvalue().decode()


def _several(name, *parts):
    """Return a line with parts, or nothing when all of them are empty."""
    return f"{name}:{';'.join(map(_text, parts))}" if any(parts) else ""


def _text(value):
    return CONTROLS.sub("", value).translate(ESCAPED)


def _folded(line):
    """Break a long line so that no part is over 75 octets and no letter is cut in two; a blank begins what goes on."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join([*parts, part])
