"""What one page of a profile shows one reader."""

from dataclasses import dataclass

from omarm.people.models import Person
from omarm.profiles.queries.narrowing import audiences_of, current_fields, seen_by, seen_in
from omarm.profiles.queries.values import Shown, told_in
from omarm.profiles.queries.week import days_in_short, week_at_hand

HEAD = ("function", "phone", "mail")  # stands in the head of the page
AT_THE_SIDE = ("department", "position", "manager", "place", "employed_since")
NOBODY = 0  # the id of a reader who is none


@dataclass(frozen=True)
class Profile:
    """What stands in somebody's fields for one reader, by code, and which fields that reader may see at all."""

    told: dict[str, Shown]
    seen: frozenset[str]

    @property
    def fields(self):
        """What stands in the middle of the page: all that has no place of its own."""
        return [one for code, one in self.told.items() if code not in (*HEAD, *AT_THE_SIDE)]

    @property
    def short_fields(self):
        """Return the same without what has a panel of its own."""
        return [one for one in self.fields if one.code != "about"]

    @property
    def at_the_side(self):
        """What stands beside it, but for the manager, who is shown with a face."""
        return [one for code, one in self.told.items() if code in AT_THE_SIDE and code != "manager"]


def profile_of(viewer, person):
    """Return the Profile of somebody whom the viewer may see already."""
    fields = current_fields()
    audiences = audiences_of([person], fields)
    seen = seen_in(viewer, [person], fields, audiences)
    told = told_in(viewer, [person], fields, audiences, seen)[person.pk]
    return Profile(told, frozenset(code for code, ids in seen.items() if ids))


def in_one_line(profile, person):
    """Return what stands under the name, as texts: department, place, and on which days somebody works who works here.

    It is of that Profile, so of what its reader may see. The side of the page says the same in full, but far down on a phone.
    """
    texts = [profile.told[code].text for code in ("department", "place") if code in profile.told]
    week = week_at_hand(person) if person.is_active and "working_days" in profile.seen else None
    return [text for text in (*texts, days_in_short(week)) if text]


def has_namesake(viewer, person):
    """Return whether the viewer sees somebody else of that name."""
    others = Person.objects.visible_to(viewer).active().exclude(pk=person.pk)
    return others.filter(name=person.name).exists()


def reports_shown(viewer, manager):
    """Return who has somebody as their manager, by surname, as far as the viewer may see who their manager is."""
    rows = list(Person.objects.visible_to(viewer).active().filter(manager=manager.pk).by_surname())
    seen = seen_by(viewer, rows, ["manager"])["manager"] if rows else set()
    return [row for row in rows if row.pk in seen]


def stand_in(role):
    """Return a reader without rows, to see one's own page as "colleague" or "guest" does. Raises KeyError for another.

    A colleague of another department, a guest of one of one's groups: who sees least of those who may see the page.
    """
    reader = Person(pk=NOBODY, is_guest={"colleague": False, "guest": True}[role])
    reader.tasks = ()
    return reader
