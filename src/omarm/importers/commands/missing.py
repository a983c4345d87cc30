"""Who came in with an earlier staff list and is no longer on this one: told, and ended only when that was asked for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.core.errors import DomainError
from omarm.importers.commands.outcome import named
from omarm.people import commands as people
from omarm.people.models import Person, Role

# Our own choice: so many leave between two lists. More of them at once is likelier half a file than half of the people.
MOST_UNASKED = 20
MOST_SHARE = 0.05


def end_missing(archive, outcome, staff, options, *, kept_out=frozenset()):
    """Tell who left according to the list, and end their accounts when `options.end_missing` says so.

    Whose row was kept out (by key) is on the list, whatever else it says.

    More than 20 of them, or more than 5 % of who came in by this list, only when `options.confirmed` is their number.
    Raises DomainError without it; a preview tells instead. Administrators are never ended by a list.
    """
    listed = [source.key for source in archive.people if source.active or source.key in kept_out]
    present = {person.pk for key in listed if (person := staff.get(key))}
    known = Person.objects.active().filter(pk__in=staff.came_in, is_guest=False)
    gone = [one for one in known.by_surname() if one.pk not in present]
    kept = set(Role.objects.filter(code=Role.Code.ADMINISTRATOR, person__in=gone).values_list("person", flat=True))
    leaving = [one for one in gone if one.pk not in kept]
    if kept:
        outcome.findings.append(
            _("Not on the list, but they administer: %(names)s. Their accounts stay open.")
            % {"names": named([one.name for one in gone if one.pk in kept])}
        )
    if not leaving:
        return
    _tell(outcome, leaving, options)
    if options.end_missing:
        _check(len(leaving), known.count(), options)
        for person in leaving:
            people.deactivate_person(actor=None, person=person)
        outcome.counts["ended"] += len(leaving)


def _tell(outcome, leaving, options):
    words = ngettext(
        "%(count)d colleague who came in by an earlier list works here no longer according to this one: %(names)s.",
        "%(count)d colleagues who came in by an earlier list work here no longer according to this one: %(names)s.",
        len(leaving),
    ) % {"count": len(leaving), "names": named([one.name for one in leaving])}
    if not options.end_missing:
        words = f"{words} {_('Their accounts stay open; --end-missing ends them.')}"
    outcome.findings.append(words)


def _check(leaving, known, options):
    is_much = leaving > MOST_UNASKED or leaving > known * MOST_SHARE
    if is_much and options.confirmed != leaving and not options.preview:
        raise DomainError(
            _("This list would end %(count)d of %(known)d accounts, so nothing was changed. Look at it with --dry-run; "
              "if it is right, repeat it with --confirm %(count)d.") % {"count": leaving, "known": known},
            code="missing_many",
        )  # fmt: skip
