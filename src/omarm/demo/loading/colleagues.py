"""Who works here: the cast as it is written, the others drawn by chance that always falls the same way."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from omarm.demo.drawing.chance import chance_for
from omarm.demo.drawing.portraits import generated_look
from omarm.demo.loading.jobs import vacancies, words_about_themselves
from omarm.demo.loading.naming import Names
from omarm.people.naming import Name, free_username, username_from

OUTDOORS = {"groen", "wegen", "afval"}
AT_A_DESK = ("adviseur", "beheerder", "opzichter", "planner", "coördinator", "inspecteur")
WITH_PORTRAIT, WITH_MAIL_OUTDOORS = 0.55, 0.25
LOOK = ("skin", "hair", "style", "glasses", "beard")


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody of the demonstration; department and manager by their keys. Without a look there is no portrait."""

    key: str
    name: Name
    username: str
    email: str | None
    function: str
    department: str | None = None
    manager: str = ""
    place: str = ""
    phone: str = ""
    about: str = ""
    roles: tuple = ()
    employed_since: date | None = None
    ends_on: date | None = None
    look: dict | None = None
    is_feminine: bool = False
    guest_in: tuple = ()

    @property
    def is_generated(self):
        return self.key.startswith("@")

    @property
    def is_guest(self):
        return bool(self.guest_in)


def colleagues(content, calendar, first_words):
    """Return all Colleagues: cast, generated employees and guests. Nobody wrote before they worked here."""
    cast = [_of_the_cast(person, calendar) for person in content.cast]
    employees = list(_employees(content, calendar, first_words, cast))
    return [*cast, *employees, *(_guest(guest, calendar) for guest in content.guests)]


def _of_the_cast(person, calendar):
    plain = person["key"].replace("-", ".")
    return Colleague(
        key=person["key"],
        name=_name(person),
        username=person.get("account") or plain,
        email=None if _works_outdoors(person["department"], person["function"]) else f"{plain}@lindemeer.example",
        function=person["function"],
        department=person["department"],
        manager=person["manager"],
        place=person["place"],
        phone=person["phone"],
        about=person["about"],
        roles=tuple(person["roles"]),
        employed_since=calendar.day(person["joined"]),
        look={feature: person[feature] for feature in LOOK} if person["portrait"] else None,
    )


def _employees(content, calendar, first_words, cast):
    names = Names(content.names, taken={person.name.text for person in cast})
    abouts = words_about_themselves(content)
    taken = {person.username for person in cast} | {person["key"].replace("-", ".") for person in content.cast}
    for number, (key, department, title) in enumerate(vacancies(content.functions)):
        chance, name = chance_for("employee", key), names.deal()
        username = free_username(username_from(name.text), taken.__contains__)
        taken.add(username)
        has_mail = not _works_outdoors(department["department"], title) or chance.happens(WITH_MAIL_OUTDOORS)
        feminine = name.given in content.names["female"]
        yield Colleague(
            key=key,
            name=name,
            username=username,
            email=f"{username}@lindemeer.example" if has_mail else None,
            function=title,
            department=department["department"],
            manager=department["manager"],
            place=department["place"],
            phone=f"06-0000 {3300 + 13 * number:04d}" if chance.happens(0.9) else "",
            about=abouts.get(key, ""),
            employed_since=_came(content, calendar, key) or _employed_since(chance, calendar, first_words.get(key)),
            look=generated_look(key, feminine=feminine) if chance.happens(WITH_PORTRAIT) else None,
            is_feminine=feminine,
        )


def _guest(guest, calendar):
    return Colleague(
        key=guest["key"],
        name=_name(guest),
        username=guest["key"].replace("-", "."),
        email=guest["email"],
        function=guest["function"],
        phone=guest["phone"],
        about=guest["about"],
        employed_since=calendar.day(guest["since"]),
        ends_on=calendar.day(-guest["ends"]),
        guest_in=tuple(guest["groups"]),
    )


def _name(person):
    return Name(person["given_name"], person["particle"], person["surname"])


def _works_outdoors(department, title):
    return department in OUTDOORS and not any(word in title.lower() for word in AT_A_DESK)


def _came(content, calendar, key):
    """Return the day on which somebody came of whom the content says so: they wrote nothing."""
    days_ago = content.profiles["came"].get(key)
    return None if days_ago is None else calendar.day(days_ago)


def _employed_since(chance, calendar, spoke_at):
    """Most people are here for years; whoever spoke was here by then."""
    since = calendar.day(90 + int(6000 * chance.random() ** 1.7))
    if spoke_at is None:
        return since
    return min(since, timezone.localdate(spoke_at) - timedelta(days=chance.randint(20, 400)))
