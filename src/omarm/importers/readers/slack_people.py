"""The people of a Slack workspace: its list of users, and those who wrote without standing in it."""

from .names import Name, split_name
from .shape import SourcePerson
from .text import email_or_none, key_of, username_for
from .untrusted import Fields, line, nested

_SLACKBOT = "USLACKBOT"


class SlackPeople:
    def __init__(self, users: list[Fields]):
        self.bots = {line(user, "id") for user in users if _is_bot(user)} | {_SLACKBOT}
        self.by_id = {user_id: _person(user) for user in users if (user_id := line(user, "id")) not in {*self.bots, ""}}

    @property
    def names(self) -> dict[str, str]:
        """The name by id, for mentions."""
        return {user_id: person.name for user_id, person in self.by_id.items()}

    def key(self, user_id: str) -> str | None:
        """Return the key of somebody in the list of users."""
        person = self.by_id.get(user_id)
        return person.key if person else None

    def author_key(self, message: Fields, user_id: str) -> str | None:
        """Return the key of who wrote the message; one from a shared channel is remembered by what the message tells."""
        if user_id and user_id not in self.by_id and user_id not in self.bots:
            profile = nested(message, "user_profile")
            self.by_id[user_id] = _person(
                {"id": user_id, "name": profile.get("name"), "profile": profile, "deleted": True}
            )
        return self.key(user_id)


def _is_bot(user: Fields) -> bool:
    return user.get("is_bot") is True or user.get("is_workflow_bot") is True


def _person(user: Fields) -> SourcePerson:
    profile = nested(user, "profile")
    user_id = line(user, "id")
    key = key_of("slack", user_id)
    username = username_for(line(user, "name"), line(profile, "display_name", "real_name"), key=key)
    return SourcePerson(
        key=key,
        username=username,
        **_name(user, profile, username)._asdict(),
        email=email_or_none(profile.get("email")),
        function=line(profile, "title"),
        phone=line(profile, "phone"),
        active=user.get("deleted") is not True,
    )


def _name(user: Fields, profile: Fields, username: str) -> Name:
    given, surname = line(profile, "first_name"), line(profile, "last_name")
    full = f"{given} {surname}" if given and surname else line(profile, "real_name", "display_name")
    return split_name(full or line(user, "real_name") or username)
