"""The certificate where its holder wants it seen: on the profile and on the groups that they own."""

from omarm.groups.queries import may_read
from omarm.stewardship.queries.guiding import certificates_on
from omarm.stewardship.queries.levels import certificate_shown_by
from omarm.stewardship.queries.seeing import may_read_lessons


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
