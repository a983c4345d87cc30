"""The words of the demonstration, as they stand in the content files."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

CONTENT = files("omarm.demo") / "content"


@dataclass(frozen=True)
class Content:
    """What the content files say, as tables. `posts` are those of all conversations together."""

    organisation: dict
    departments: list
    groups: list
    cast: list
    guests: list
    names: dict
    functions: list
    about: list
    posts: list


def read_content() -> Content:
    """Return the content of all files."""
    organisation, people = _read(CONTENT / "organisation.toml"), _read(CONTENT / "people.toml")
    conversations = (CONTENT / "conversations").iterdir()
    written = sorted((file for file in conversations if file.name.endswith(".toml")), key=lambda file: file.name)
    return Content(
        organisation=organisation["organisation"],
        departments=organisation["department"],
        groups=organisation["group"],
        cast=people["person"],
        guests=_read(CONTENT / "guests.toml")["guest"],
        names=people["names"],
        functions=people["functions"],
        about=people["about"]["general"],
        posts=[post for file in written for post in _read(file)["post"]],
    )


def _read(file):
    return tomllib.loads(file.read_text(encoding="utf-8"))
