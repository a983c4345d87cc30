"""Who is there for questions, and who stands in for who is not."""

from django.db.models import Exists, F, OuterRef, Q

from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.models import Turn

MORNINGS, AFTERNOONS = "mornings", "afternoons"  # fields of Week


def gone_on(day, *, of="person", half=""):
    """Return the condition that a person (`of` is the way to them) is not there for questions on a day, or in a half of it.

    They left, are a guest, are away, rest, or do not work then by their week. Who told no week is there.
    """
    me, days = OuterRef(of), F("mornings").bitor(F("afternoons"))
    told = Week.objects.annotate(days=days).filter(person=me, days__gt=0)
    off = told.annotate(then=(F(half) if half else days).bitand(1 << day.weekday())).filter(then=0)
    return (
        ended(of)
        | Exists(Absence.objects.filter(person=me, starts_on__lte=day, ends_on__gte=day))
        | Exists(Expert.objects.filter(person=me, paused_until__gte=day))
        | Exists(off)
    )


def ended(of="person"):
    """Return the condition that a person left, or is a guest."""
    way = "" if of == "pk" else f"{of}__"
    return Q(**{f"{way}is_active": False}) | Q(**{f"{way}is_guest": True})


def is_gone(turn, day):
    """Return whether who has a question is not there on a day."""
    return Turn.objects.filter(gone_on(day), pk=turn.pk).exists()


def has_left(turn):
    """Return whether who has a question cannot sign in any more, or became a guest."""
    return Turn.objects.filter(ended(), pk=turn.pk).exists()


def stand_ins_of(person_ids, day, half=""):
    """Return {person id: the id of who stands in}, of who of these people is away and named somebody who is there."""
    if not person_ids:
        return {}
    away = Absence.objects.filter(person__in=person_ids, starts_on__lte=day, ends_on__gte=day)
    named = away.exclude(stand_in=None).exclude(gone_on(day, of="stand_in", half=half)).order_by("ends_on", "pk")
    return dict(named.values_list("person", "stand_in"))
