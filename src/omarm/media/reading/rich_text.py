"""The words of rich text (RTF 1.9.1), which is words with signs between them: all that is about its looks is passed over."""

import re

from omarm.media.reading.outcome import TooMuch

MOST_BYTES = 4 * 1024 * 1024
# A word with its number, a letter of Windows by its number, a mark, a brace, or what it says.
SIGNS = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<code>[0-9a-f]{2})|\\(?P<mark>[^a-z])|(?P<brace>[{}])"
    r"|(?P<words>[^\\{}\r\n]+)",
    re.I,
)
# A group that begins with \* or with one of these tells nothing to who reads.
NOT_READ = {
    "colortbl", "datastore", "fonttbl", "filetbl", "generator", "info", "latentstyles", "listoverridetable", "listtable",
    "nonshppict", "objdata", "pict", "rsidtbl", "stylesheet", "themedata", "xmlnstbl",
}  # fmt: skip
SAID = {
    "par": "\n", "line": "\n", "row": "\n", "cell": " ", "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
MARKS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
LETTERS = 0x10000
DEEPEST = 200


def read(file, pages):
    """Give the words of a rich text to `pages`. Raises TooMuch."""
    data = file.read(MOST_BYTES + 1)
    pages.add(_Reader().words_of(data[:MOST_BYTES].decode("cp1252", "replace")))
    if len(data) > MOST_BYTES:
        raise TooMuch


class _Reader:
    """Goes through the signs. Each open group has (whether it is passed over, how many letters stand in for one)."""

    def __init__(self):
        self._groups = [(False, 1)]
        self._words, self._stand_ins, self._at_start = [], 0, False

    def words_of(self, text):
        for sign in SIGNS.finditer(text):
            told = sign.groupdict()
            if told["brace"]:
                self._brace(told["brace"])
                continue
            if self._at_start and (told["mark"] == "*" or told["word"] in NOT_READ):
                self._groups[-1] = (True, 1)
            self._at_start = False
            if not self._groups[-1][0]:
                self._say(told)
        return "".join(self._words)

    def _brace(self, brace):
        self._stand_ins, self._at_start = 0, brace == "{"
        if brace == "{":
            self._groups.append(self._groups[-1])
            if len(self._groups) > DEEPEST:
                raise TooMuch
        elif len(self._groups) > 1:
            self._groups.pop()

    def _say(self, told):
        if told["words"] is not None:
            self._words.append(told["words"][self._stand_ins :])
            self._stand_ins = max(0, self._stand_ins - len(told["words"]))
        elif told["code"]:
            self._letter(bytes.fromhex(told["code"]).decode("cp1252", "replace"))
        elif told["mark"]:
            self._letter(MARKS.get(told["mark"], ""))
        else:
            self._command(told["word"], told["number"])

    def _letter(self, letter):
        if self._stand_ins:
            self._stand_ins -= 1
        else:
            self._words.append(letter)

    def _command(self, word, number):
        if word == "u" and number:
            self._words.append(chr(int(number) % LETTERS))
            self._stand_ins = self._groups[-1][1]
        elif word == "uc" and number:
            self._groups[-1] = (False, max(0, int(number)))
        else:
            self._words.append(SAID.get(word, ""))
