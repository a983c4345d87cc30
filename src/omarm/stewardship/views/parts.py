"""The course on pages of others: certificates on profile and groups, the calendar in the community of group owners."""

from omarm.groups.queries import may_read
from omarm.stewardship.queries.guiding import certificates_on
from omarm.stewardship.queries.levels import certificate_shown_by
from omarm.stewardship.queries.seeing import is_community, may_read_lessons
from omarm.stewardship.queries.sessions import calendar_for


def on_profile(viewer, person):
    """Return the certificate of somebody who shows it to colleagues, else None. Guests are shown none."""
    certificate = None if getattr(viewer, "is_guest", True) else certificate_shown_by(person)
    return {"certificate": certificate} if certificate else None


def on_group(person, group):
    """Return the certificates that owners of a group show on it, else None. Guests are shown none.

    Of a hidden group only who reads it sees who looks after it.
    """
    may_know = group.access != group.Access.HIDDEN or may_read(person, group)
    found = certificates_on(group) if may_read_lessons(person) and may_know else []
    return {"certificates": found} if found else None


def in_community(person, group):
    """Return the calendar of the course on the page About of the community of group owners, else None."""
    return {"calendar": calendar_for(person, most=5)} if may_read_lessons(person) and is_community(group) else None
