"""Dutch names: how they are written, sorted and found."""

from dataclasses import dataclass

from omarm.core.folding import fold, slug

PARTICLES = (
    "van der", "van den", "van de", "van het", "van 't", "van ter", "van", "von der", "von", "de la", "de le", "de",
    "den", "der", "het", "'t", "in 't", "in het", "in de", "op den", "op de", "op 't", "op het", "aan de", "aan den",
    "aan het", "ter", "ten", "te", "uit de", "uit den", "uit het", "bij de", "onder de", "over de", "voor de", "el",
    "al", "da", "dos", "du", "la", "le",
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A name in its parts; `text` is how it is written."""

    given: str = ""
    particle: str = ""
    surname: str = ""

    @property
    def text(self):
        return " ".join(part for part in (self.given, self.particle, self.surname) if part)

    @property
    def sort_key(self):
        """Surname first and without tussenvoegsel, as a Dutch list has it: “Vos, Chantal de”."""
        return fold(f"{self.surname} {self.given} {self.particle}")[:240]

    @classmethod
    def split(cls, text):
        """Return the Name in a full name: the longest known tussenvoegsel after the first word starts the surname."""
        words = text.split()
        for start in range(1, len(words)):
            for end in range(len(words) - 1, start, -1):
                if " ".join(words[start:end]).lower() in PARTICLES:
                    return cls(" ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:]))
        return cls(" ".join(words[:-1]), "", words[-1]) if len(words) > 1 else cls("", "", text.strip())


def username_from(text):
    """Return a username in our shape from a name, mail address or foreign username; never empty."""
    return slug(text.partition("@")[0].replace(".", " ").replace("_", " ")).replace("-", ".") or "person"


def free_username(wanted, taken):
    """Return `wanted`, or with the lowest number behind it that `taken` (a function of a username) does not know."""
    candidate, number = wanted, 1
    while taken(candidate):
        number += 1
        candidate = f"{wanted}{number}"
    return candidate
