"""What the command line tells about the demonstration."""

from dataclasses import dataclass

from omarm.people.queries import demo_accounts as demo_people

WHAT_FOR = {
    "medewerker": "an everyday member: reads, posts, answers",
    "groepsbeheerder": "runs a community of practice",
    "redacteur": "writes the news for everyone",
    "communitymanager": "welcomes, connects and looks after the groups",
    "bestuurder": "leads the organisation, in groups that others do not see",
    "or": "chairs the works council",
    "beheerder": "manages accounts, departments and settings",
    "buitendienst": "works outdoors, on a phone and without a mailbox",
}


@dataclass(frozen=True)
class DemoAccount:
    """An account to look around with."""

    username: str
    name: str
    what_for: str


def demo_accounts():
    """Return the accounts of the demonstration in the order of their task; none in another organisation's database."""
    return [DemoAccount(person.username, person.name, WHAT_FOR[person.username]) for person in demo_people()]
