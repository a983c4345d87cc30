"""The course on pages of others: certificates on profile and groups, the calendar of the owners; and words given back."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.core.http import words_back
from omarm.groups.queries import may_read
from omarm.stewardship.queries.guiding import certificates_on
from omarm.stewardship.queries.levels import certificate_shown_by
from omarm.stewardship.queries.seeing import is_community, may_read_lessons
from omarm.stewardship.queries.sessions import calendar_for

TEXTS = ("words", "link", "answer")  # what is written in the forms of the course


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


def typed_in(request):
    """Return the texts that came along with what is handed in or answered; none where nothing was sent."""
    return [text for text in map(request.POST.get, TEXTS) if text and text.strip()]


def hand_in_back(request, why, *, status):
    """Answer with what somebody wrote to hand in. Raises Http404 where nothing was written."""
    why = _("%(why)s So nothing was handed in. Copy what you want to keep.") % {"why": why}
    return _back(request, why, (reverse("stewardship:course"), _("All lessons")), status)


def answer_back(request, *, status):
    """Answer with what a mentor wrote about something that does not wait for them any more. Raises Http404 where it is nothing."""
    why = _("It does not wait for your answer any more, so nothing was sent. Copy what you want to keep.")
    return _back(request, why, (reverse("stewardship:mentoring"), _("Mentor in the course")), status)


def _back(request, why, back, status):
    typed = typed_in(request)
    if not typed:
        raise Http404
    return words_back(request, typed, why=why, back=back, status=status)
