"""Accounts: for who administers them, for their owner, and at the door."""

import re

from django.utils import timezone

from omarm.core import pagination
from omarm.people.models import Person, Session
from omarm.people.queries.finding import narrowed
from omarm.people.queries.structure import organisation

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip
DEMO_ACCOUNTS = (
    "medewerker", "groepsbeheerder", "redacteur", "communitymanager", "bestuurder", "or", "beheerder", "buitendienst",
)  # fmt: skip


def accounts_for(administrator, *, text="", after="", limit=50):
    """Return a Page of all accounts, also inactive ones, for the administrator's list."""
    found = narrowed(Person.objects.named(), text, reader=administrator)
    if cursor := pagination.parse_text(after):
        found = found.extra(where=["(sort_key, people_person.id) > (%s, %s)"], params=cursor)
    rows = list(found.by_surname().select_related("department").prefetch_related("roles")[: limit + 1])
    return pagination.cut(rows, size=limit, cursor_of=lambda last: pagination.as_text(last.sort_key, last.pk))


def colleague(username):
    """Return any account by username, for administrators. Raises Person.DoesNotExist."""
    return Person.objects.named().select_related("department", "photo").get(username=username.lower())


def role_choices(person):
    """Return the codes of the person's tasks, for a form."""
    return sorted(person.role_codes)


def sessions_of(person):
    """Return the devices on which the person is signed in, newest day first."""
    return Session.objects.filter(person=person).order_by("-seen_on", "session_key")


def ended_person(person_id):
    """Return the Person of a session whose last day has been, else None: to say why the session opens nothing."""
    if not person_id:
        return None
    return Person.objects.filter(pk=person_id, ends_on__lt=timezone.localdate()).first()


def device_of(user_agent):
    """Return browser and system from a User-Agent header in a few words, for the owner of the session."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if re.search(mark, user_agent)), "")
    return ", ".join(part for part in (browser, system) if part)


def portrait_for(person, image_id):
    """Return the Image of a portrait whose person this person may see. Raises Person.DoesNotExist.

    Who stands at the door of a demonstration sees the faces of the accounts that can be tried.
    """
    if not person.is_authenticated:
        here = organisation()
        accounts = DEMO_ACCOUNTS if here and here.is_demo else ()
        return Person.objects.active().select_related("photo").get(photo=image_id, username__in=accounts).photo
    return Person.objects.visible_to(person).select_related("photo").get(photo=image_id).photo


def demo_accounts():
    """Return the people of a demonstration who are there to be tried, in the order of their task; else none."""
    order = {username: place for place, username in enumerate(DEMO_ACCOUNTS)}
    return sorted(Person.objects.active().filter(username__in=order), key=lambda person: order[person.username])
