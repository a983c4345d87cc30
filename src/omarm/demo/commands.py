"""Making the demonstration organisation."""

from contextlib import nullcontext

from django.db import connection, transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.demo.loading import adopting, caring, carried, keeping, reported, storing
from omarm.demo.loading.ambassadors import store_ambassadors
from omarm.demo.loading.clock import run_clock
from omarm.demo.loading.culture import store_culture
from omarm.demo.loading.desk import store_desk
from omarm.demo.loading.fields import store_fields
from omarm.demo.loading.files import store_files, store_files_of_posts
from omarm.demo.loading.firstweek import store_first_weeks
from omarm.demo.loading.found import make_findable
from omarm.demo.loading.groups import store_groups
from omarm.demo.loading.house import House
from omarm.demo.loading.houserules import store_house_rules
from omarm.demo.loading.launch import store_launch
from omarm.demo.loading.nominations import store_nominations
from omarm.demo.loading.pictures import drawings, drawn, store_pictures
from omarm.demo.loading.pilots import store_pilots
from omarm.demo.loading.plan import Plan
from omarm.demo.loading.planboard import store_planboard
from omarm.demo.loading.presets import store_presets
from omarm.demo.loading.profiles import store_profiles
from omarm.demo.loading.programme import store_programme
from omarm.demo.loading.questions import store_questions
from omarm.demo.loading.searching import store_best_bets, store_saved_searches
from omarm.demo.loading.staging import store_stages
from omarm.demo.loading.stewardship import store_course
from omarm.demo.loading.telling import store_notifications
from omarm.demo.loading.topics import store_topics
from omarm.people.commands import found_organisation
from omarm.people.models import Organisation, Person

# In this order: each builds on what is there.
STEPS = (
    storing.store_departments, storing.store_people, store_house_rules, store_topics, store_profiles,
    store_fields, store_groups, store_files, storing.store_posts, store_files_of_posts,
    storing.store_comments, storing.store_reactions, store_questions, carried.store_polls, carried.store_must_reads, carried.store_links,
    keeping.store_keeping, keeping.store_worth_keeping, store_notifications, storing.store_markers,
    caring.store_plans, caring.store_messages_to_all, caring.store_guest_invitations, caring.store_hand_overs,
    caring.store_consent, adopting.store_consent, store_nominations, store_culture, reported.store_signal_words, reported.store_cases,
    store_best_bets, store_saved_searches, store_stages, store_presets, store_course, store_ambassadors,
    store_first_weeks,
)  # fmt: skip


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
    wanted = drawings(plan)
    bar = (progress or _silent)(length=len(STEPS) + len(wanted), label="Making the demonstration")
    with bar as shown, drawn(wanted) as pictures:
        _store(plan, pictures, tell=shown.update)
    return True


@transaction.atomic
def _store(plan, pictures, *, tell):
    found_organisation(
        name=plan.content.organisation["name"],
        origin=Organisation.Origin.DEMO,
        intranet_name=plan.content.organisation["intranet"],
    )
    house = House.empty(plan)
    for store in STEPS:
        store(house)
        tell(1)
    store_pictures(pictures, house, tell=tell)
    with connection.cursor() as cursor:
        cursor.execute("analyze")  # so much at once: without it what comes next is planned as for empty tables
    run_clock(house)
    adopting.say_otherwise(house)
    store_programme(house)
    store_pilots(house)
    store_planboard(house)
    store_launch(house)
    make_findable(house)
    store_desk(house)


def _silent(**_):
    return nullcontext(_Nothing())


class _Nothing:
    def update(self, count):
        """Show nothing."""
