"""Where colleagues chat: in the product that the organisation has for it, at an address made from one that it keeps."""

import re
from urllib.parse import quote

PLACES = ("mail", "username")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_SHAPE = re.compile(r"https://[^\s/?#{}]+[/?#]\S*")


def is_chat_address(address):
    """Return whether chats can be begun at it: an https address with {mail} or {username} behind the name of the site."""
    found = set(_BRACES.findall(address))
    return bool(found) and found <= {f"{{{place}}}" for place in PLACES} and bool(_SHAPE.fullmatch(address))


def chat_with(address, *, username, mail):
    """Return the address of a chat with somebody; empty where there is none, or where it needs a mail address that is not shown."""
    if not is_chat_address(address) or ("{mail}" in address and not mail):
        return ""
    return address.replace("{mail}", quote(mail, safe="@")).replace("{username}", quote(username, safe=""))
