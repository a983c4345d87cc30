"""Making the demonstration organisation."""

from contextlib import nullcontext

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.demo.loading import storing
from omarm.demo.loading.pictures import drawings, drawn, store_pictures
from omarm.demo.loading.plan import Plan
from omarm.demo.loading.readers import Readers
from omarm.people.commands import found_organisation
from omarm.people.models import Organisation, Person

STAGES = 6


def load_demo(*, today=None, progress=None):
    """Make the demonstration organisation, with dates relative to `today`. Returns whether it was made just now.

    When it is there already, nothing happens. Raises DomainError where there is another organisation.
    `progress(length=, label=)` makes a progress bar.
    """
    organisation = Organisation.objects.first()
    if organisation is not None and organisation.is_demo:
        return False
    if organisation is not None or Person.objects.exists():
        raise DomainError(
            _("There is an organisation here that is not the demonstration; it stays as it is."), code="not_the_demo"
        )

    plan = Plan.for_day(today)
    wanted = drawings(plan.colleagues, plan.talks)
    bar = (progress or _silent)(length=STAGES + len(wanted), label="Making the demonstration")
    with bar as shown, drawn(wanted) as pictures:
        _store(plan, pictures, tell=shown.update)
    return True


@transaction.atomic
def _store(plan, pictures, *, tell):
    content, told = plan.content, plan.talks
    found_organisation(
        name=content.organisation["name"],
        origin=Organisation.Origin.DEMO,
        intranet_name=content.organisation["intranet"],
    )
    departments = storing.store_departments(content)
    people = storing.store_people(plan.colleagues, departments)
    tell(1)
    groups = storing.store_groups(content, told, plan.members, people, plan.calendar)
    tell(1)
    posts = storing.store_posts(told, people, groups, departments)
    tell(1)
    storing.store_comments(told, posts, people)
    tell(1)
    readers = Readers(content, plan.colleagues, plan.members)
    storing.store_reactions(told, readers, posts, people)
    tell(1)
    storing.store_markers(told, readers, posts, people, groups)
    tell(1)
    store_pictures(pictures, people, posts, tell=tell)


def _silent(**_):
    return nullcontext(_Nothing())


class _Nothing:
    def update(self, count):
        """Show nothing."""
