"""What apps above add to the acts on a post or comment of somebody else, and to the address of a post that is hidden."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from omarm.core.functions import addresses_off

THINGS = ("post", "comment")


@dataclass(frozen=True)
class Act:
    """A link to `url_name` with the id of a `thing` ("post", "comment") that somebody else wrote.

    With `may(person, post)` it stands with every post, one's own too, for whom that is true.
    """

    thing: str
    label: Promise
    url_name: str
    icon: str = ""
    may: Callable | None = None


@dataclass(frozen=True)
class ActLink:
    """An Act as it stands with one thing."""

    label: Promise
    url: str
    icon: str


_acts: dict[str, list[Act]] = {thing: [] for thing in THINGS}
_leads: list[Callable] = []


def register(act):
    """Add an Act. Raises KeyError for a thing that has no menu."""
    if act not in _acts[act.thing]:
        _acts[act.thing].append(act)


def acts_with_comment(pk):
    """Return the ActLinks with a comment of somebody else, in the order in which they were registered."""
    return [ActLink(act.label, reverse(act.url_name, args=[pk]), act.icon) for act in _acts["comment"]]


def acts_on_post(person, post):
    """Return the ActLinks with a post for one person who reads it, in the order in which they were registered."""
    is_own = post.author_id == person.pk
    off = addresses_off(person)
    offered = [act for act in _acts["post"] if act.url_name not in off]
    mine = [act for act in offered if (act.may(person, post) if act.may else not is_own)]
    return [ActLink(act.label, reverse(act.url_name, args=[post.pk]), act.icon) for act in mine]


def register_lead(lead):
    """Have `lead(person, post_id)` asked where the address of a post that is not up leads its author: an address or ""."""
    if lead not in _leads:
        _leads.append(lead)


def lead_from(person, post_id):
    """Return where a post that is not up leads this person, "" when nowhere."""
    return next((address for lead in _leads if (address := lead(person, post_id))), "")
