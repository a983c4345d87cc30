"""The words of the demonstration, as they stand in the content files."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

CONTENT = files("omarm.demo") / "content"


@dataclass(frozen=True)
class Content:
    """What the content files say, as tables. `posts` are those of all conversations together.

    `accounts` is what the people of the demonstration accounts follow, keep and still have to send, `care` what is
    done for groups and what was reported, `profiles` what people tell about their work, `search` what stands on top for
    some words and what somebody keeps to search for again, `adoption` what is said beside the figures of adoption.
    """

    organisation: dict
    departments: list
    groups: list
    cast: list
    guests: list
    names: dict
    functions: list
    about: list
    topics: list
    domains: list
    posts: list
    accounts: list
    folders: list
    documents: list
    care: dict
    profiles: dict
    search: dict
    adoption: dict


def read_content() -> Content:
    """Return the content of all files."""
    organisation, people = _read(CONTENT / "organisation.toml"), _read(CONTENT / "people.toml")
    accounts, files_of_groups = _read(CONTENT / "accounts.toml"), _read(CONTENT / "files.toml")
    communities = _read(CONTENT / "groups.toml")
    more = {told["slug"]: told for told in communities["about"]}
    conversations = (CONTENT / "conversations").iterdir()
    written = sorted((file for file in conversations if file.name.endswith(".toml")), key=lambda file: file.name)
    return Content(
        organisation=organisation["organisation"],
        departments=organisation["department"],
        groups=[group | more.get(group["slug"], {}) for group in organisation["group"]] + communities["group"],
        cast=people["person"],
        guests=_read(CONTENT / "guests.toml")["guest"],
        names=people["names"],
        functions=people["functions"],
        about=people["about"]["general"],
        topics=_read(CONTENT / "topics.toml")["topic"],
        domains=accounts["preview_domain"],
        posts=[post for file in written for post in _read(file)["post"]],
        accounts=accounts["account"],
        folders=files_of_groups["folder"],
        documents=files_of_groups["document"],
        care=_read(CONTENT / "care.toml"),
        profiles=_read(CONTENT / "profiles.toml"),
        search=_read(CONTENT / "search.toml"),
        adoption=_read(CONTENT / "adoption.toml"),
    )


def _read(file):
    return tomllib.loads(file.read_text(encoding="utf-8"))
