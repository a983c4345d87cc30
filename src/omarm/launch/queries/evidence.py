"""What is there already of each step and tip: read from the apps that have it, ticked by nobody."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.ambassadors.queries import standing_now
from omarm.culture.queries.scans import is_done, running_scan
from omarm.desk.queries.capacity import capacity
from omarm.houserules.queries import published_editions as rules_published
from omarm.houserules.queries import unpublished
from omarm.launch.queries.case import sheet
from omarm.launch.queries.naming import contest_for
from omarm.launch.queries.opening import openings_now
from omarm.launch.queries.photos import share_for
from omarm.launch.queries.why import draft, published_editions
from omarm.planboard.queries.team import coverage_now, team_rows
from omarm.presets.queries import current_of
from omarm.programme.queries.goals import goals_pursued
from omarm.staging.models import Stage

DONE, BEGUN, OPEN = "done", "begun", "open"
OWN_PHOTOS = 50  # percent: our own choice of what is recognisable


@dataclass(frozen=True)
class Evidence:
    """How far something is, in a line of words ("" when nothing is there), and where that can be seen."""

    state: str = OPEN
    words: str = ""
    url: str = ""
    warns: bool = False


def of_why(person):
    """Return the Evidence of the page why this intranet."""
    edition = published_editions().first()
    if edition:
        day = date_format(edition.published_at, "j F Y")
        return Evidence(
            DONE, _("Edition %(number)d, since %(day)s.") % {"number": edition.pk, "day": day}, reverse("launch:why")
        )
    return Evidence(BEGUN, _("It is being written.")) if draft() else Evidence()


def of_goal(person):
    """Return the Evidence of the settings for the goal."""
    applied = current_of().get("goal")
    if applied:
        return Evidence(DONE, _("“%(name)s” was applied.") % {"name": applied.preset.label}, reverse("presets:presets"))
    goals = goals_pursued()
    if goals:
        return Evidence(
            BEGUN, _("There is a goal; no settings were chosen for it yet."), reverse("programme:programme")
        )
    return Evidence()


def of_team(person):
    """Return the Evidence of the project team."""
    coverage, people = coverage_now(), len(team_rows())
    if not people:
        return Evidence()
    words = ngettext("%(n)d colleague is in it.", "%(n)d colleagues are in it.", people) % {"n": people}
    if coverage.missing:
        words += " " + ngettext("%(n)d place is empty.", "%(n)d places are empty.", len(coverage.missing)) % {
            "n": len(coverage.missing)
        }
    return Evidence(DONE if coverage.is_filled else BEGUN, words, reverse("planboard:team"))


def of_rules(person):
    """Return the Evidence of the house rules."""
    edition = rules_published().first()
    if edition:
        return Evidence(DONE, _("Edition %(number)d stands.") % {"number": edition.pk}, reverse("houserules:current"))
    return Evidence(BEGUN, _("They are being written.")) if unpublished() else Evidence()


def of_name(person):
    """Return the Evidence of the name."""
    told = contest_for(person)
    if told is None or told.state == "called_off":
        return Evidence()
    if told.is_decided:
        done = told.contest.applied_on is not None
        words = _("“%(name)s” was chosen.") % {"name": told.contest.chosen.name}
        return Evidence(DONE if done else BEGUN, words, reverse("launch:name"))
    names = ngettext("%(n)d name was suggested.", "%(n)d names were suggested.", len(told.ideas)) % {
        "n": len(told.ideas)
    }
    return Evidence(BEGUN, names, reverse("launch:name"))


def of_culture(person):
    """Return the Evidence of what fits the culture: a scan that gave a result, or the recipe that was chosen after it."""
    applied = current_of().get("recipe")
    if applied:
        words = _("“%(name)s” was applied.") % {"name": applied.preset.label}
        return Evidence(DONE, words, reverse("presets:presets"))
    if is_done():
        return Evidence(DONE, _("A scan was held, and its result is there."), reverse("culture:scans"))
    if running_scan():
        return Evidence(BEGUN, _("A scan is open; colleagues answer it."), reverse("culture:scans"))
    return Evidence()


def of_functions(person):
    """Return the Evidence of the choice of functions."""
    standing = Stage.objects.standing().filter(department=None, group=None).count()
    if not standing:
        return Evidence()
    words = ngettext(
        "Of %(n)d function it was said who has it from when.",
        "Of %(n)d functions it was said who has them from when.",
        standing,
    )
    return Evidence(DONE, words % {"n": standing}, reverse("staging:functions"))


def of_ambassadors(person):
    """Return the Evidence of the ambassadors."""
    standing = standing_now()
    if not standing.was_called:
        return Evidence()
    words = _("%(people)d ambassadors; %(after)d of %(wanted)d meetings after going live are planned or held.") % {
        "people": standing.people, "after": standing.after, "wanted": standing.wanted_after,
    }  # fmt: skip
    return Evidence(DONE if standing.has_enough_after else BEGUN, words, reverse("ambassadors:public"))


def of_pilot(person):
    """Return the Evidence of the pilot."""
    pilot = openings_now().get("pilot")
    if pilot and pilot.group_id:
        day = date_format(pilot.day, "j F Y")
        return Evidence(
            DONE,
            _("A pilot was chosen, from %(day)s.") % {"day": day},
            first_address("pilots:pilots", "launch:opening"),
        )
    return Evidence()


def of_case(person):
    """Return the Evidence of the business case."""
    told = sheet()
    if not told.lines:
        return Evidence()
    words = ngettext("%(n)d line.", "%(n)d lines.", len(told.lines)) % {"n": len(told.lines)}
    if told.unmeasured:
        words += " " + ngettext(
            "Of %(n)d it is not known where it stood.", "Of %(n)d it is not known where they stood.", told.unmeasured
        ) % {"n": told.unmeasured}
    return Evidence(DONE if told.is_whole else BEGUN, words, reverse("launch:case"), bool(told.unmeasured))


def of_photos(person):
    """Return the Evidence of our own photos."""
    share = share_for(person)
    if not share.declared:
        return Evidence()
    words = _("%(own)d of %(all)d photos are our own.") % {"own": share.own, "all": share.declared}
    if share.unknown:
        words += " " + ngettext("Of %(n)d nobody said it.", "Of %(n)d nobody said it.", share.unknown) % {
            "n": share.unknown
        }
    done = not share.unknown and share.percent >= OWN_PHOTOS
    return Evidence(DONE if done else BEGUN, words, reverse("launch:photos"))


def of_capacity(person):
    """Return the Evidence of the hours."""
    now = capacity()
    if now.state == "no_manager":
        return Evidence(
            OPEN, _("Nobody is community manager. Without one a community stops within months."), "", warns=True
        )
    if now.state == "unknown":
        return Evidence(BEGUN, _("There is a community manager. How many hours there are was not filled in."))
    told = {"hours": now.hours, "needed": now.needed, "people": now.people, "groups": now.groups}
    words = (
        _("%(hours)d hours a week, where %(needed)d are asked for %(people)d colleagues and %(groups)d groups.") % told
    )
    return Evidence(DONE if now.state == "enough" else BEGUN, words, reverse("desk:projects"), now.state == "short")


def of_opening(person):
    """Return the Evidence of going live."""
    openings = openings_now()
    opening = openings.get("everybody") or openings.get("pilot")
    if opening is None:
        return Evidence()
    told = {"whom": opening.get_audience_display(), "day": date_format(opening.day, "j F Y")}
    done = opening.has_come and opening.audience == "everybody"
    return Evidence(DONE if done else BEGUN, _("%(whom)s: from %(day)s.") % told, reverse("launch:opening"))


def first_address(*names):
    """Return the first of these addresses that this installation has; "" when it has none."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
