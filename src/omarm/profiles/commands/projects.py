"""What one works on."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.profiles.models import Project

MOST_PROJECTS = 30  # that one works on at the same time


@transaction.atomic
def add_project(*, actor, name, role="", started_on=None):
    """Tell what one works on. Returns the Project. Raises DomainError for no name, the same again, and too many."""
    name, role = legible(name)[:120], legible(role)[:120]
    if actor.is_guest:
        raise PermissionDenied
    if not name:
        raise DomainError(_("What is the project called?"), code="project_name")
    running = Project.objects.filter(person=actor, ended_on=None)
    if running.filter(name__iexact=name).exists():
        raise DomainError(_("This project stands on your profile already."), code="project_known")
    if running.count() >= MOST_PROJECTS:
        raise DomainError(
            _("End a project first: you can show %(most)d.") % {"most": MOST_PROJECTS}, code="project_many"
        )

    project = Project.objects.create(person=actor, name=name, role=role, started_on=started_on)

    log.record("profile.changed", actor=actor, subject=actor)
    return project


@transaction.atomic
def end_project(*, actor, project):
    """Have one's own project be over from today; it stays among what one worked on. Returns it."""
    if project.person_id != actor.pk:
        raise PermissionDenied

    today = timezone.localdate()
    project.ended_on = max(today, project.started_on or today)
    project.save(update_fields=["ended_on"])

    log.record("profile.changed", actor=actor, subject=actor)
    return project


@transaction.atomic
def remove_project(*, actor, project):
    """Take one's own project off the profile. Returns nothing."""
    if project.person_id != actor.pk:
        raise PermissionDenied

    project.delete()

    log.record("profile.changed", actor=actor, subject=actor)
