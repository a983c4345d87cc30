"""Slack's own notation, turned into text as people read it."""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"<([^<>\n]*)>")
_EMOJI = re.compile(r"(?<![\w:]):([a-z0-9_+'-]{1,40}):(?::skin-tone-[2-6]:)?(?![\w])")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # the only three that Slack escapes, and in this order
_GLYPHS = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "clap": "👏", "ok_hand": "👌", "pray": "🙏", "wave": "👋",
    "muscle": "💪", "raised_hands": "🙌", "point_up": "☝️", "eyes": "👀", "heart": "❤️", "tada": "🎉", "fire": "🔥",
    "rocket": "🚀", "100": "💯", "white_check_mark": "✅", "heavy_check_mark": "✔️", "x": "❌", "warning": "⚠️",
    "bulb": "💡", "star": "⭐", "coffee": "☕", "cake": "🍰", "smile": "😄", "slightly_smiling_face": "🙂", "grin": "😁",
    "joy": "😂", "wink": "😉", "blush": "😊", "heart_eyes": "😍", "sunglasses": "😎", "thinking_face": "🤔", "sweat_smile": "😅",
    "cry": "😢", "sob": "😭", "disappointed": "😞", "scream": "😱", "open_mouth": "😮", "sleeping": "😴", "see_no_evil": "🙈",
}  # fmt: skip


def readable(text: str, people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """Return the text with mentions, channels, links, common emoji and entities as people read them.

    `people` and `channels` give the name that belongs to an id.
    """

    def in_words(found: re.Match[str]) -> str:
        target, _, label = found[1].partition("|")
        if target.startswith("@"):
            return "@" + (people.get(target[1:]) or label.lstrip("@") or target[1:])
        if target.startswith("#"):
            return "#" + (label.lstrip("#") or channels.get(target[1:]) or target[1:])
        return _special(target[1:], label) if target.startswith("!") else _link(target, label)

    with_tokens = _TOKEN.sub(in_words, text)
    with_emoji = _EMOJI.sub(lambda found: _GLYPHS.get(found[1], found[0]), with_tokens)
    return _unescaped(with_emoji).strip()


def _special(target: str, label: str) -> str:
    command, _, _rest = target.partition("^")
    if command in {"here", "channel", "everyone", "group"}:
        return "@" + command
    return label or target


def _link(target: str, label: str) -> str:
    address = target.removeprefix("mailto:").removeprefix("tel:")
    bare = re.sub(r"^https?://", "", address).rstrip("/")
    if not label or label.rstrip("/") in {address, bare, address.rstrip("/")}:
        return address
    return f"{label} ({address})"


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
