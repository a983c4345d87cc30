"""Names of people: the Dutch particles between given name and surname are kept apart, for sorting."""

from typing import NamedTuple

# Only what stands between two other words is a particle; "Van" alone is a surname.
_PARTICLES = {
    "van", "von", "vom", "de", "den", "der", "des", "het", "'t", "ten", "ter", "te", "du", "del", "della", "di", "da", "dos",
    "op", "in", "aan", "uit", "'s", "zu", "zum", "zur",
}  # fmt: skip


class Name(NamedTuple):
    given_name: str
    particle: str
    surname: str


def split_name(full: str) -> Name:
    """Split a name as people write it. One word becomes the surname; "Postma, Dirk van der" is understood too."""
    surname, comma, rest = full.partition(",")
    if comma and rest.strip() and surname.strip():
        words = rest.split()
        start = _particles_at_end(words)
        given, particle = " ".join(words[:start]), " ".join(words[start:])
        return Name(given, particle, surname.strip())._replace(**({} if particle else _surname_parts(surname)))
    words = full.split()
    particles = (at for at, word in enumerate(words[:-1]) if at and _is_particle(word))
    start = next(particles, None) or _last_word(words)
    return Name(" ".join(words[:start]), **_surname_parts(" ".join(words[start:])))


def split_surname(surname: str) -> Name:
    """Split the particles off a surname that holds them: "van der Postma"."""
    return Name("", **_surname_parts(surname))


def _surname_parts(surname: str) -> dict[str, str]:
    words = surname.split()
    start = next((at for at, word in enumerate(words) if not _is_particle(word)), len(words) - 1)
    start = max(start, 0)
    return {"particle": " ".join(words[:start]), "surname": " ".join(words[start:])}


def _last_word(words: list[str]) -> int:
    # An emoji behind a name is no surname.
    return next((at for at in range(len(words) - 1, 0, -1) if any(map(str.isalpha, words[at]))), 0)


def _is_particle(word: str) -> bool:
    return word.casefold().replace("\u2019", "'") in _PARTICLES


def _particles_at_end(words: list[str]) -> int:
    start = len(words)
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return start
