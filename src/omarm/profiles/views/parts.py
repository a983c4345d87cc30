"""What stands on somebody's page about their work: contexts for the sections of profiles (profiles/sections.py)."""

from omarm.profiles.forms.experts import ThanksForm
from omarm.profiles.queries.absence import absences_shown
from omarm.profiles.queries.completeness import missing_of
from omarm.profiles.queries.expertise import expertise_of, known_by
from omarm.profiles.queries.narrowing import seen_by
from omarm.profiles.queries.projects import projects_of
from omarm.profiles.queries.thanks import thanks_to
from omarm.profiles.queries.week import days_of, week_at_hand
from omarm.profiles.queries.welcome import welcome_of


def away_now(viewer, person):
    """Return that somebody is away now, or None: also of who works here no more."""
    away = absences_shown(viewer, [person]).get(person.pk) if person.is_active else None
    return away and {"away": away}


def asks_about_welcome(viewer, person):
    """Return {} on one's own page while one did not answer whether it may be told, else None."""
    asks = viewer.pk == person.pk and not person.is_guest and person.employed_since and welcome_of(person) is None
    return {} if asks else None


def what_they_know(viewer, person):
    """Return the topics that somebody knows about, or None."""
    known = known_by(viewer, person)
    return {"known": known} if known else None


def their_projects(_viewer, person):
    """Return what somebody works on and worked on, or None."""
    running, over = projects_of(person)
    return {"running": running, "over": over} if running or over else None


def other_thanks(viewer, person):
    """Return thanks for topics that do not stand among what they know, all of them on one's own page, and the form; or None."""
    if viewer.is_guest or person.is_guest:
        return None
    is_own = viewer.pk == person.pk
    shown = set() if is_own else _topics_shown(viewer, person)
    told = thanks_to(viewer, person)
    thanks = [one for one in told if one.topic.pk not in shown]
    form = ThanksForm(person=viewer) if viewer.pk and not is_own and person.is_active else None
    return {"thanks": thanks, "form": form, "is_first": not told} if thanks or form else None


def their_week(_viewer, person):
    """Return the days on which somebody works, or None: also of who works here no more."""
    week = week_at_hand(person) if person.is_active else None
    return {"days": days_of(week), "note": week.note} if week else None


def _topics_shown(viewer, person):
    """Return the ids of the topics among what they know, as far as this viewer sees that."""
    if person.pk not in seen_by(viewer, [person], ["expertise"])["expertise"]:
        return set()
    return {one.topic_id for one in expertise_of(person)}


def told_in_fields(_viewer, _person):
    """Return nothing more: what stands in fields, every section has."""
    return {}


def hint(viewer, person):
    """Return what one's own profile does not tell yet, on one's own page alone, or None."""
    missing = missing_of(person) if viewer.pk == person.pk and not person.is_guest else []
    return {"missing": missing} if missing else None
