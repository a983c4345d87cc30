"""What pages and other apps ask about people. Rows that reach a person start at `visible_to`."""

import re
from time import monotonic
from types import SimpleNamespace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.utils import timezone

from omarm.core import pagination
from omarm.core.folding import fold
from omarm.people.models import Department, FormerUsername, HandOver, Organisation, Person, Session

_remembered = SimpleNamespace(row=None, until=0, seconds=5)
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def organisation():
    """Return the Organisation of this installation, or None before it is founded; at most five seconds old."""
    if _remembered.until < monotonic():
        _remembered.row = Organisation.objects.first()
        _remembered.until = monotonic() + (_remembered.seconds if _remembered.row else 0)
    return _remembered.row


def forget_organisation():
    """Have the next question read the organisation anew: after changing it, and between tests."""
    _remembered.until = 0


def people_for(person, *, text="", department=None, after="", limit=24):
    """Return a Page of active colleagues by surname, narrowed by words in name, function or department."""
    found = Person.objects.visible_to(person).active().matching(fold(text).split())
    if department:
        found = found.filter(department__in=Department.objects.within(department))
    if cursor := pagination.parse_text(after):
        found = found.extra(where=["(sort_key, people_person.id) > (%s, %s)"], params=cursor)
    rows = list(found.by_surname().select_related("department")[: limit + 1])
    return pagination.cut(rows, size=limit, cursor_of=lambda last: pagination.as_text(last.sort_key, last.pk))


def profile_for(person, username):
    """Return the colleague with this username as the person may see them. Raises Person.DoesNotExist."""
    visible = Person.objects.visible_to(person).select_related("department", "manager", "position", "photo")
    return visible.get(username=username.lower())


def colleague_for(person, username):
    """Return the active colleague with this username whom the person may see. Raises Person.DoesNotExist."""
    return Person.objects.visible_to(person).active().get(username=username.lower())


def moved_to(person, username):
    """Return the present username of someone who was renamed, if the person may see them, else None."""
    former = FormerUsername.objects.filter(username=username.lower(), person__in=Person.objects.visible_to(person))
    return former.values_list("person__username", flat=True).first()


def reports_of(person, colleague):
    """Return who has `colleague` as manager, by surname."""
    return Person.objects.visible_to(person).active().filter(manager=colleague).by_surname()


def department(department_id):
    """Return one department. Raises Department.DoesNotExist."""
    return Department.objects.get(pk=department_id)


def departments_for(person):
    """Return all departments in the order of the tree, each with `.headcount` of its own; none for guests."""
    if person.is_guest:
        return []
    active = Count("people", filter=Q(people__is_active=True))
    return _in_order(Department.objects.annotate(headcount=active))


def department_choices(person):
    """Return the departments to choose from, in the order of the tree, each with `.indented` as its label."""
    rows = [] if person.is_guest else _in_order(Department.objects.all())
    for row in rows:
        row.indented = "\u2003" * (row.depth - 1) + row.name
    return rows


def _in_order(departments):
    """Return departments with each below the one that it is part of, siblings by rank and name."""
    rows = {row.pk: row for row in departments}
    return sorted(rows.values(), key=lambda row: [(rows[pk].rank, rows[pk].name, pk) for pk in row.path])


def sessions_of(person):
    """Return the devices on which the person is signed in, newest day first."""
    return Session.objects.filter(person=person).order_by("-seen_on", "session_key")


def accounts_for(administrator, *, text="", after="", limit=50):
    """Return a Page of all accounts, also inactive ones, for the administrator's list."""
    found = Person.objects.matching(fold(text).split())
    if cursor := pagination.parse_text(after):
        found = found.extra(where=["(sort_key, people_person.id) > (%s, %s)"], params=cursor)
    rows = list(found.by_surname().select_related("department").prefetch_related("roles")[: limit + 1])
    return pagination.cut(rows, size=limit, cursor_of=lambda last: pagination.as_text(last.sort_key, last.pk))


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


def language_of(person):
    """Return the language code in which to speak to somebody: their own choice, else the organisation's."""
    here = organisation()
    return getattr(person, "language", "") or (here.default_language if here else settings.LANGUAGE_CODE)


def portrait_for(person, image_id):
    """Return the Image of a portrait whose person this person may see. Raises Person.DoesNotExist.

    Who stands at the door of a demonstration sees the faces of the accounts that can be tried.
    """
    if not person.is_authenticated:
        here = organisation()
        accounts = DEMO_ACCOUNTS if here and here.is_demo else ()
        return Person.objects.active().select_related("photo").get(photo=image_id, username__in=accounts).photo
    return Person.objects.visible_to(person).select_related("photo").get(photo=image_id).photo


def colleague(username):
    """Return any account by username, for administrators. Raises Person.DoesNotExist."""
    return Person.objects.select_related("department", "photo").get(username=username.lower())


def role_choices(person):
    """Return the codes of the person's tasks, for a form."""
    return sorted(person.role_codes)


def demo_accounts():
    """Return the people of a demonstration who are there to be tried, in the order of their task; else none."""
    order = {username: place for place, username in enumerate(DEMO_ACCOUNTS)}
    return sorted(Person.objects.active().filter(username__in=order), key=lambda person: order[person.username])


DEMO_ACCOUNTS = (
    "medewerker", "groepsbeheerder", "redacteur", "communitymanager", "bestuurder", "or", "beheerder", "buitendienst",
)  # fmt: skip


def the_organisation():
    """Return the Organisation. Raises Organisation.DoesNotExist before it is founded."""
    return Organisation.objects.get()


def hand_overs_for(person, *, after="", limit=50):
    """Return a Page of the open hand-overs, longest waiting first. Raises PermissionDenied for who has no such task."""
    if not person.cares_for_all:
        raise PermissionDenied
    found = HandOver.objects.filter(closed_at=None).select_related("person__department")
    if after.isdecimal():
        found = found.filter(pk__gt=int(after[:18]))
    rows = list(found.order_by("pk")[: limit + 1])
    return pagination.cut(rows, size=limit, cursor_of=lambda last: str(last.pk))


def hand_over_for(person, hand_over_id):
    """Return an open hand-over: one's own, or any for who has the task. Raises HandOver.DoesNotExist."""
    found = HandOver.objects.filter(closed_at=None).select_related("person__manager", "person__department")
    return (found if person.cares_for_all else found.filter(person=person)).get(pk=hand_over_id)


def my_hand_over(person):
    """Return one's own open hand-over, or None."""
    return HandOver.objects.filter(person=person, closed_at=None).select_related("person__manager").first()
